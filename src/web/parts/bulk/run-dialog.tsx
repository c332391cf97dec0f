import { type BulkRun, isOver, useGoBulk, usePutBulkAway, useStopBulk } from '../../api/bulk.ts'
import { t } from '../../i18n/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Failure } from '../states.tsx'
import { RunLine } from './run-line.tsx'
import { TriedRows } from './tried-rows.tsx'

type Props = {
  readonly run: BulkRun
  /** Told once it is ordered: the rows need not be chosen any longer. */
  readonly onDone?: () => void
  readonly onClose: () => void
}

/** A run: what would happen to which row, the word to do it, how far it is, what came of it. Closed before the word, it is given up. */
export function RunDialog({ run, onDone, onClose }: Props) {
  const [go, stop, away] = [useGoBulk(), useStopBulk(), usePutBulkAway()]
  const before = run.state === 'trying' || run.state === 'tried'
  function giveUp() {
    if (before) stop.mutate(run.id, { onSuccess: () => away.mutate(run.id) })
    onClose()
  }
  function submit() {
    if (run.state !== 'tried' || run.will === 0 || go.isPending) return
    go.mutate(run.id, { onSuccess: () => onDone?.() })
  }
  return (
    <Dialog
      title={run.title}
      onClose={giveUp}
      wide
      onSubmit={submit}
      bottom={
        <>
          {before ? (
            <button type="button" className="button" onClick={giveUp}>
              {t('do.cancel')}
            </button>
          ) : null}
          {isOver(run) ? null : (
            <button type="button" className={run.state === 'doing' ? 'button main' : 'button'} onClick={onClose}>
              {t('bulk.background')}
            </button>
          )}
          {before ? (
            <button
              type="submit"
              className="button main"
              disabled={run.state !== 'tried' || run.will === 0 || go.isPending}
            >
              {t('bulk.do', { n: run.will })}
            </button>
          ) : null}
          {isOver(run) ? (
            <button type="button" className="button main" onClick={onClose}>
              {t('do.close')}
            </button>
          ) : null}
        </>
      }
    >
      {before ? <TriedRows run={run} /> : <RunLine run={run} open />}
      <Failure error={go.error} />
    </Dialog>
  )
}
