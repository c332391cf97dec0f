import { Link } from '@tanstack/react-router'
import { type ReportsOwed, useReports } from '../../api/reports.ts'
import { plusDays, today } from '../../format/date.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { OwedReport } from './owed-report.tsx'

/** How far back a report that is still owed is looked for, and how far ahead one is announced, in days. */
const BACK = 45
const AHEAD = 21

type Owed = ReportsOwed[number]['kinds'][number]['owed'][number]

/** Not begun, begun or given back; one that is late is still owed. */
function isToHandIn({ state, reportState }: Owed): boolean {
  if (reportState === 'returned' || reportState === 'draft') return true
  return reportState === null && (state === 'open' || state === 'missed')
}

/** Reports my unit and I have still to hand in, each begun where it stands; nothing at all while none is owed. */
export function OwedPanel() {
  const query = useReports({ from: plusDays(today(), -BACK), to: plusDays(today(), AHEAD), mine: 'true' })
  const owed = (query.data ?? [])
    .flatMap((program) =>
      program.kinds.flatMap((kind) =>
        kind.owed.filter(isToHandIn).map((one) => ({ program: program.programKey, kind, one })),
      ),
    )
    .sort((a, b) => a.one.dueDay.localeCompare(b.one.dueDay))
  if (owed.length === 0) return null
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('report.to_hand_in')}</h2>
        <Link to="/reports" search={{ view: 'mine' }}>
          {t('report.mine')}
        </Link>
      </div>
      <ul className="body stack tight">
        {owed.map(({ program, kind, one }) => (
          <li key={`${program} ${kind.report} ${one.ownerId} ${one.ordinal}`} className="row">
            <span>
              {kind.title}{' '}
              <span className="muted small">
                {[one.period && formatPeriod(one.period), one.owner].filter(Boolean).join(' · ')}
              </span>
            </span>
            <OwedReport program={program} report={kind.report} owed={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}
