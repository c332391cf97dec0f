import { useState } from 'react'
import { useHandoverAct } from '../../api/link-acts.ts'
import { findPersons } from '../../api/lookups.ts'
import { plusDays, today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

/** Hands all of a person's links with their open matters to a successor, who must accept. */
export function ProposeHandover() {
  const [open, setOpen] = useState(false)
  const [from, setFrom] = useState<readonly Picked[]>([])
  const [to, setTo] = useState<readonly Picked[]>([])
  const [day, setDay] = useState(plusDays(today(), 1))
  const [reason, setReason] = useState('')
  const act = useHandoverAct((sentence) => {
    tellAfterAct({ sentence })
    setOpen(false)
  })
  const ready = from[0] && to[0] && reason.trim() !== ''
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('handover.propose')}
      </button>
      {open ? (
        <Dialog
          title={t('handover.propose')}
          onClose={() => setOpen(false)}
          onSubmit={() => {
            if (from[0] && to[0])
              act.mutate({
                act: 'propose',
                fromPersonId: from[0].id,
                toPersonId: to[0].id,
                effectiveDay: day,
                reason: reason.trim(),
              })
          }}
          bottom={
            <SendOrCancel onCancel={() => setOpen(false)} disabled={!ready || act.isPending}>
              {t('handover.propose')}
            </SendOrCancel>
          }
        >
          <p className="muted">{t('handover.rule')}</p>
          <SearchPick
            label={t('handover.from')}
            of="person"
            find={findPersons}
            value={from}
            onChange={setFrom}
            required
          />
          <SearchPick label={t('handover.to')} of="person" find={findPersons} value={to} onChange={setTo} required />
          <TextField
            label={t('handover.day')}
            type="date"
            value={day}
            onChange={setDay}
            required
            help={t('handover.day_help')}
          />
          <TextField label={t('form.reason')} value={reason} onChange={setReason} required lines={2} />
          <Failure error={act.error} />
        </Dialog>
      ) : null}
    </>
  )
}
