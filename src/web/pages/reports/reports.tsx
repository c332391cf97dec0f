import { Link } from '@tanstack/react-router'
import { type ReportsOwed, useReports } from '../../api/reports.ts'
import { useMay } from '../../api/session.ts'
import { plusDays, today } from '../../format/date.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { FigureBoard } from '../../parts/figure.tsx'
import { FilterChips } from '../../parts/filter-chips.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import type { Search } from '../../routes/shells.ts'
import { OwedReport } from './owed-report.tsx'

type Kind = ReportsOwed[number]['kinds'][number]
/** Periods side by side; the ones before are in the address. */
const COLUMNS = 6

/** What is owed: mine, or every unit's by period, with who hands in in time. */
export function Reports() {
  const [filters, change] = useFilters()
  const may = useMay()
  const sees = may('report.return')
  const mine = filters.view === 'mine' || !sees
  const from = filters.from ?? plusDays(today(), -45)
  const to = filters.to ?? plusDays(today(), 21)
  const query = useReports({ from, to, ...(mine ? { mine: 'true' as const } : {}) })
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t(mine ? 'report.mine' : 'report.all')}</h1>
        <div className="row">
          <ExportButton ledger="reports" filter={{ from, to, ...(mine ? { mine: 'true' } : {}) }} />
          {sees ? (
            <button type="button" className="button" onClick={() => change({ view: mine ? undefined : 'mine' })}>
              {t(mine ? 'report.all' : 'report.mine')}
            </button>
          ) : null}
        </div>
      </div>
      <div className="row">
        <input
          type="date"
          className="input short"
          aria-label={t('report.from')}
          value={from}
          onChange={(event) => change({ from: event.target.value })}
        />
        <input
          type="date"
          className="input short"
          aria-label={t('report.to')}
          value={to}
          onChange={(event) => change({ to: event.target.value })}
        />
      </div>
      <Loaded query={query} lines={8}>
        {(programs) =>
          programs.length === 0 ? (
            <EmptyState>{t('report.none_owed')}</EmptyState>
          ) : (
            <>
              <StateFigures programs={programs} state={filters.state} filters={filters} />
              <FilterChips chips={[]} />
              {narrowed(programs, filters.state).flatMap((program) =>
                program.kinds.map((kind) => (
                  <Matrix
                    key={`${program.programKey} ${kind.report}`}
                    program={program.programKey}
                    programTitle={program.programTitle}
                    kind={kind}
                  />
                )),
              )}
            </>
          )
        }
      </Loaded>
    </div>
  )
}

const STATES = ['open', 'missed', 'late', 'met'] as const

/** Only those who have a report in this state, with all their periods side by side. */
function narrowed(programs: ReportsOwed, state: string | undefined): ReportsOwed {
  if (!STATES.some((one) => one === state)) return programs
  return programs.map((program) => ({
    ...program,
    kinds: program.kinds.flatMap((kind) => {
      const owners = new Set(kind.owed.filter((one) => one.state === state).map((one) => one.ownerId))
      return owners.size === 0 ? [] : [{ ...kind, owed: kind.owed.filter((one) => owners.has(one.ownerId)) }]
    }),
  }))
}

/** How many of the reports that are shown stand where, each opening those who owe them. */
function StateFigures({
  programs,
  state,
  filters,
}: {
  programs: ReportsOwed
  state: string | undefined
  filters: Search
}) {
  const owed = programs.flatMap((program) => program.kinds.flatMap((kind) => kind.owed))
  const { state: _, ...rest } = filters
  const tones = { open: undefined, missed: 'red', late: 'amber', met: undefined } as const
  return (
    <FigureBoard
      label={t('report.all')}
      figures={[
        {
          label: t('report.quick.all'),
          value: owed.length,
          to: '/reports',
          search: rest,
          current: state === undefined,
          definition: t('report.quick.all.definition'),
        },
        ...STATES.map((one) => ({
          label: t(`report.quick.${one}`),
          value: owed.filter((row) => row.state === one).length,
          to: '/reports',
          search: { ...rest, state: one },
          current: state === one,
          definition: t(`report.quick.${one}.definition`),
          ...(tones[one] ? { tone: tones[one] } : {}),
        })),
      ]}
    />
  )
}

function Matrix({ program, programTitle, kind }: { program: string; programTitle: string; kind: Kind }) {
  const periods = [
    ...new Map(kind.owed.map((one) => [one.ordinal, one.period ? formatPeriod(one.period) : String(one.ordinal)])),
  ]
    .sort(([a], [b]) => b - a)
    .slice(0, COLUMNS)
    .reverse()
  const owners = [...Map.groupBy(kind.owed, (one) => one.ownerId)]
  const title = `${kind.title} · ${programTitle}`
  return (
    <section className="panel">
      <div className="head">
        <h2>{kind.title}</h2>
        <span className="muted small">
          {programTitle}
          {kind.clause ? ` · ${t('score.clause', { clause: kind.clause })}` : ''}
        </span>
      </div>
      <div className="table-wrap" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('report.owner')}</th>
              {periods.map(([ordinal, label]) => (
                <th scope="col" key={ordinal} className="nowrap">
                  {label}
                </th>
              ))}
              <NumHead {...headOf('report.punctual')} />
            </tr>
          </thead>
          <tbody>
            {owners.map(([ownerId, owed]) => {
              const over = owed.filter(({ state }) => state !== 'open' && state !== 'excused')
              const met = over.filter(({ state }) => state === 'met')
              return (
                <tr key={ownerId}>
                  <td>{owed[0]?.owner ?? ''}</td>
                  {periods.map(([ordinal]) => {
                    const one = owed.find((row) => row.ordinal === ordinal)
                    return (
                      <td key={ordinal}>
                        {one ? <OwedReport program={program} report={kind.report} owed={one} /> : null}
                      </td>
                    )
                  })}
                  <td className="num">
                    <Link
                      to="/duties"
                      search={{
                        program,
                        rule: owed[0]?.rule,
                        [owed[0]?.ownerKind === 'person' ? 'personId' : 'orgId']: ownerId,
                      }}
                    >
                      {met.length}/{over.length}
                    </Link>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
