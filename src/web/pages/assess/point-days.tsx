import { Link } from '@tanstack/react-router'
import type { MyPoints } from '../../api/assess.ts'
import { dayOf, formatDay, formatDeadline } from '../../format/date.ts'
import { formatPoints } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { RuleSource, restOf } from '../../parts/rule-note.tsx'
import type { Search } from '../../routes/shells.ts'
import { AppealButton } from '../supervise/appeal-button.tsx'

/** Entries by day, the latest first; each opens its evidence, and may be appealed against. */
export function PointDays({ entries, place }: { entries: MyPoints['entries']; place: Search }) {
  const days = Map.groupBy(entries, (entry) => dayOf(entry.at))
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('mine.days')}</h2>
        <Link to="/appeals">{t('nav.appeals')}</Link>
      </div>
      {entries.length === 0 ? <p className="body muted">{t('mine.no_entries')}</p> : null}
      {entries.length > 0 ? (
        <div className="table-wrap">
          <table className="table labelled">
            <thead>
              <tr>
                <th scope="col">{t('score.row_day')}</th>
                <th scope="col">{t('score.source')}</th>
                <NumHead {...headOf('score.points')} />
                <th scope="col">{t('appeal.make')}</th>
              </tr>
            </thead>
            <tbody>
              {[...days].flatMap(([day, rows]) =>
                rows.map((row, n) => (
                  <tr key={row.id}>
                    <td className="nowrap" data-label={n === 0 ? t('score.row_day') : undefined}>
                      {n === 0 ? formatDay(day, { weekday: false }) : ''}
                    </td>
                    <td>
                      <span className="strong">{row.rule.title}</span>{' '}
                      <span className="muted small">
                        {row.sentence} <RuleSource rule={restOf(row)} />
                      </span>
                    </td>
                    <td className="num nowrap" data-label={t('score.points')}>
                      <Link
                        to="/evidence"
                        search={{ ...place, id: row.id, of: 'points' }}
                        className={row.cancelled ? 'struck' : ''}
                      >
                        {formatPoints(row.value ?? 0)}
                      </Link>
                      {row.warnedUntil && row.value === '0' ? (
                        <span className="tag amber"> {t('score.warned', { at: formatDeadline(row.warnedUntil) })}</span>
                      ) : null}
                      {row.cancelled ? <span className="tag"> {t('score.cancelled')}</span> : null}
                    </td>
                    <td>
                      <AppealButton kind="points" id={row.id} title={row.rule.title} />
                    </td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  )
}
