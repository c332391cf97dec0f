import { t } from '../../i18n/t.ts'
import { type BulkRun, countOf, forgetRun, stopRun } from './run.ts'

/** How far a bulk act is; afterwards what became of each row, the refused ones first. */
export function RunLine({ run, open }: { run: BulkRun; open?: boolean }) {
  const { done, refused } = countOf(run)
  const tried = run.outcomes.length
  const left = run.total - tried
  return (
    <div className="stack tight" role="status">
      {open ? null : <p className="strong">{run.title}</p>}
      {run.state === 'running' ? (
        <p className="row">
          <progress value={tried} max={run.total} aria-label={run.title} />
          <span className="small muted">{t('bulk.progress', { n: tried, total: run.total })}</span>
          <button type="button" className="button small" onClick={() => stopRun(run.id)}>
            {t('bulk.stop')}
          </button>
        </p>
      ) : (
        <p className="row apart">
          <span>{left > 0 ? t('bulk.stopped', { done, refused, left }) : t('bulk.done', { done, refused })}</span>
          {open ? null : (
            <button type="button" className="button plain small" onClick={() => forgetRun(run.id)}>
              {t('bulk.forget')}
            </button>
          )}
        </p>
      )}
      {tried > 0 ? (
        <details open={open || refused > 0}>
          <summary>{t('bulk.results')}</summary>
          <ul className="stack tight small">
            {run.outcomes
              .toSorted((a, b) => Number(a.why === null) - Number(b.why === null))
              .map((one) => (
                <li key={one.id}>
                  {one.label}{' '}
                  {one.why === null ? (
                    <span className="tag">{t('bulk.row_done')}</span>
                  ) : (
                    <span className="note red">{one.why}</span>
                  )}
                </li>
              ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
