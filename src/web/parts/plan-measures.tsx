import { Link } from '@tanstack/react-router'
import type { PolicyPlan } from '../api/policy-plans.ts'
import { formatDay, today } from '../format/date.ts'
import { t, word } from '../i18n/t.ts'

type Measure = PolicyPlan['measureRows'][number]

/** The measures of a plan: what, who, until when, how it stands. `act` draws what one may do to each. */
export function PlanMeasures({
  plan,
  act,
  inside,
}: {
  plan: PolicyPlan
  act?: (one: Measure) => React.ReactNode
  inside?: boolean
}) {
  return (
    <ol className="cards">
      {plan.measureRows.map((one, n) => (
        <li className="card" key={one.id}>
          <span className="row apart">
            <span className={one.state === 'dropped' ? 'muted' : 'strong'}>
              {n + 1}. {one.text}
            </span>
            <MeasureTag measure={one} />
          </span>
          <span className="muted small">
            {[one.org?.name, one.person?.name].filter(Boolean).join(' ')}
            {one.dueDay ? ` · ${t('plan.until', { day: formatDay(one.dueDay, { weekday: false }) })}` : ''}
            {one.note ? ` · ${one.note}` : ''}
          </span>
          {one.matter ? (
            <span>
              {inside ? (
                <Link to="/matters/$id" params={{ id: one.matter.id }}>
                  {one.matter.number}
                </Link>
              ) : (
                <span className="code">{one.matter.number}</span>
              )}{' '}
              <span className="muted small">{word('state', one.matter.state)}</span>
            </span>
          ) : null}
          {act?.(one)}
        </li>
      ))}
    </ol>
  )
}

function MeasureTag({ measure }: { measure: Measure }) {
  const isLate = measure.state === 'open' && measure.dueDay !== null && measure.dueDay < today()
  if (isLate) return <span className="tag red">{t('plan.overdue')}</span>
  return (
    <span className={measure.state === 'done' ? 'tag green' : 'tag'}>{word('plan.measure_state', measure.state)}</span>
  )
}
