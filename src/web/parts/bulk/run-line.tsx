import { type BulkRun, isOver, usePutBulkAway, useStopBulk } from '../../api/bulk.ts'
import { formatMoment } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { ExportButton } from '../export-button.tsx'
import { watchBulk } from './at-hand.ts'
import { RowList } from './tried-rows.tsx'

type Props = {
  readonly run: BulkRun
  /** In its own box: with its rows. */
  readonly open?: boolean
  readonly onLook?: () => void
}

/** How far an act on many rows is; afterwards what became of each, the refused ones first. */
export function RunLine({ run, open, onLook }: Props) {
  const [stop, away] = [useStopBulk(), usePutBulkAway()]
  const { done, refused, total, state } = run
  const over = isOver(run)
  // What was not done because it was stopped; rows that refused were looked at.
  const left = total - done - refused
  return (
    <div className="stack tight" role="status">
      {open ? null : (
        <p className="row apart">
          <span className="strong">{run.title}</span>
          <span className="muted small">{formatMoment(run.askedAt)}</span>
        </p>
      )}
      <p className="row apart">
        {over ? (
          <span>
            {left > 0 ? t('bulk.stopped', { done, refused, left }) : t('bulk.done', { done, refused })}
            {run.fault ? <span className="note red"> {run.fault}</span> : null}
          </span>
        ) : state === 'tried' ? (
          <span>{t('bulk.waits', { will: run.will, refused })}</span>
        ) : (
          <span className="row">
            <Progress run={run} />
            <button
              type="button"
              className="button small"
              disabled={stop.isPending}
              onClick={() => stop.mutate(run.id)}
            >
              {t('bulk.stop')}
            </button>
          </span>
        )}
        {open ? null : (
          <span className="row">
            <button
              type="button"
              className={state === 'tried' ? 'button small main' : 'button small'}
              onClick={() => {
                watchBulk(run.id)
                onLook?.()
              }}
            >
              {state === 'tried' ? t('bulk.look_and_do') : t('bulk.results')}
            </button>
            {over ? (
              <button type="button" className="button plain small" onClick={() => away.mutate(run.id)}>
                {t('bulk.forget')}
              </button>
            ) : null}
          </span>
        )}
      </p>
      {open ? (
        <>
          {over ? (
            <p>
              <ExportButton
                ledger="bulk_rows"
                filter={{ id: run.id }}
                act="bulk.export"
                label={t('bulk.take_results')}
              />
            </p>
          ) : null}
          <RowList run={run} state="refused" total={refused} />
          <RowList run={run} state="done" total={done} />
        </>
      ) : null}
    </div>
  )
}

function Progress({ run }: { run: BulkRun }) {
  const { state, tried, done, refused, will, total } = run
  // While it is done, what the trial refused is no part of the way.
  const [n, of] = state === 'trying' ? [tried, total] : [done, done + will]
  const key = state === 'trying' ? 'bulk.trying_short' : 'bulk.progress'
  const said = t(key, { n: formatCount(n), total: formatCount(of) })
  return (
    <>
      <progress value={n} max={Math.max(of, 1)} aria-label={run.title} />
      <span className="small muted">
        {said}
        {refused > 0 ? ` · ${t('bulk.refused_so_far', { n: formatCount(refused) })}` : ''}
      </span>
    </>
  )
}
