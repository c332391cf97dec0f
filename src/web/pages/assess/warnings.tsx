import { Link } from '@tanstack/react-router'
import type { MyPoints } from '../../api/assess.ts'
import { formatDeadline } from '../../format/date.ts'
import { formatPoints } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { RuleNote } from '../../parts/rule-note.tsx'
import type { Search } from '../../routes/shells.ts'

type Props = {
  readonly warnings: MyPoints['warnings']
  readonly duties: MyPoints['duties']
  readonly place: Search
}

/** What will count on a day if nothing is done, with the duties that would change it. */
export function Warnings({ warnings, duties, place }: Props) {
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('mine.warnings')}</h2>
        <span className="muted small">{t('mine.warnings_count', { n: warnings.length })}</span>
      </div>
      {warnings.length === 0 ? <p className="body muted">{t('mine.no_warnings')}</p> : null}
      <ul className="body stack">
        {warnings.map((one) => {
          const remedies = duties.filter((duty) => one.dutyIds.includes(duty.id))
          return (
            <li key={one.id} className="stack tight">
              <span className="row apart" style={{ alignItems: 'baseline' }}>
                <Link className="strong" to="/evidence" search={{ ...place, id: one.id, of: one.kind }}>
                  {one.rule.title}
                  {one.give === null ? '' : ` ${formatPoints(one.give)}`}
                </Link>
                <span className="tag amber">{t('mine.bites', { at: formatDeadline(one.bitesAt) })}</span>
              </span>
              <RuleNote rule={one.rule} />
              {remedies.map((duty) => (
                <span key={duty.id} className="small">
                  {t('mine.remedy', { title: duty.title, due: formatDeadline(duty.dueAt) })}
                </span>
              ))}
              {remedies.length === 0 ? <span className="small muted">{t('mine.no_remedy')}</span> : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
