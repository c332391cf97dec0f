import { Link } from '@tanstack/react-router'
import { useExemptionKinds } from '../../api/assess.ts'
import { dutyQuery, useDuties } from '../../api/scores.ts'
import { useMay } from '../../api/session.ts'
import type { Duty } from '../../api/workbench.ts'
import { formatDay, plusDays, today } from '../../format/date.ts'
import { formatPeriod } from '../../format/period.ts'
import { t, word } from '../../i18n/t.ts'
import { Clock } from '../../parts/clock.tsx'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { DayInput, Pick } from '../../parts/filter-bar.tsx'
import { chip } from '../../parts/filter-chips.tsx'
import { numOf } from '../../parts/head-of.ts'
import { atRest, type Quick, QuickFilters } from '../../parts/quick-filters.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { DutyBulkActs } from './duty-bulk.tsx'
import { ExcuseDuty, kindsFor } from './excuse-duty.tsx'

const STATES = ['open', 'met', 'late', 'missed', 'excused'] as const

/** Opened by itself, the page shows what is to be done; everything that was owed is one press away. */
const RESTING = { state: 'open' } as const

const QUICKS = (): readonly Quick[] => [
  { id: 'open', label: t('duty.quick.open'), search: { state: 'open' }, definition: t('duty.quick.open.definition') },
  {
    id: 'week',
    label: t('duty.quick.week'),
    search: { state: 'open', dueTo: plusDays(today(), 7) },
    definition: t('duty.quick.week.definition'),
    tone: 'amber',
  },
  {
    id: 'missed',
    label: word('duty.state', 'missed'),
    search: { state: 'missed' },
    definition: t('duty.quick.missed.definition'),
    tone: 'red',
  },
  {
    id: 'late',
    label: word('duty.state', 'late'),
    search: { state: 'late' },
    definition: t('duty.quick.late.definition'),
  },
  { id: 'met', label: word('duty.state', 'met'), search: { state: 'met' }, definition: t('duty.quick.met.definition') },
  {
    id: 'excused',
    label: word('duty.state', 'excused'),
    search: { state: 'excused' },
    definition: t('duty.quick.excused.definition'),
  },
  { id: 'all', label: t('do.show_all'), search: { view: 'all' }, definition: t('duty.quick.all.definition') },
]

/** What is owed by whom until when, and what became of it. */
export function Duties() {
  const [raw, change] = useFilters()
  const filters = atRest(raw, RESTING)
  const may = useMay()
  const pages = useDuties(filters)
  const grants = may('exemption.grant')
  const kinds = useExemptionKinds(grants)
  const columns: readonly Column<Duty>[] = [
    {
      id: 'clock',
      title: t('duty.due'),
      className: 'nowrap',
      cell: (row) =>
        row.state === 'open' || row.doneAt ? (
          <Clock clock={{ title: row.title, dueAt: row.dueAt, doneAt: row.doneAt, explain: row.explain }} />
        ) : (
          <>
            <span className={row.state === 'missed' ? 'tag red' : 'tag'}>{word('duty.state', row.state)}</span>{' '}
            <span className="muted">{formatDay(row.dueDay, { weekday: false })}</span>
          </>
        ),
    },
    {
      id: 'title',
      title: t('duty.title'),
      cell: (row) => (
        <>
          {row.title}
          {row.clause ? (
            <span className="muted small"> {t('score.clause', { clause: row.clause })}</span>
          ) : row.assumed ? (
            <span className="muted small"> {t('score.assumed', { assumed: row.assumed })}</span>
          ) : null}
        </>
      ),
    },
    {
      id: 'target',
      title: t('matter.target'),
      cell: (row) =>
        row.enterprise?.name ??
        row.project?.name ??
        (row.matter ? (
          <Link to="/matters/$id" params={{ id: row.matter.id }}>
            {row.matter.name}
          </Link>
        ) : (
          ''
        )),
    },
    {
      id: 'owner',
      title: t('duty.owner'),
      cell: (row) => [row.person?.name, row.org?.name].filter(Boolean).join(' · '),
    },
    { id: 'period', title: t('duty.period'), cell: (row) => (row.period ? formatPeriod(row.period) : '') },
    { id: 'have', ...numOf('duty.have'), cell: (row) => `${row.have}/${row.need}` },
    { id: 'state', title: t('matter.state'), extra: true, cell: (row) => word('duty.state', row.state) },
    ...(grants && kinds.data
      ? [
          {
            id: 'excuse',
            title: t('nav.exemptions'),
            cell: (row: Duty) =>
              row.state === 'open' || row.state === 'missed' ? (
                <ExcuseDuty duty={row} kinds={kindsFor(kinds.data, row)} />
              ) : null,
          },
        ]
      : []),
  ]
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.duties')}</h1>
        {grants ? <Link to="/exemptions">{t('nav.exemptions')}</Link> : null}
      </div>
      <QuickFilters
        label={t('nav.duties')}
        to="/duties"
        path="/api/duties"
        noun="duty"
        quicks={QUICKS()}
        toQuery={dutyQuery}
        resting={RESTING}
      />
      <DataList
        name="duties"
        label={t('nav.duties')}
        pages={pages}
        takeOut={<ExportButton ledger="duties" filter={pages.asked} act="duty.export" />}
        columns={columns}
        rowId={(row) => row.id}
        empty={t('duty.empty')}
        chips={[
          chip('program', t('matter.program'), filters.program),
          chip('rule', t('duty.title'), pages.rows[0]?.title),
          chip('personId', t('duty.owner'), pages.rows[0]?.person?.name),
          chip('orgId', t('duty.owner'), pages.rows[0]?.org?.name),
          chip('enterpriseId', t('matter.target'), pages.rows[0]?.enterprise?.name),
          chip('projectId', t('matter.target'), pages.rows[0]?.project?.name),
          chip('ordinal', t('duty.period'), pages.rows[0]?.period ?? filters.ordinal),
          chip('linkId', t('duty.quick.link')),
          chip('metBy', t('duty.quick.met_by'), word('duty.met_by', filters.metBy)),
          chip('mine', t('duty.quick.mine')),
        ]}
        wholeList
        bulk={(rows, clear, all) => (
          <DutyBulkActs rows={rows} clear={clear} all={all} may={may} kinds={kinds.data ?? []} />
        )}
        filters={
          <>
            <Pick
              label={t('matter.state')}
              value={filters.state ?? ''}
              options={STATES.map((state) => [state, word('duty.state', state)])}
              onChange={(state) => change({ state })}
            />
            <DayInput label={t('duty.due_from')} value={filters.dueFrom} onChange={(dueFrom) => change({ dueFrom })} />
            <DayInput label={t('duty.due_to')} value={filters.dueTo} onChange={(dueTo) => change({ dueTo })} />
          </>
        }
      />
    </div>
  )
}
