import { useState } from 'react'
import { type Round, useRoundActs } from '../../api/supervise.ts'
import { nowLocal } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'

/** What was seen on the spot, by one of those it was given to. */
export function RecordInspection({ round, taskId, onClose }: { round: Round; taskId: string; onClose: () => void }) {
  const { inspect } = useRoundActs(round.id)
  const [at, setAt] = useState(nowLocal())
  const [note, setNote] = useState('')
  return (
    <Dialog
      title={t('round.inspect')}
      onClose={onClose}
      onSubmit={() => void inspect.mutateAsync({ taskId, at: `${at}:00+08:00`, note }).then(onClose, () => {})}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={inspect.isPending}>
          {t('round.inspect')}
        </SendOrCancel>
      }
    >
      {round.bans.map((ban) => (
        <p className="note" key={ban}>
          {ban}
        </p>
      ))}
      <Failure error={inspect.error} />
      <TextField label={t('inspection.at')} type="datetime-local" value={at} onChange={setAt} required />
      <TextField
        label={t('inspection.note')}
        value={note}
        onChange={setNote}
        lines={4}
        help={t('inspection.note_help')}
      />
      <p className="muted small">{t('form.secrecy')}</p>
    </Dialog>
  )
}
