import { Link, useNavigate } from '@tanstack/react-router'
import { type EnterpriseRow, enterpriseQuery, useEnterprises } from '../../api/enterprises.ts'
import { useMay, useSession } from '../../api/session.ts'
import { formatDay, plusDays, today } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick, SearchInput } from '../../parts/filter-bar.tsx'
import { chip } from '../../parts/filter-chips.tsx'
import { linkedColumns } from '../../parts/linked-columns.tsx'
import { type Quick, QuickFilters } from '../../parts/quick-filters.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { EnterpriseBulkActs } from './enterprise-bulk.tsx'

const STATUSES = ['active', 'closed', 'moved_out', 'merged'] as const

export const COLUMNS: readonly Column<EnterpriseRow>[] = [
  {
    id: 'name',
    title: t('enterprise.name'),
    className: 'title-cell',
    cell: (row) => (
      <Link to="/enterprises/$id" params={{ id: row.id }}>
        {row.name}
      </Link>
    ),
  },
  {
    id: 'code',
    title: t('enterprise.code'),
    cell: (row) => (
      <span className="code">{row.creditCode ?? <span className="muted">{t('value.missing')}</span>}</span>
    ),
  },
  { id: 'classes', title: t('enterprise.classes'), cell: (row) => row.classes.join('、') },
  {
    id: 'size',
    title: t('enterprise.size'),
    cell: (row) => row.size ?? <span className="muted">{t('value.missing')}</span>,
  },
  { id: 'industry', title: t('enterprise.industry'), extra: true, cell: (row) => row.industry?.name ?? '' },
  { id: 'area', title: t('enterprise.area'), extra: true, cell: (row) => row.area?.name ?? '' },
  ...linkedColumns('enterpriseId'),
  { id: 'status', title: t('enterprise.status'), extra: true, cell: (row) => word('enterprise.status', row.status) },
]

/** Nobody there for a quarter. */
const LONG = 90

const quicksOf = (holds: boolean): readonly Quick[] => [
  { id: 'all', label: t('do.show_all'), search: {}, definition: t('enterprise.quick.all.definition') },
  {
    id: 'uncovered',
    label: t('enterprise.uncovered'),
    search: { uncovered: 'true' },
    definition: t('enterprise.quick.uncovered.definition'),
    tone: 'amber',
  },
  {
    id: 'unvisited',
    label: t('enterprise.quick.unvisited'),
    search: { notVisitedSince: plusDays(today(), -LONG) },
    definition: t('enterprise.quick.unvisited.definition'),
    tone: 'amber',
  },
  ...(holds
    ? [
        {
          id: 'mine',
          label: t('enterprise.quick.mine'),
          search: { mine: 'true' },
          definition: t('enterprise.quick.mine.definition'),
        },
      ]
    : []),
]

export function Enterprises() {
  const may = useMay()
  const { person } = useSession()
  const [filters, change] = useFilters()
  const pages = useEnterprises(filters)
  const navigate = useNavigate()
  return (
    <div className="page">
      <h1>{t('nav.enterprises')}</h1>
      <QuickFilters
        label={t('nav.enterprises')}
        to="/enterprises"
        path="/api/enterprises"
        noun="enterprise"
        quicks={quicksOf(person !== null)}
        toQuery={enterpriseQuery}
      />
      <DataList
        name="enterprises"
        label={t('nav.enterprises')}
        pages={pages}
        takeOut={<ExportButton ledger="enterprises" filter={pages.asked} act="enterprise.export" />}
        columns={COLUMNS}
        rowId={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/enterprises/$id', params: { id: row.id } })}
        empty={t('enterprise.empty')}
        chips={[
          chip('class', t('enterprise.classes'), filters.class),
          chip('areaId', t('enterprise.area'), pages.rows[0]?.area?.name),
          chip('notVisitedSince', t('enterprise.quick.unvisited'), formatDay(filters.notVisitedSince ?? null)),
          chip('mine', t('enterprise.quick.mine')),
        ]}
        wholeList
        bulk={(rows, clear, all) => (
          <EnterpriseBulkActs rows={rows} clear={clear} all={all} enters={may('class.enter')} />
        )}
        filters={
          <>
            <SearchInput value={filters.q ?? ''} onChange={(q) => change({ q })} label={t('enterprise.search')} />
            <Pick
              label={t('enterprise.status')}
              value={filters.status ?? ''}
              options={STATUSES.map((status) => [status, word('enterprise.status', status)])}
              onChange={(status) => change({ status })}
            />
            <label className="check">
              <input
                type="checkbox"
                checked={filters.uncovered === 'true'}
                onChange={(event) => change({ uncovered: event.target.checked ? 'true' : undefined })}
              />
              <span>{t('enterprise.only_uncovered')}</span>
            </label>
          </>
        }
      />
    </div>
  )
}
