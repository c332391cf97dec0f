import { Link, useNavigate } from '@tanstack/react-router'
import { useMay } from '../../api/session.ts'
import { type RoundRow, useRounds } from '../../api/supervise.ts'
import { formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick } from '../../parts/filter-bar.tsx'
import { numOf } from '../../parts/head-of.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { PlanRound } from './plan-round.tsx'

const STATES = ['planned', 'approved', 'ready', 'closed', 'refused', 'cancelled'] as const

export function RoundState({ state }: { state: RoundRow['state'] }) {
  return <span className={state === 'ready' ? 'tag blue' : 'tag'}>{word('round.state', state)}</span>
}

const COLUMNS: readonly Column<RoundRow>[] = [
  {
    id: 'title',
    title: t('round.title'),
    className: 'title-cell',
    cell: (row) => (
      <>
        <Link to="/inspections/$id" params={{ id: row.id }}>
          {row.title}
        </Link>
        <p className="muted small">
          {[row.kind, row.unannounced ? t('round.unannounced') : t('round.announced'), row.programTitle].join(' · ')}
        </p>
      </>
    ),
  },
  {
    id: 'days',
    title: t('round.days'),
    className: 'nowrap',
    cell: (row) => spanOf(row.fromDay, row.toDay),
  },
  {
    id: 'pool',
    title: t('round.subject_kind'),
    cell: (row) => (
      <>
        {word('subject', row.subjectKind)} <span className="muted small">{poolOf(row)}</span>
      </>
    ),
  },
  {
    id: 'held',
    ...numOf('round.progress'),
    cell: (row) =>
      row.tasks === 0 ? (
        <span className="muted">{t('value.none')}</span>
      ) : (
        <Link to="/inspections/$id" params={{ id: row.id }}>
          {t('round.held_of', { held: row.held, tasks: row.tasks })}
        </Link>
      ),
  },
  {
    id: 'findings',
    ...numOf('round.found'),
    cell: (row) =>
      row.findings === 0 ? (
        <span className="muted">0</span>
      ) : (
        <Link to="/findings" search={{ roundId: row.id }}>
          {row.findings}
        </Link>
      ),
  },
  { id: 'state', title: t('round.state'), cell: (row) => <RoundState state={row.state} /> },
]

export function spanOf(from: string, to: string): string {
  return t('round.span', { from: formatDay(from, { weekday: false }), to: formatDay(to, { weekday: false }) })
}

export function poolOf(row: Pool): string {
  return row.take === null
    ? t('round.pool_all', { pool: row.pool })
    : t('round.pool', { pool: row.pool, take: row.take })
}
type Pool = { readonly pool: number; readonly take: number | null }

/** Rounds of supervision: planned, approved, drawn, held. */
export function Inspections() {
  const [filters, change] = useFilters()
  const pages = useRounds(filters)
  const may = useMay()
  const navigate = useNavigate()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.inspections')}</h1>
          <p className="sub">{t('round.rule')}</p>
        </div>
        <div className="row">
          <ExportButton ledger="inspections" filter={{}} label={t('export.inspections')} />
          {may('round.plan') ? <PlanRound /> : null}
        </div>
      </div>
      <DataList
        takeOut={<ExportButton ledger="rounds" filter={pages.asked} />}
        name="rounds"
        label={t('nav.inspections')}
        pages={pages}
        columns={COLUMNS}
        rowId={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/inspections/$id', params: { id: row.id } })}
        empty={t('round.empty')}
        filters={
          <Pick
            label={t('round.state')}
            value={filters.state ?? ''}
            options={STATES.map((state) => [state, word('round.state', state)])}
            onChange={(state) => change({ state })}
          />
        }
      />
    </div>
  )
}
