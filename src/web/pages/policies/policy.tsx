import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type PolicyDetail,
  type PolicyEnterprise,
  useDeliver,
  usePolicy,
  usePolicyEnterprises,
  useVoidPolicy,
} from '../../api/policies.ts'
import { useMay } from '../../api/session.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { formatAmount } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { FigureBoard } from '../../parts/figure.tsx'
import { conditionWords, FitReasons } from '../../parts/policy-words.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { Failure, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { PolicyForm } from './policy-form.tsx'
import { SettleDialog } from './settle-dialog.tsx'

/** A policy: what it grants, to whom, whom it has reached. */
export function PolicyPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = usePolicy(id)
  return <Loaded query={query}>{(policy) => <View policy={policy} />}</Loaded>
}

function View({ policy }: { policy: PolicyDetail }) {
  const [act, setAct] = useState<'change' | 'void'>()
  const remove = useVoidPolicy(policy.id)
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/policies">{t('nav.policies')}</Link>
          </p>
          <h1>{policy.title}</h1>
          <p className="sub">
            {[policy.level, policy.source, policy.org.name].filter(Boolean).join(' · ')} ·{' '}
            {policy.toDay === 'infinity'
              ? t('policy.since', { day: formatDay(policy.fromDay, { weekday: false }) })
              : t('link.span', {
                  from: formatDay(policy.fromDay, { weekday: false }),
                  to: formatDay(policy.toDay, { weekday: false }),
                })}
          </p>
        </div>
        {policy.mayKeep ? (
          <div className="row">
            <button type="button" className="button" onClick={() => setAct('void')}>
              {t('register.void')}
            </button>
            <button type="button" className="button" onClick={() => setAct('change')}>
              {t('policy.change')}
            </button>
          </div>
        ) : null}
      </div>
      {policy.voidedAt ? (
        <p className="note amber">{t('policy.is_void', { reason: policy.voidReason ?? '' })}</p>
      ) : null}
      <section className="panel">
        <dl className="body facts">
          <dt>{t('policy.benefit')}</dt>
          <dd className="pre">{policy.benefit}</dd>
          <dt>{t('policy.conditions')}</dt>
          <dd>
            {policy.conditions.length === 0
              ? t('policy.for_all')
              : policy.conditions.map((one) => <p key={conditionWords(one)}>{conditionWords(one)}</p>)}
          </dd>
          <dt>{t('policy.how')}</dt>
          <dd className="pre">{policy.howToClaim}</dd>
        </dl>
      </section>
      <Counts policy={policy} />
      <Enterprises policy={policy} />
      {act === 'change' ? <PolicyForm policy={policy} onClose={() => setAct(undefined)} /> : null}
      {act === 'void' ? (
        <ReasonForm
          title={t('register.void')}
          onClose={() => setAct(undefined)}
          onSend={(reason) => remove.mutateAsync({ revision: policy.revision, reason })}
        />
      ) : null}
    </div>
  )
}

const VIEWS = [
  ['fits', { fit: 'fits' }],
  ['missing', { fit: 'missing' }],
  ['unreached', { fit: 'fits', delivered: 'false' }],
  ['delivered', { delivered: 'true' }],
  ['read', { read: 'true' }],
  ['granted', { granted: 'true' }],
] as const

function Counts({ policy: { id, counts } }: { policy: PolicyDetail }) {
  const [filters] = useFilters()
  const values = { ...counts, unreached: counts.fits - counts.reached }
  return (
    <FigureBoard
      label={t('register.figures')}
      figures={VIEWS.map(([name, search]) => ({
        label: word('policy.figure_of', name),
        definition: t(`policy.defined.${name}`),
        value: values[name],
        to: `/policies/${id}`,
        search,
        current: ['fit', 'delivered', 'read', 'granted'].every(
          (one) => (filters[one] ?? '') === ((search as Record<string, string>)[one] ?? ''),
        ),
      }))}
    />
  )
}

function Enterprises({ policy }: { policy: PolicyDetail }) {
  const [filters] = useFilters()
  const pages = usePolicyEnterprises(policy.id, filters)
  const may = useMay()
  const deliver = useDeliver()
  const [settling, setSettling] = useState<PolicyEnterprise>()
  const columns: Column<PolicyEnterprise>[] = [
    {
      id: 'name',
      title: t('matter.enterprise'),
      className: 'title-cell',
      cell: (row) => (
        <Link to="/enterprises/$id" params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
    },
    { id: 'fit', title: t('policy.fit'), className: 'nowrap', cell: (row) => word('policy.fit', row.fit) },
    {
      id: 'why',
      title: t('policy.why'),
      cell: (row) => <FitReasons conditions={policy.conditions} held={row.held} />,
    },
    {
      id: 'delivered',
      title: t('policy.delivered_at'),
      cell: (row) => (row.deliveredAt ? `${formatMoment(row.deliveredAt)} ${row.by?.name ?? ''}` : ''),
    },
    { id: 'read', title: t('policy.read_at'), cell: (row) => formatMoment(row.readAt) },
    {
      id: 'claim',
      title: t('policy.claim'),
      cell: (row) => (
        <span className="row">
          {row.claim ? word('policy.claim', row.claim.state) : ''}
          {row.claim?.amount ? ` ${formatAmount(row.claim.amount)}` : ''}
          {may('policy.settle') && !policy.voidedAt ? (
            <button type="button" className="button small" onClick={() => setSettling(row)}>
              {t('policy.settle')}
            </button>
          ) : null}
        </span>
      ),
    },
  ]
  return (
    <>
      <Failure error={deliver.error} />
      <DataList
        takeOut={<ExportButton ledger="policy_enterprises" filter={{ ...pages.asked, id: policy.id }} />}
        name="policy.enterprises"
        label={t('policy.enterprises')}
        pages={pages}
        columns={columns}
        rowId={(row) => row.id}
        empty={t('policy.no_enterprises')}
        {...(may('policy.deliver') && !policy.voidedAt
          ? {
              bulk: (rows: readonly PolicyEnterprise[], clear: () => void) => (
                <button
                  type="button"
                  className="button small main"
                  disabled={deliver.isPending}
                  onClick={() =>
                    deliver.mutate(
                      { policyIds: [policy.id], enterpriseIds: rows.map((row) => row.id), how: 'online' },
                      {
                        onSuccess: ({ delivered }) => {
                          tellAfterAct({ sentence: t('policy.delivered', { n: delivered }) })
                          clear()
                        },
                      },
                    )
                  }
                >
                  {t('policy.deliver_to', { n: rows.length })}
                </button>
              ),
            }
          : {})}
      />
      {settling ? <SettleDialog policy={policy} enterprise={settling} onClose={() => setSettling(undefined)} /> : null}
    </>
  )
}
