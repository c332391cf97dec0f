import { Link, useNavigate } from '@tanstack/react-router'
import { type MatterRow, useMatterCounts, useMatters } from '../../api/matters.ts'
import { useMay } from '../../api/session.ts'
import { dayOf, formatDay, formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { Clock } from '../../parts/clock.tsx'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { FigureBoard } from '../../parts/figure.tsx'
import { numOf } from '../../parts/head-of.ts'
import { StateTag } from '../../parts/state-tag.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import type { Search } from '../../routes/shells.ts'
import { MatterBulkActs } from './matter-bulk-acts.tsx'
import { matterChips } from './matter-chips.ts'
import { MatterFilters } from './matter-filters.tsx'

const COLUMNS: readonly Column<MatterRow>[] = [
  { id: 'number', title: t('matter.number'), cell: (row) => <span className="code nowrap">{row.number}</span> },
  {
    id: 'title',
    title: t('matter.title'),
    className: 'title-cell',
    cell: (row) => (
      <>
        <Link to="/matters/$id" params={{ id: row.id }}>
          {row.title}
        </Link>
        <Flags row={row} />
      </>
    ),
  },
  { id: 'state', title: t('matter.state'), cell: (row) => <StateTag state={row.state} endTitle={row.endTitle} /> },
  {
    id: 'clock',
    title: t('matter.clock'),
    className: 'nowrap',
    cell: (row) => (row.clock ? <Clock clock={row.clock} /> : <span className="muted">{t('matter.no_clock')}</span>),
  },
  {
    id: 'enterprise',
    title: t('matter.target'),
    className: 'cell-name',
    cell: (row) => row.enterprise?.name ?? row.project?.name ?? '',
  },
  { id: 'category', title: t('matter.category'), className: 'nowrap', cell: (row) => row.category ?? '' },
  {
    id: 'lead',
    title: t('matter.lead'),
    className: 'cell-org',
    cell: (row) => row.leadOrg?.name ?? <span className="muted">{t('matter.not_assigned')}</span>,
  },
  { id: 'at', title: t('matter.at'), className: 'nowrap', cell: (row) => formatDay(dayOf(row.at), { weekday: false }) },
  { id: 'kind', title: t('matter.kind'), extra: true, cell: (row) => row.matterTitle },
  { id: 'person', title: t('matter.holder'), extra: true, cell: (row) => row.person?.name ?? '' },
  { id: 'org', title: t('matter.counted_for'), extra: true, cell: (row) => row.org?.name ?? '' },
  { id: 'source', title: t('matter.source'), extra: true, cell: (row) => row.source ?? '' },
  { id: 'urgency', title: t('matter.urgency'), extra: true, cell: (row) => row.urgency ?? '' },
  { id: 'tier', ...numOf('matter.tier'), extra: true, cell: (row) => row.tier || '' },
  { id: 'closedAt', title: t('matter.closed_at'), extra: true, cell: (row) => formatMoment(row.closedAt) },
]

function Flags({ row }: { row: MatterRow }) {
  const flags = [
    row.disputed > 0 ? t('matter.flag.disputed', { n: row.disputed }) : '',
    row.reopened > 0 ? t('matter.flag.reopened', { n: row.reopened }) : '',
    row.returned > 0 ? t('matter.flag.returned', { n: row.returned }) : '',
    row.extended > 0 ? t('matter.flag.extended', { n: row.extended }) : '',
  ].filter(Boolean)
  return (
    <span className="row" style={{ gap: 4, marginTop: 2 }}>
      {row.falseClosures > 0 ? <span className="tag red">{t('matter.flag.false_closure')}</span> : null}
      {row.sealed ? <span className="tag">{t('matter.flag.sealed')}</span> : null}
      {flags.length > 0 ? <span className="muted small">{flags.join(' · ')}</span> : null}
    </span>
  )
}

/** All matters one may see; the figures above are filters too. */
export function Matters() {
  const [filters] = useFilters()
  const pages = useMatters(filters)
  const navigate = useNavigate()
  const may = useMay()
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.matters')}</h1>
        {may('matter.record') ? (
          <Link to="/matters/new" className="button main">
            {t('matter.new')}
          </Link>
        ) : null}
      </div>
      <StateBoard filters={filters} />
      <DataList
        name="matters"
        label={t('nav.matters')}
        pages={pages}
        takeOut={<ExportButton ledger="matters" filter={pages.asked} act="matter.export" />}
        columns={COLUMNS}
        rowId={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/matters/$id', params: { id: row.id } })}
        filters={<MatterFilters />}
        chips={matterChips(filters, pages.rows[0])}
        empty={t('matter.empty')}
        wholeList
        bulk={(rows, clear, all) => <MatterBulkActs rows={rows} clear={clear} all={all} />}
      />
    </div>
  )
}

const STATES = ['recorded', 'assigned', 'working', 'answered', 'suspended', 'closed'] as const

function StateBoard({ filters }: { filters: Search }) {
  const { state: _, due: __, ...rest } = filters
  const counts = useMatterCounts(rest)
  const { byState = {}, total = null, overdue = null, dueThisWeek = null } = counts.data ?? {}
  const plain = { ...rest }
  return (
    <FigureBoard
      label={t('matter.by_state')}
      figures={[
        {
          label: t('do.show_all'),
          value: total,
          to: '/matters',
          search: plain,
          current: !filters.state && !filters.due,
          definition: t('matter.all.definition'),
        },
        {
          label: t('matter.overdue'),
          value: overdue,
          to: '/matters',
          search: { ...plain, due: 'overdue' },
          tone: 'red',
          current: filters.due === 'overdue',
          definition: t('matter.overdue.definition'),
        },
        {
          label: t('matter.due_week'),
          value: dueThisWeek,
          to: '/matters',
          search: { ...plain, due: 'week' },
          tone: 'amber',
          current: filters.due === 'week',
          definition: t('matter.due_week.definition'),
        },
        ...STATES.map((state) => ({
          label: word('state', state),
          value: counts.data ? (byState[state] ?? 0) : null,
          to: '/matters',
          search: { ...plain, state },
          current: filters.state === state,
          definition: t(`matter.state_definition.${state}`),
        })),
      ]}
    />
  )
}
