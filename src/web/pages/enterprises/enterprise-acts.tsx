import { useState } from 'react'
import { useEnterprise } from '../../api/enterprises.ts'
import { findEnterprises } from '../../api/lookups.ts'
import { explain, placeOf } from '../../api/problem.ts'
import { useMerge, useRecordProfile } from '../../api/topics.ts'
import { today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

const FIGURES = ['staff', 'revenue', 'assets', 'fixedAssets', 'output', 'tax'] as const

/** The enterprise's figures of a day; the size follows from them. */
export function ProfileDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [asOf, setAsOf] = useState(today())
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [fault, setFault] = useState<string>()
  const send = useRecordProfile(id)
  const place = placeOf(send.error)
  function submit() {
    const figures = Object.fromEntries(
      FIGURES.flatMap((name) => {
        const text = (values[name] ?? '').replaceAll(',', '').trim()
        return text === '' ? [] : [[name, Number(text)]]
      }),
    )
    if (Object.values(figures).some(Number.isNaN)) return setFault(t('form.fault.number'))
    setFault(undefined)
    send.mutate(
      { asOf, ...figures },
      {
        onSuccess: (done) => {
          const size = done.size ?? t('enterprise.size_unknown')
          tellAfterAct({ sentence: t('enterprise.profile_kept', { day: asOf, size }) })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('enterprise.record_profile')}
      onClose={onClose}
      onSubmit={submit}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={send.isPending}>
          {t('do.save')}
        </SendOrCancel>
      }
    >
      <TextField label={t('enterprise.as_of')} type="date" value={asOf} onChange={setAsOf} max={today()} />
      {FIGURES.map((name) => (
        <TextField
          key={name}
          label={t(`enterprise.figure.${name}`)}
          type="number"
          value={values[name] ?? ''}
          onChange={(value) => setValues({ ...values, [name]: value })}
          fault={place === name ? explain(send.error) : undefined}
        />
      ))}
      {fault || (send.error && !place) ? (
        <p className="note red" role="alert">
          {fault ?? explain(send.error)}
        </p>
      ) : null}
    </Dialog>
  )
}

type MergeProps = {
  readonly keep: { readonly id: string; readonly name: string; readonly revision: number }
  readonly onClose: () => void
}

/** The other entry of the same enterprise is taken into this one, with everything that hangs on it. */
export function MergeDialog({ keep, onClose }: MergeProps) {
  const [gone, setGone] = useState<readonly Picked[]>([])
  const [reason, setReason] = useState('')
  const other = useEnterprise(gone[0]?.id ?? keep.id)
  const send = useMerge(keep.id)
  const ready = gone[0] && other.data?.id === gone[0].id && gone[0].id !== keep.id && reason.trim() !== ''
  return (
    <Dialog
      title={t('enterprise.merge')}
      onClose={onClose}
      onSubmit={() => {
        if (!ready || !gone[0] || !other.data) return
        send.mutate(
          { goneId: gone[0].id, keepRevision: keep.revision, goneRevision: other.data.revision, reason: reason.trim() },
          {
            onSuccess: (done) => {
              const rows = done.moved.reduce((sum, one) => sum + one.rows, 0)
              tellAfterAct({ sentence: t('enterprise.merged', { matters: done.matters, rows }) })
              onClose()
            },
          },
        )
      }}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={!ready || send.isPending}>
          {t('enterprise.merge')}
        </SendOrCancel>
      }
    >
      <p className="muted">{t('enterprise.merge_what', { name: keep.name })}</p>
      <SearchPick
        label={t('enterprise.merge_other')}
        of="enterprise"
        find={findEnterprises}
        value={gone}
        onChange={setGone}
        required
      />
      {other.data && gone[0] ? (
        <p className="note small">
          {other.data.name} · {other.data.creditCode ?? t('value.missing')} ·{' '}
          {t('enterprise.visits', { n: other.data.counts.visits })} ·{' '}
          {t('enterprise.matters', { n: other.data.counts.matters, open: other.data.counts.open })}
        </p>
      ) : null}
      <TextField label={t('form.reason')} value={reason} onChange={setReason} required lines={2} />
      <Failure error={send.error} />
    </Dialog>
  )
}
