import { Link } from '@tanstack/react-router'
import type { DayEntry } from '../../api/days.ts'
import { localOf } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'

type Props = {
  readonly day: string
  readonly today: string
  readonly entries: readonly DayEntry[]
  readonly most: number
}

/** A day of the sheet: what has an hour first, then the rest; what does not fit is counted. */
export function DayCell({ day, today, entries, most }: Props) {
  const shown = entries.slice(0, entries.length > most ? most - 1 : most)
  return (
    <div className={day === today ? 'days-cell now' : 'days-cell'}>
      <span className="days-day">
        {Number(day.slice(8)) === 1 ? `${Number(day.slice(5, 7))}月` : ''}
        {Number(day.slice(8))}
      </span>
      <ul>
        {shown.map((entry) => (
          <li key={entry.id} className={entry.kind}>
            {entry.at ? <span className="days-hour">{hourOf(entry.at)}</span> : null}
            <Link to={entry.path}>{entry.summary}</Link>
            {entry.place ? <span className="muted"> {entry.place}</span> : null}
          </li>
        ))}
        {shown.length < entries.length ? (
          <li className="muted">{t('days.more', { n: entries.length - shown.length })}</li>
        ) : null}
      </ul>
    </div>
  )
}

function hourOf(at: string): string {
  const { hour, minute } = localOf(at)
  return `${hour}:${String(minute).padStart(2, '0')}`
}
