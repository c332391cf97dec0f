import { type BulkRow, type BulkRun, useBulkRows } from '../../api/bulk.ts'
import { formatCount } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { ErrorState } from '../states.tsx'

/** What would happen to which rows. */
export function TriedRows({ run }: { run: BulkRun }) {
  if (run.state === 'trying') {
    const said = t('bulk.trying', { n: formatCount(run.tried), total: formatCount(run.total) })
    return (
      <div className="stack tight" role="status">
        <p>{said}</p>
        <progress value={run.tried} max={run.total} aria-label={said} />
      </div>
    )
  }
  return (
    <>
      {run.refused > 0 ? (
        <section className="stack tight">
          <p className="strong">{t('bulk.refuse', { n: run.refused })}</p>
          <RowList run={run} state="refused" total={run.refused} />
        </section>
      ) : null}
      <section className="stack tight">
        <p className="strong">{t('bulk.will', { n: run.will })}</p>
        <RowList run={run} state="will" total={run.will} />
      </section>
    </>
  )
}

type ListProps = { readonly run: BulkRun; readonly state: BulkRow['state']; readonly total: number }

/** The rows of one state, so many as were read, and more when one asks. */
export function RowList({ run, state, total }: ListProps) {
  const { rows, error, more } = useBulkRows(run, state)
  if (total === 0) return null
  return (
    <>
      {error ? <ErrorState error={error} /> : null}
      <ul className="stack tight small">
        {rows.map((row) => (
          <li key={row.n}>
            {row.label} {row.why ? <span className="muted">{row.why}</span> : null}
            {row.state === 'done' ? <span className="tag">{t('bulk.row_done')}</span> : null}
          </li>
        ))}
      </ul>
      {more ? (
        <button type="button" className="button plain small" onClick={more}>
          {t('bulk.and_more', { n: formatCount(total - rows.length) })}
        </button>
      ) : null}
    </>
  )
}
