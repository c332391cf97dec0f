import { useState } from 'react'
import { explain, placeOf } from '../../api/problem.ts'
import { useSetStage } from '../../api/projects.ts'
import { today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'

const STAGES = ['招商', '洽谈', '立项', '审批', '融资', '建设', '投产'] as const

type Props = {
  readonly project: {
    readonly id: string
    readonly revision: number
    readonly stage: string | null
    readonly stages: readonly { readonly toDay: string | null; readonly blockedBy: string | null }[]
  }
  readonly onClose: () => void
}

/** A project enters a stage, or what blocks it in the one it is in is written down or cleared. */
export function StageDialog({ project, onClose }: Props) {
  const [stage, setStage] = useState(project.stage ?? '')
  const [fromDay, setFromDay] = useState(today())
  const [blockedBy, setBlockedBy] = useState(project.stages.find((one) => one.toDay === null)?.blockedBy ?? '')
  const stays = stage.trim() === project.stage
  const send = useSetStage(project.id)
  const place = placeOf(send.error)
  return (
    <Dialog
      title={t('project.enter_stage')}
      onClose={onClose}
      onSubmit={() =>
        send.mutate(
          { revision: project.revision, stage: stage.trim(), fromDay, blockedBy: blockedBy.trim() || null },
          {
            onSuccess: (done) => {
              tellAfterAct({
                sentence: stays
                  ? t(blockedBy.trim() ? 'project.blocked_kept' : 'project.blocked_cleared')
                  : t('project.entered', { stage: done.stage }),
              })
              onClose()
            },
          },
        )
      }
      bottom={
        <SendOrCancel onCancel={onClose} disabled={send.isPending || stage.trim() === ''}>
          {t('do.save')}
        </SendOrCancel>
      }
    >
      <p className="muted">{t('project.now_in', { stage: project.stage ?? t('project.no_stage') })}</p>
      <div className="row" style={{ gap: 4 }}>
        {STAGES.map((one) => (
          <button key={one} type="button" className="tag" aria-pressed={stage === one} onClick={() => setStage(one)}>
            {one}
          </button>
        ))}
      </div>
      <TextField label={t('project.stage')} value={stage} onChange={setStage} required />
      {stays ? null : (
        <TextField
          label={t('project.from_day')}
          type="date"
          value={fromDay}
          onChange={setFromDay}
          max={today()}
          fault={place === 'fromDay' ? explain(send.error) : undefined}
        />
      )}
      <TextField
        label={t('project.blocked_by')}
        value={blockedBy}
        onChange={setBlockedBy}
        lines={2}
        help={t('project.blocked_help')}
      />
      {send.error && place !== 'fromDay' ? (
        <p className="note red" role="alert">
          {explain(send.error)}
        </p>
      ) : null}
    </Dialog>
  )
}
