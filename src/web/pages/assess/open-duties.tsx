import { Link } from '@tanstack/react-router'
import type { MyPoints } from '../../api/assess.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { Clock } from '../../parts/clock.tsx'
import { RuleSource } from '../../parts/rule-note.tsx'

type Props = {
  readonly duties: MyPoints['duties']
  readonly total: number
  readonly program: string
  readonly account: MyPoints['account']
}

/** So many stand on the page; the list of duties has them all. */
const SHOWN = 20

/** What can still be done: open duties by their limit. */
export function OpenDuties({ duties, total, program, account }: Props) {
  const whose = account.kind === 'org' ? { orgId: account.id } : { personId: account.id }
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('mine.duties')}</h2>
        <Link to="/duties" search={{ program, state: 'open', ...whose }}>
          {t('mine.duties_count', { n: total })}
        </Link>
      </div>
      {duties.length === 0 ? <p className="body muted">{t('mine.no_duties')}</p> : null}
      <ul className="body stack">
        {duties.slice(0, SHOWN).map((duty) => (
          <li key={duty.id} className="row apart" style={{ alignItems: 'baseline' }}>
            <span>
              <span className="strong">{duty.title}</span>{' '}
              <span className="muted small">
                {[
                  duty.enterprise?.name,
                  duty.project?.name,
                  duty.matter?.name,
                  duty.person?.name,
                  duty.period && formatPeriod(duty.period),
                ]
                  .filter(Boolean)
                  .join(' · ')}{' '}
                {t('duty.done_of', { have: duty.have, need: duty.need })} <RuleSource rule={duty} />
              </span>
            </span>
            <Clock clock={{ title: duty.title, dueAt: duty.dueAt, explain: duty.explain }} />
          </li>
        ))}
      </ul>
    </section>
  )
}
