import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAppeal } from '../../api/lists.ts'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/t.ts'
import { ReasonForm } from '../../parts/reason-form.tsx'

/** Appeals against one result, where it stands: said in one's own words, reviewed by somebody else. */
export function AppealButton({ kind, id, title }: { kind: string; id: string; title: string }) {
  const may = useMay()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const appeal = useAppeal((out) => void navigate({ to: '/matters/$id', params: { id: out.id } }))
  if (!may('appeal.record') || (kind !== 'points' && kind !== 'mark')) return null
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('appeal.make')}
      </button>
      {open ? (
        <ReasonForm
          title={t('appeal.make')}
          label={t('appeal.why')}
          onClose={() => setOpen(false)}
          onSend={(body) => appeal.mutateAsync({ kind, id, title: t('appeal.about', { title }), body })}
        >
          <p className="note">{t('appeal.note')}</p>
        </ReasonForm>
      ) : null}
    </>
  )
}
