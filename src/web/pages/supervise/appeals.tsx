import { Link, useNavigate } from '@tanstack/react-router'
import { type MatterRow, useMatters } from '../../api/matters.ts'
import { dayOf, formatDay } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { Clock } from '../../parts/clock.tsx'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { SearchInput } from '../../parts/filter-bar.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useFilters } from '../../parts/use-filters.ts'

const COLUMNS: readonly Column<MatterRow>[] = [
  { id: 'day', title: t('mark.day'), className: 'nowrap', cell: (row) => formatDay(dayOf(row.at), { weekday: false }) },
  {
    id: 'title',
    title: t('appeal.title'),
    className: 'title-cell',
    cell: (row) => (
      <>
        <Link to="/matters/$id" params={{ id: row.id }}>
          {row.title}
        </Link>
        <p className="muted small">{row.number}</p>
      </>
    ),
  },
  { id: 'person', title: t('appeal.by'), cell: (row) => row.person?.name ?? '' },
  { id: 'state', title: t('matter.state'), cell: (row) => <StateTag state={row.state} endTitle={row.endTitle} /> },
  { id: 'clock', title: t('matter.due'), cell: (row) => (row.clock ? <Clock clock={row.clock} /> : '') },
]

/** Appeals against points and marks: reviewed by somebody else than the first hand; an upheld one takes the entry back. */
export function Appeals() {
  const [filters, change] = useFilters()
  const pages = useMatters({ ...filters, kind: 'appeal' })
  const navigate = useNavigate()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.appeals')}</h1>
          <p className="sub">{t('appeal.rule')}</p>
        </div>
      </div>
      <DataList
        takeOut={<ExportButton ledger="matters" filter={pages.asked} />}
        name="appeals"
        label={t('nav.appeals')}
        pages={pages}
        columns={COLUMNS}
        rowId={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/matters/$id', params: { id: row.id } })}
        empty={t('appeal.none')}
        filters={<SearchInput value={filters.q ?? ''} onChange={(q) => change({ q })} label={t('matter.search')} />}
      />
    </div>
  )
}
