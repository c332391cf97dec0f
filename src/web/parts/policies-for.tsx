import { Link } from '@tanstack/react-router'
import { type PolicyMatch, useAcknowledge, useAsk, useDeliver, usePoliciesFor } from '../api/policies.ts'
import { explain } from '../api/problem.ts'
import { useMay } from '../api/session.ts'
import { formatMoment } from '../format/date.ts'
import { formatAmount } from '../format/number.ts'
import { t, word } from '../i18n/t.ts'
import { tellAfterAct } from './after-act.tsx'
import { FitReasons } from './policy-words.tsx'
import { Failure } from './states.tsx'

const stateOf = (one: PolicyMatch): string =>
  one.claim
    ? [word('policy.claim', one.claim.state), one.claim.amount ? formatAmount(one.claim.amount) : ''].join(' ')
    : one.readAt
      ? t('policy.read_on', { at: formatMoment(one.readAt) })
      : one.deliveredAt
        ? t('policy.delivered_on', { at: formatMoment(one.deliveredAt) })
        : t('policy.not_yet')

/** On an enterprise's page: what it may have, why, and how far it is. */
export function PoliciesFor({ enterpriseId }: { enterpriseId: string }) {
  const query = usePoliciesFor(enterpriseId)
  const may = useMay()
  const deliver = useDeliver()
  if (!query.data || query.data.length === 0) return null
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('nav.policies')}</h2>
        <Link to="/policies/book" search={{ enterprise: enterpriseId }} className="small">
          {t('policy.book')}
        </Link>
      </div>
      <ul className="body stack">
        {query.data.map((one) => (
          <li key={one.id} className="stack tight" style={{ gap: 2 }}>
            <span className="row apart">
              <Link to="/policies/$id" params={{ id: one.id }}>
                {one.title}
              </Link>
              <span className="tag">{word('policy.fit', one.fit)}</span>
            </span>
            <FitReasons conditions={one.conditions} held={one.held} />
            <span className="row apart small muted">
              {stateOf(one)}
              {one.deliveredAt === null && one.fit !== 'no' && may('policy.deliver') ? (
                <button
                  type="button"
                  className="button small"
                  disabled={deliver.isPending}
                  onClick={() =>
                    deliver.mutate(
                      { policyIds: [one.id], enterpriseIds: [enterpriseId], how: 'online' },
                      {
                        onSuccess: ({ delivered }) =>
                          tellAfterAct({ sentence: t('policy.delivered', { n: delivered }) }),
                      },
                    )
                  }
                >
                  {t('policy.deliver')}
                </button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {deliver.error ? (
        <p className="body note red" role="alert">
          {explain(deliver.error)}
        </p>
      ) : null}
    </section>
  )
}

/** In the enterprise's own portal: what it may have, with its own word that it has read it, and asking for it. */
export function MyPolicies() {
  const query = usePoliciesFor(undefined)
  const acknowledge = useAcknowledge()
  const ask = useAsk()
  if (!query.data || query.data.length === 0) return null
  const failed = acknowledge.error ?? ask.error
  return (
    <section className="stack">
      <h2>{t('policy.mine', { n: query.data.length })}</h2>
      <Failure error={failed} />
      <ul className="cards">
        {query.data.map((one) => (
          <li key={one.id} className="card">
            <details>
              <summary className="strong" style={{ minHeight: 32, cursor: 'pointer' }}>
                {one.title}
              </summary>
              <div className="stack tight">
                <p className="pre">{one.benefit}</p>
                <FitReasons conditions={one.conditions} held={one.held} />
                <p className="pre small">
                  {t('policy.how')}：{one.howToClaim}
                </p>
                <p className="muted small">
                  {one.source} · {one.org.name}
                </p>
              </div>
            </details>
            <span className="row apart">
              <span className="muted small">{stateOf(one)}</span>
              <span className="row">
                {one.readAt ? null : (
                  <button
                    type="button"
                    className="button small"
                    disabled={acknowledge.isPending}
                    onClick={() => acknowledge.mutate(one.id)}
                  >
                    {t('policy.acknowledge')}
                  </button>
                )}
                {one.claim === null && one.fit !== 'no' ? (
                  <button
                    type="button"
                    className="button small"
                    disabled={ask.isPending}
                    onClick={() =>
                      ask.mutate(one.id, {
                        onSuccess: () => tellAfterAct({ sentence: t('policy.asked', { org: one.org.name }) }),
                      })
                    }
                  >
                    {t('policy.ask')}
                  </button>
                ) : null}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** At the entry of a visit: policies to bring; what is ticked is brought with the visit. */
export function PoliciesToBring({
  enterpriseId,
  value,
  onChange,
}: {
  enterpriseId: string
  value: readonly string[]
  onChange: (ids: string[]) => void
}) {
  const query = usePoliciesFor(enterpriseId)
  const open = (query.data ?? []).filter((one) => one.deliveredAt === null && one.fit !== 'no')
  if (open.length === 0) return null
  return (
    <fieldset className="stack tight">
      <legend className="strong">{t('policy.to_bring', { n: open.length })}</legend>
      {open.map((one) => (
        <label key={one.id} className="check">
          <input
            type="checkbox"
            checked={value.includes(one.id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...value, one.id] : value.filter((other) => other !== one.id))
            }
          />
          <span>
            {one.title}
            <span className="muted small">
              {' '}
              {one.fit === 'missing' ? t('policy.fit.missing') : ''} {one.benefit}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
