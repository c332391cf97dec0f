import { Link } from '@tanstack/react-router'
import { type ReportsOwed, useReports } from '../../api/reports.ts'
import { useMay } from '../../api/session.ts'
import { plusDays, today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
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
            programs.flatMap((program) =>
              program.kinds.map((kind) => (
                <Matrix
                  key={`${program.programKey} ${kind.report}`}
                  program={program.programKey}
                  programTitle={program.programTitle}
                  kind={kind}
                />
              )),
            )
          )
        }
      </Loaded>
    </div>
  )
}

function Matrix({ program, programTitle, kind }: { program: string; programTitle: string; kind: Kind }) {
  const periods = [...new Map(kind.owed.map((one) => [one.ordinal, one.period ?? String(one.ordinal)]))]
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
              <th scope="col" className="num">
                {t('report.punctual')}
              </th>
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
