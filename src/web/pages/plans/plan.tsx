import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type PolicyPlan, usePlan, usePlanAct } from '../../api/policy-plans.ts'
import { explain } from '../../api/problem.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { PlanMeasures } from '../../parts/plan-measures.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { SheetButtons } from '../../parts/sheet-buttons.tsx'
import { Loaded } from '../../parts/states.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { ChangePlan } from './plan-form.tsx'

type Measure = PolicyPlan['measureRows'][number]
type Asking =
  | { kind: 'change' | 'agree' | 'review' }
  | { kind: 'done' | 'dropped' | 'open' | 'matter'; measure: Measure }

/** One plan: its measures and who owes them, how the enterprise took it, what it said before, reviews. */
export function PlanPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = usePlan(id)
  return <Loaded query={query}>{(plan) => <Plan plan={plan} />}</Loaded>
}

function Plan({ plan }: { plan: PolicyPlan }) {
  const [asking, setAsking] = useState<Asking>()
  const act = usePlanAct()
  const isOpen = plan.state !== 'ended'
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/plans">{t('nav.plans')}</Link> ·{' '}
            <Link to="/enterprises/$id" params={{ id: plan.enterprise.id }}>
              {plan.enterprise.name}
            </Link>
          </p>
          <h1>{plan.title}</h1>
          <p className="sub">
            {word('plan.state', plan.state)} · {t('plan.version_n', { n: plan.version })} ·{' '}
            {t('plan.done_of', { n: plan.done, all: plan.measures })}
            {plan.agreedAt
              ? ` · ${t('plan.agreed_on', { at: formatMoment(plan.agreedAt), by: word('plan.agreed_by', plan.agreedBy) })}`
              : ''}
          </p>
        </div>
        <div className="row">
          <SheetButtons sheet="plan" query={{ id: plan.id }} />
          {plan.state === 'draft' && plan.may.change ? (
            <button
              type="button"
              className="button main"
              disabled={act.isPending}
              onClick={() =>
                act.mutate(
                  { act: 'offer', id: plan.id, revision: plan.revision },
                  {
                    onSuccess: () => tellAfterAct({ sentence: t('plan.offered') }),
                    onError: (error) => tellAfterAct({ sentence: explain(error) }),
                  },
                )
              }
            >
              {t('plan.offer')}
            </button>
          ) : null}
          {plan.state === 'offered' && plan.may.agree ? (
            <button type="button" className="button main" onClick={() => setAsking({ kind: 'agree' })}>
              {t('plan.note_agreement')}
            </button>
          ) : null}
          {isOpen && plan.may.settle ? (
            <button type="button" className="button" onClick={() => setAsking({ kind: 'review' })}>
              {t('plan.review')}
            </button>
          ) : null}
          {isOpen && plan.may.change ? (
            <button type="button" className="button" onClick={() => setAsking({ kind: 'change' })}>
              {t('plan.change')}
            </button>
          ) : null}
        </div>
      </div>
      <PlanMeasures
        plan={plan}
        inside
        act={(measure) => (isOpen && plan.may.settle ? <Acts measure={measure} onAsk={setAsking} /> : null)}
      />
      <div className="columns">
        <History plan={plan} />
        <aside className="stack">
          <section className="panel">
            <div className="head">
              <h2>{t('plan.reviews')}</h2>
              <span className="muted small">
                {plan.nextReview ? t('plan.next_on', { day: formatDay(plan.nextReview, { weekday: false }) }) : ''}
              </span>
            </div>
            <ul className="body stack">
              {plan.reviews.length === 0 ? <li className="muted">{t('plan.no_reviews')}</li> : null}
              {plan.reviews.map((one) => (
                <li key={one.id}>
                  <p className="pre">{one.text}</p>
                  <p className="muted small">
                    {formatDay(one.day, { weekday: false })} {one.person?.name}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        </aside>
      </div>
      {asking ? <Ask plan={plan} asking={asking} onClose={() => setAsking(undefined)} /> : null}
    </div>
  )
}

function Acts({ measure, onAsk }: { measure: Measure; onAsk: (asking: Asking) => void }) {
  const button = (kind: 'done' | 'dropped' | 'open' | 'matter') => (
    <button type="button" className="button small" onClick={() => onAsk({ kind, measure })}>
      {word('plan.act', kind)}
    </button>
  )
  return (
    <span className="row">
      {measure.state === 'open' ? (
        <>
          {button('done')}
          {measure.matter ? null : button('matter')}
          {button('dropped')}
        </>
      ) : (
        button('open')
      )}
    </span>
  )
}

function History({ plan }: { plan: PolicyPlan }) {
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('plan.history')}</h2>
      </div>
      <ul className="body stack">
        {plan.versions.length === 0 ? <li className="muted">{t('plan.no_history')}</li> : null}
        {plan.versions.map((one) => (
          <li key={one.version}>
            <details>
              <summary>
                {t('plan.version_n', { n: one.version })} · {one.reason}{' '}
                <span className="muted small">{formatMoment(one.at)}</span>
              </summary>
              <ol className="stack tight">
                {one.measures.map((measure) => (
                  <li key={measure.text} className="small">
                    {measure.text} <span className="muted">{formatDay(measure.dueDay, { weekday: false })}</span>
                  </li>
                ))}
              </ol>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Ask({ plan, asking, onClose }: { plan: PolicyPlan; asking: Asking; onClose: () => void }) {
  const act = usePlanAct()
  const [matter, setMatter] = useState(plan.matters[0]?.id ?? '')
  const [category, setCategory] = useState('')
  const [day, setDay] = useState('')
  const { id, revision } = plan
  if (asking.kind === 'change') return <ChangePlan plan={plan} onClose={onClose} />
  if (asking.kind === 'agree')
    return (
      <ReasonForm
        title={t('plan.note_agreement')}
        label={t('plan.how_agreed')}
        onClose={onClose}
        onSend={(note) => act.mutateAsync({ act: 'agree', id, revision, agree: true, note })}
      />
    )
  if (asking.kind === 'review')
    return (
      <ReasonForm
        title={t('plan.review')}
        label={t('plan.review_text')}
        onClose={onClose}
        onSend={(text) => act.mutateAsync({ act: 'review', id, revision, text, nextReview: day || null })}
      >
        <TextField label={t('plan.next_review')} type="date" value={day} onChange={setDay} />
      </ReasonForm>
    )
  if (!('measure' in asking)) return null
  const { measure, kind } = asking
  if (kind === 'matter') {
    const categories = plan.matters.find((one) => one.id === matter)?.categories ?? []
    return (
      <ReasonForm
        title={word('plan.act', kind)}
        required={false}
        onClose={onClose}
        onSend={async () => {
          const made = await act.mutateAsync({
            act: 'matter',
            id,
            measureId: measure.id,
            matter,
            ...(category ? { category } : {}),
          })
          tellAfterAct({ sentence: t('plan.became', { number: (made as { number: string }).number }) })
        }}
      >
        <p className="pre">{measure.text}</p>
        <SelectField
          label={t('monitoring.matter_kind')}
          value={matter}
          options={plan.matters.map((one) => ({ value: one.id, label: one.title }))}
          onChange={setMatter}
        />
        {categories.length > 0 ? (
          <SelectField
            label={t('matter.category')}
            value={category}
            empty={t('form.choose')}
            options={categories.map((one) => ({ value: one, label: one }))}
            onChange={setCategory}
            required
          />
        ) : null}
      </ReasonForm>
    )
  }
  return (
    <ReasonForm
      title={word('plan.act', kind)}
      label={t('plan.how_it_went')}
      onClose={onClose}
      onSend={(note) => act.mutateAsync({ act: 'settle', id, measureId: measure.id, state: kind, note })}
    >
      <p className="pre">{measure.text}</p>
    </ReasonForm>
  )
}
