import { owedSpan } from '#http/contract/first-reads.ts'
import { type ReportsOwed, useReports } from '../../api/reports.ts'
import { today } from '../../format/date.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { OwedReport } from '../reports/owed-report.tsx'
import { ReportPage } from '../reports/report.tsx'

/** A report on the phone: what it drew by itself is there; one press hands it in. */
export const PhoneReport = () => (
  <main>
    <ReportPage back="/m/today" />
  </main>
)

/** What I or my unit must hand in now: a press drafts it from the data. */
export function OwedOnPhone() {
  const query = useReports({ ...owedSpan(today()), mine: 'true' })
  const owed = (query.data ?? []).flatMap(openOf)
  if (owed.length === 0) return null
  return (
    <section className="stack">
      <h2>{t('today.reports', { n: owed.length })}</h2>
      <ul className="cards">
        {owed.map(({ program, kind, one }) => (
          <li key={one.dutyId} className="card">
            <span className="strong">
              {[kind.title, one.period && formatPeriod(one.period)].filter(Boolean).join(' ')}
            </span>
            <span className="muted small">{one.owner}</span>
            <OwedReport program={program} report={kind.report} owed={one} to="/m/reports/$id" />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Not yet handed in, or sent back. */
function openOf({ programKey: program, kinds }: ReportsOwed[number]) {
  return kinds.flatMap((kind) =>
    kind.owed
      .filter(
        (one) => ['open', 'missed'].includes(one.state) && !['submitted', 'locked'].includes(one.reportState ?? ''),
      )
      .map((one) => ({ program, kind, one })),
  )
}
