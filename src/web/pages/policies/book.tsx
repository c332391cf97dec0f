import { Link } from '@tanstack/react-router'
import { usePolicies, usePoliciesFor } from '../../api/policies.ts'
import { formatDay } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { conditionWords } from '../../parts/policy-words.tsx'
import { SheetButtons } from '../../parts/sheet-buttons.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'

/** The pocket-book (口袋书) for printing: all policies in force, or those that fit one enterprise. */
export function PolicyBook() {
  const [filters] = useFilters()
  const all = usePolicies({})
  const own = usePoliciesFor(filters.enterprise, filters.enterprise !== undefined)
  const policies = filters.enterprise ? (own.data ?? []).filter((one) => one.fit === 'fits') : (all.data ?? [])
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="muted no-print">
            <Link to="/policies">{t('nav.policies')}</Link>
          </p>
          <h1>{t('policy.book')}</h1>
          <p className="sub">{t('policy.n', { n: policies.length })}</p>
        </div>
        <SheetButtons sheet="policy_book" query={{ enterpriseId: filters.enterprise }} />
        <button type="button" className="button main no-print" onClick={() => window.print()}>
          {t('policy.print')}
        </button>
      </div>
      {policies.length === 0 ? <EmptyState>{t('policy.empty')}</EmptyState> : null}
      {policies.map((policy) => (
        <article key={policy.id} className="panel" style={{ breakInside: 'avoid' }}>
          <div className="head">
            <h2>{policy.title}</h2>
            <span className="muted small">{policy.source}</span>
          </div>
          <dl className="body facts">
            <dt>{t('policy.benefit')}</dt>
            <dd className="pre">{policy.benefit}</dd>
            <dt>{t('policy.conditions')}</dt>
            <dd>{policy.conditions.map(conditionWords).join('；') || t('policy.for_all')}</dd>
            <dt>{t('policy.how')}</dt>
            <dd className="pre">{policy.howToClaim}</dd>
            <dt>{t('policy.owner')}</dt>
            <dd>{policy.org.name}</dd>
            {policy.toDay === 'infinity' ? null : (
              <>
                <dt>{t('policy.field.toDay')}</dt>
                <dd>{formatDay(policy.toDay, { weekday: false })}</dd>
              </>
            )}
          </dl>
        </article>
      ))}
    </div>
  )
}
