import { Link } from '@tanstack/react-router'
import { type Days, useDaysOf } from '../../api/days.ts'
import { useSession } from '../../api/session.ts'
import { formatDay, plusDays, today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { CalendarFeed } from '../../parts/calendar-feed.tsx'
import { Loaded } from '../../parts/states.tsx'
import { compact, useFilters } from '../../parts/use-filters.ts'
import '../../theme/days.css'
import { DayCell } from './day-cell.tsx'
import { spanOf, type View } from './span.ts'

/** One's week or month, printed on one sheet of A4; the same in one's own calendar by its secret address. */
export function DaysPage() {
  const [filters, change] = useFilters()
  const session = useSession()
  const view: View = filters.view === 'month' ? 'month' : 'week'
  const span = spanOf(view, filters.on ?? today())
  const query = useDaysOf(span.from, span.to)
  return (
    <div className="page days-page">
      <div className="page-head no-print">
        <div>
          <h1>{t('days.title')}</h1>
          <p className="sub">{t('days.what')}</p>
        </div>
        <div className="row">
          {(['week', 'month'] as const).map((one) => (
            <Link
              key={one}
              to="."
              className="tag"
              aria-current={view === one ? 'true' : undefined}
              search={compact({ ...filters, view: one })}
            >
              {t(`days.${one}`)}
            </Link>
          ))}
          <button type="button" className="button small" onClick={() => change({ on: span.before })}>
            {t('days.before')}
          </button>
          <button type="button" className="button small" onClick={() => change({ on: span.after })}>
            {t('days.after')}
          </button>
          <button type="button" className="button main" onClick={() => print()}>
            {t('days.print')}
          </button>
        </div>
      </div>
      <Loaded query={query} lines={8}>
        {(days) => <Sheet days={days} view={view} name={session.person?.name ?? session.account.name} />}
      </Loaded>
      <div className="no-print">
        <CalendarFeed />
      </div>
    </div>
  )
}

/** More lines than a cell of the sheet holds are counted in it, so that a sheet stays one sheet. */
const LINES = { week: 22, month: 6 } as const

function Sheet({ days, view, name }: { days: Days; view: View; name: string }) {
  const count = Math.round((Date.parse(days.to) - Date.parse(days.from)) / 86_400_000) + 1
  const all = Array.from({ length: count }, (_, n) => plusDays(days.from, n))
  const entries = Map.groupBy(days.entries, (entry) => entry.day)
  return (
    <section className={`days-sheet ${view}`} tabIndex={0} aria-label={t('days.title')}>
      <h2>{t('days.of', { name, from: formatDay(days.from), to: formatDay(days.to) })}</h2>
      <div className="days-grid" style={{ gridTemplateRows: `auto repeat(${count / 7}, minmax(0, 1fr))` }}>
        {['1', '2', '3', '4', '5', '6', '7'].map((n) => (
          <div key={n} className="days-head">
            {t(`days.weekday.${n}` as 'days.weekday.1')}
          </div>
        ))}
        {all.map((day) => (
          <DayCell key={day} day={day} today={days.today} entries={entries.get(day) ?? []} most={LINES[view]} />
        ))}
      </div>
    </section>
  )
}
