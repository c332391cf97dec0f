import { useImports } from '../../api/imports.ts'
import { formatMoment } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'
import { EmptyState } from '../../parts/states.tsx'

/** What was imported lately: each opens its report, from where it can be undone. */
export function ImportHistory({ onOpen }: { onOpen: (id: string) => void }) {
  const runs = useImports().data ?? []
  if (runs.length === 0) return <EmptyState>{t('import.empty')}</EmptyState>
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('import.history')}</h2>
      </div>
      <div
        className="import-scroll"
        tabIndex={0}
        role="region"
        aria-label={t('import.history')}
        style={{ maxHeight: 420 }}
      >
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('import.file')}</th>
              <th scope="col">{t('import.when')}</th>
              <th scope="col">{t('import.state')}</th>
              <th scope="col">{t('import.content')}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map(({ report, createdAt, committedAt, undoneAt }) => (
              <tr key={report.runId}>
                <td>
                  <button type="button" className="link-button" onClick={() => onOpen(report.runId)}>
                    {report.fileName}
                  </button>
                </td>
                <td className="nowrap">{formatMoment(undoneAt ?? committedAt ?? createdAt)}</td>
                <td className="nowrap">{word('import.state', report.state)}</td>
                <td>
                  {t('import.in_short', {
                    created: formatCount(report.counts.created),
                    changed: formatCount(report.counts.changed),
                    same: formatCount(report.counts.same),
                    refused: formatCount(report.counts.refused + (report.counts.asked ?? 0)),
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
