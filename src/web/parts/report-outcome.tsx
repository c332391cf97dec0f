import { Link } from '@tanstack/react-router'
import type { MonitorReport } from '../api/monitoring.ts'
import { t, word } from '../i18n/t.ts'

/** What became of a report, with its matter where it led to one; `to` null: the reader has no page of it. */
export function ReportOutcome({ report, to = '/matters/$id' }: { report: MonitorReport; to?: string | null }) {
  if (report.outcome === null) return <span className="tag amber">{t('monitoring.outcome.unsorted')}</span>
  return (
    <span>
      {word('monitoring.outcome', report.outcome)}
      {report.matter ? (
        <>
          {' '}
          {to ? (
            <Link to={to} params={{ id: report.matter.id }}>
              {report.matter.number}
            </Link>
          ) : (
            <span className="code">{report.matter.number}</span>
          )}
          <span className="muted small"> {word('state', report.matter.state)}</span>
        </>
      ) : null}
      {report.reason ? <span className="muted small"> {report.reason}</span> : null}
    </span>
  )
}
