import { Link } from '@tanstack/react-router'
import { useNumberSeries } from '../../api/paper-templates.ts'
import { formatMoment } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'

/** The register of numbers: each series of a year, its void numbers with the reason, and whether any is missing. */
export function PaperNumbers() {
  const query = useNumberSeries()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/papers">{t('nav.papers')}</Link>
          </p>
          <h1>{t('paper.numbers')}</h1>
        </div>
        <ExportButton ledger="paper_numbers" filter={{}} act="ledger.export" />
      </div>
      <Loaded query={query} lines={8}>
        {(series) =>
          series.length === 0 ? (
            <EmptyState>{t('paper.no_numbers')}</EmptyState>
          ) : (
            <div className="table-wrap panel" tabIndex={0} role="region" aria-label={t('paper.numbers')}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{t('paper.series')}</th>
                    <NumHead {...headOf('paper.series_year')} />
                    <NumHead {...headOf('paper.series_last')} />
                    <th scope="col">{t('paper.series_void')}</th>
                    <th scope="col">{t('paper.series_missing')}</th>
                  </tr>
                </thead>
                <tbody>
                  {series.map((one) => (
                    <tr key={`${one.pattern} ${one.year}`}>
                      <td lang="zh-CN">{one.pattern}</td>
                      <td className="num">{one.year}</td>
                      <td className="num">{formatCount(one.last)}</td>
                      <td>
                        {one.voided.map((paper) => (
                          <p key={paper.id}>
                            <Link to="/papers/$id" params={{ id: paper.id }}>
                              {paper.number}
                            </Link>{' '}
                            <span className="muted small">{[paper.reason, formatMoment(paper.at)].join(' · ')}</span>
                          </p>
                        ))}
                      </td>
                      <td>
                        {one.missing.length === 0 ? (
                          <span className="muted">{t('paper.series_whole')}</span>
                        ) : (
                          <span className="tag red">{one.missing.join('、')}</span>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </div>
  )
}
