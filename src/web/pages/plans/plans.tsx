import { Link, useNavigate } from '@tanstack/react-router'
import { type PolicyPlanRow, usePlans } from '../../api/policy-plans.ts'
import { useMay } from '../../api/session.ts'
import { formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick, SearchInput } from '../../parts/filter-bar.tsx'
import { numOf } from '../../parts/head-of.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { DrawUpPlan } from './plan-form.tsx'

const COLUMNS: readonly Column<PolicyPlanRow>[] = [
  {
    id: 'enterprise',
    title: t('matter.enterprise'),
    className: 'title-cell',
    cell: (row) => (
      <Link to="/plans/$id" params={{ id: row.id }}>
        {row.enterprise.name}
      </Link>
    ),
  },
  {
    id: 'state',
    title: t('plan.state'),
    cell: (row) => (
      <span className={row.state === 'agreed' ? 'tag green' : row.state === 'offered' ? 'tag amber' : 'tag'}>
        {word('plan.state', row.state)}
      </span>
    ),
  },
  {
    id: 'done',
    ...numOf('plan.done'),
    cell: (row) => t('plan.done_of', { n: row.done, all: row.measures }),
  },
  {
    id: 'overdue',
    ...numOf('plan.overdue'),
    cell: (row) =>
      row.overdue > 0 ? <span className="tag red">{row.overdue}</span> : <span className="muted">0</span>,
  },
  { id: 'version', ...numOf('plan.version'), extra: true, cell: (row) => row.version },
  {
    id: 'review',
    title: t('plan.next_review'),
    className: 'nowrap',
    cell: (row) => formatDay(row.nextReview, { weekday: false }) || <span className="muted">{t('plan.none')}</span>,
  },
]

/** 一企一策: what is done for each enterprise, by whom, until when. */
export function Plans() {
  const [filters, change] = useFilters()
  const pages = usePlans(filters)
  const may = useMay()
  const navigate = useNavigate()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.plans')}</h1>
          <p className="sub">{t('plan.what')}</p>
        </div>
        {may('policy_plan.change') ? <DrawUpPlan /> : null}
      </div>
      <DataList
        takeOut={<ExportButton ledger="plans" filter={pages.asked} />}
        name="plans"
        label={t('nav.plans')}
        pages={pages}
        columns={COLUMNS}
        rowId={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/plans/$id', params: { id: row.id } })}
        empty={t('plan.empty')}
        filters={
          <>
            <SearchInput value={filters.q ?? ''} onChange={(q) => change({ q })} label={t('plan.search')} />
            <Pick
              label={t('plan.state')}
              value={filters.state ?? ''}
              options={(['draft', 'offered', 'agreed'] as const).map((state) => [state, word('plan.state', state)])}
              onChange={(state) => change({ state })}
            />
            <Pick
              label={t('plan.overdue')}
              value={filters.overdue ?? ''}
              options={[['true', t('plan.overdue_only')]]}
              onChange={(overdue) => change({ overdue })}
            />
          </>
        }
      />
    </div>
  )
}
