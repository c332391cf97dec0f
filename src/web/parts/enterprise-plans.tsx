import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { usePlan, usePlanAct, usePlans } from '../api/policy-plans.ts'
import { explain } from '../api/problem.ts'
import { t, word } from '../i18n/t.ts'
import { tellAfterAct } from './after-act.tsx'
import { PlanMeasures } from './plan-measures.tsx'
import { ReasonForm } from './reason-form.tsx'
import { Loaded } from './states.tsx'

/** The plan of one enterprise, on its page: how far it is, and the way there. */
export function EnterprisePlans({ enterpriseId }: { enterpriseId: string }) {
  const plans = usePlans({ enterpriseId })
  if (plans.rows.length === 0) return null
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('nav.plans')}</h2>
      </div>
      <ul className="body stack tight">
        {plans.rows.map((plan) => (
          <li key={plan.id}>
            <Link to="/plans/$id" params={{ id: plan.id }}>
              {plan.title}
            </Link>{' '}
            <span className="muted small">
              {word('plan.state', plan.state)} · {t('plan.done_of', { n: plan.done, all: plan.measures })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The enterprise's own plan, in its portal: read it, agree, or say what does not fit. */
export function MyPlans() {
  const plans = usePlans({})
  return (
    <>
      {plans.rows
        .filter((plan) => plan.state !== 'draft')
        .map((plan) => (
          <MyPlan key={plan.id} id={plan.id} />
        ))}
    </>
  )
}

function MyPlan({ id }: { id: string }) {
  const query = usePlan(id)
  const act = usePlanAct()
  const [refusing, setRefusing] = useState(false)
  return (
    <section className="stack">
      <h2>{t('nav.plans')}</h2>
      <Loaded query={query} lines={3}>
        {(plan) => (
          <>
            <p className="muted">{word('plan.state', plan.state)}</p>
            <PlanMeasures plan={plan} />
            {plan.state === 'offered' && plan.may.agree ? (
              <div className="row">
                <button
                  type="button"
                  className="button main"
                  disabled={act.isPending}
                  onClick={() =>
                    act.mutate(
                      { act: 'agree', id, revision: plan.revision, agree: true },
                      {
                        onSuccess: () => tellAfterAct({ sentence: t('plan.thanks') }),
                        onError: (error) => tellAfterAct({ sentence: explain(error) }),
                      },
                    )
                  }
                >
                  {t('plan.agree')}
                </button>
                <button type="button" className="button" onClick={() => setRefusing(true)}>
                  {t('plan.refuse')}
                </button>
              </div>
            ) : null}
            {refusing ? (
              <ReasonForm
                title={t('plan.refuse')}
                label={t('plan.why_not')}
                onClose={() => setRefusing(false)}
                onSend={(note) => act.mutateAsync({ act: 'agree', id, revision: plan.revision, agree: false, note })}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </section>
  )
}
