import { useState } from 'react'
import type { Network } from '../../api/monitoring.ts'
import { t } from '../../i18n/t.ts'
import { ReportForm } from '../../parts/report-form.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** A report that came by telephone: the office enters it for the point that called. */
export function VoiceReport({ network }: { network: Network }) {
  const [open, setOpen] = useState(false)
  return (
    <div>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('monitoring.voice')}
      </button>
      {open ? (
        <Dialog title={t('monitoring.voice')} onClose={() => setOpen(false)}>
          <ReportForm
            network={{ id: network.id, fields: network.fields.filter((field) => field.id !== network.sortField) }}
            points={network.appointments.map((one) => ({
              id: one.id,
              label: [one.point.name, one.person?.name].filter(Boolean).join(' · '),
            }))}
            behalf
            onSent={() => setOpen(false)}
          />
        </Dialog>
      ) : null}
    </div>
  )
}
