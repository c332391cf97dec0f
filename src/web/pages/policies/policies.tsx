import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type PolicyRow, usePolicies } from '../../api/policies.ts'
import { useMay } from '../../api/session.ts'
import { formatDay } from '../../format/date.ts'
import { formatAmount, formatShare } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick, SearchInput } from '../../parts/filter-bar.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { conditionWords } from '../../parts/policy-words.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { PolicyForm } from './policy-form.tsx'

/** Policies in force: whom each fits, whom it has reached, what was granted. */
export function Policies() {
  const [filters, change] = useFilters()
  const query = usePolicies(filters)
  const may = useMay()
  const [adding, setAdding] = useState(false)
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.policies')}</h1>
          <p className="sub">{t('policy.what')}</p>
        </div>
        <div className="row">
          <ExportButton ledger="policies" filter={filters} />
          <Link to="/policies/book" className="button">
            {t('policy.book')}
          </Link>
          {may('policy.keep') ? (
            <button type="button" className="button main" onClick={() => setAdding(true)}>
              {t('policy.add')}
            </button>
          ) : null}
        </div>
      </div>
      <section className="panel">
        <div className="list-bar">
          <SearchInput value={filters.q ?? ''} onChange={(q) => change({ q })} label={t('policy.search')} />
          <Pick
            label={t('policy.in_force')}
            value={filters.voided ? 'voided' : filters.ended ? 'ended' : ''}
            options={[
              ['ended', t('policy.with_ended')],
              ['voided', t('register.voided')],
            ]}
            onChange={(value) =>
              change({ ended: value === 'ended' ? 'true' : undefined, voided: value === 'voided' ? 'true' : undefined })
            }
          />
        </div>
        <Loaded query={query}>
          {(rows) => (rows.length === 0 ? <EmptyState>{t('policy.empty')}</EmptyState> : <Rows rows={rows} />)}
        </Loaded>
      </section>
      {adding ? <PolicyForm onClose={() => setAdding(false)} /> : null}
    </div>
  )
}

function Rows({ rows }: { rows: readonly PolicyRow[] }) {
  return (
    <>
      <div className="list-scroll" tabIndex={0} role="region" aria-label={t('nav.policies')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('policy.title')}</th>
              <th scope="col">{t('policy.conditions')}</th>
              <th scope="col">{t('policy.owner')}</th>
              <NumHead {...headOf('policy.fits')} />
              <NumHead {...headOf('policy.missing')} />
              <NumHead {...headOf('policy.reached')} />
              <NumHead {...headOf('policy.read')} />
              <NumHead {...headOf('policy.granted')} />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="title-cell">
                  <Link to="/policies/$id" params={{ id: row.id }}>
                    {row.title}
                  </Link>
                  <p className="muted small">
                    {row.source}
                    {row.toDay === 'infinity'
                      ? ''
                      : ` · ${t('policy.until', { day: formatDay(row.toDay, { weekday: false }) })}`}
                  </p>
                </td>
                <td className="small cell-text">
                  {row.conditions.map(conditionWords).join('；') || t('policy.for_all')}
                </td>
                <td>{row.org.name}</td>
                <Number id={row.id} n={row.counts.fits} search={{ fit: 'fits' }} />
                <Number id={row.id} n={row.counts.missing} search={{ fit: 'missing' }} />
                <td className="num nowrap">
                  <Link to="/policies/$id" params={{ id: row.id }} search={{ fit: 'fits', delivered: 'true' }}>
                    {row.counts.fits === 0
                      ? t('value.not_applicable')
                      : formatShare(row.counts.reached / row.counts.fits)}{' '}
                    <span className="muted small">
                      {row.counts.reached}/{row.counts.fits}
                    </span>
                  </Link>
                </td>
                <Number id={row.id} n={row.counts.read} search={{ read: 'true' }} />
                <td className="num nowrap">
                  {row.counts.granted === 0 ? (
                    <span className="muted">0</span>
                  ) : (
                    <Link to="/policies/$id" params={{ id: row.id }} search={{ granted: 'true' }}>
                      {row.counts.granted} · {formatAmount(row.counts.amount)}
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="list-foot">{t('policy.n', { n: rows.length })}</div>
    </>
  )
}

function Number({ id, n, search }: { id: string; n: number; search: Readonly<Record<string, string>> }) {
  return (
    <td className="num">
      {n === 0 ? (
        <span className="muted">0</span>
      ) : (
        <Link to="/policies/$id" params={{ id }} search={search}>
          {n}
        </Link>
      )}
    </td>
  )
}
