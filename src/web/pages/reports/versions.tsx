import { Link } from '@tanstack/react-router'
import type { Report } from '../../api/reports.ts'
import { formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'

/** The versions of a report, and what changed against the one before: what went and what came, side by side. */
export function ReportVersions({ report }: { report: Report }) {
  if (report.versions.length < 2) return null
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('report.versions')}</h2>
      </div>
      <div className="body stack">
        <ul className="attendance">
          {report.versions.map((one) => (
            <li key={one.id} className="row">
              {one.id === report.id ? (
                <span className="strong">{formatMoment(one.at)}</span>
              ) : (
                <Link to="/reports/$id" params={{ id: one.id }}>
                  {formatMoment(one.at)}
                </Link>
              )}
              <span className="tag">{word('report.state', one.state)}</span>
              {one.returnReason ? <span className="muted small">{one.returnReason}</span> : null}
            </li>
          ))}
        </ul>
        {report.compared ? (
          <div className="compared">
            <h3>{t('report.compared')}</h3>
            {report.compared.differences.map((one, n) => (
              <p key={`${n} ${one.text}`} className={one.kind === 'same' ? 'muted' : undefined}>
                {one.kind === 'removed' ? (
                  <del>
                    <span className="tag">{t('report.removed')}</span> {one.text}
                  </del>
                ) : one.kind === 'added' ? (
                  <ins>
                    <span className="tag">{t('report.added')}</span> {one.text}
                  </ins>
                ) : (
                  one.text
                )}
              </p>
            ))}
          </div>
        ) : null}
      </div>
    </section>
  )
}
