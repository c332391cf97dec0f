import { Link } from '@tanstack/react-router'
import { useExemptionKinds } from '../../api/assess.ts'
import { useDuties } from '../../api/scores.ts'
import { useMay } from '../../api/session.ts'
import type { Duty } from '../../api/workbench.ts'
import { formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { Clock } from '../../parts/clock.tsx'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { ExcuseDuty, kindsFor } from './excuse-duty.tsx'

const STATES = ['open', 'met', 'late', 'missed', 'excused'] as const

/** What is owed by whom until when, and what became of it. */
export function Duties() {
  const [filters, change] = useFilters()
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
          <Clock clock={{ title: row.title, dueAt: row.dueAt, doneAt: row.doneAt }} />
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
    { id: 'period', title: t('duty.period'), cell: (row) => row.period ?? '' },
    { id: 'have', title: t('duty.have'), num: true, cell: (row) => `${row.have}/${row.need}` },
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
      <DataList
        name="duties"
        label={t('nav.duties')}
        pages={pages}
        takeOut={<ExportButton ledger="duties" filter={pages.asked} act="duty.export" />}
        columns={columns}
        rowId={(row) => row.id}
        empty={t('duty.empty')}
        filters={
          <>
            <Pick
              label={t('matter.state')}
              value={filters.state ?? ''}
              options={STATES.map((state) => [state, word('duty.state', state)])}
              onChange={(state) => change({ state })}
            />
            <input
              type="date"
              className="input"
              aria-label={t('duty.due_from')}
              value={filters.dueFrom ?? ''}
              onChange={(event) => change({ dueFrom: event.target.value })}
            />
            <input
              type="date"
              className="input"
              aria-label={t('duty.due_to')}
              value={filters.dueTo ?? ''}
              onChange={(event) => change({ dueTo: event.target.value })}
            />
          </>
        }
      />
    </div>
  )
}
