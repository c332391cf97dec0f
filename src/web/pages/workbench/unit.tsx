import { Link } from '@tanstack/react-router'
import { useSession } from '../../api/session.ts'
import { placeOfFigure, useUnitBoard } from '../../api/workbench.ts'
import { formatValue } from '../../format/number.ts'
import { formatPeriod } from '../../format/period.ts'
import { t, word } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { FigureBoard } from '../../parts/figure.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { OwedPanel } from '../reports/owed-panel.tsx'
import { NextList } from './next-list.tsx'

/** A department's page: its clocks in order of danger, its people's duties, where it stands. */
export function Unit() {
  const session = useSession()
  const [filters, change] = useFilters()
  const granted = session.grants.find((grant) => grant.org)?.org
  const orgs = granted && !session.orgs.some((org) => org.id === granted.id) ? [granted, ...session.orgs] : session.orgs
  const org = orgs.find(({ id }) => id === filters.org) ?? orgs[0]
  const id = filters.org ?? org?.id
  if (!id) return <EmptyState>{t('unit.none')}</EmptyState>
  return (
    <div className="page">
      <div className="page-head">
        <h1>{org?.name ?? t('nav.unit')}</h1>
        {orgs.length > 1 ? (
          <select
            className="input short"
            aria-label={t('nav.unit')}
            value={id}
            onChange={(event) => change({ org: event.target.value })}
          >
            {orgs.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        ) : null}
      </div>
      <UnitBoard id={id} own={orgs.some((one) => one.id === id)} />
    </div>
  )
}

function UnitBoard({ id, own }: { id: string; own: boolean }) {
  const query = useUnitBoard(id)
  return (
    <Loaded query={query} lines={10}>
      {(board) => (
        <>
          <FigureBoard
            label={t('workbench.figures')}
            figures={board.figures.map((figure) => ({
              label: figure.title,
              value: figure.count,
              ...placeOfFigure(figure.opens),
              ...(figure.danger === 'none' ? {} : { tone: figure.danger }),
              definition: word('figure', figure.id.split('.')[0]),
            }))}
          />
          <section className="panel">
            <div className="head">
              <h2>{t('workbench.next')}</h2>
            </div>
            <NextList rows={board.next} unitId={id} />
          </section>
          {own ? <OwedPanel /> : null}
          <div className="halves">
            <section className="panel">
              <div className="head">
                <h2>{t('unit.people')}</h2>
                <ExportButton ledger="persons" filter={{ orgId: board.org.id }} />
              </div>
              <div className="table-wrap">
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">{t('person.name')}</th>
                      <NumHead {...headOf('unit.handling')} />
                      <NumHead {...headOf('unit.near')} />
                      <NumHead {...headOf('unit.overdue')} />
                      <NumHead {...headOf('unit.links')} />
                      <NumHead {...headOf('unit.open_duties')} />
                      <NumHead {...headOf('unit.missed_duties')} />
                      <NumHead {...headOf('unit.open_matters')} />
                    </tr>
                  </thead>
                  <tbody>
                    {board.people.map((row) => (
                      <tr key={row.person.id}>
                        <td className="nowrap">
                          {row.person.name} <span className="muted small">{row.title}</span>
                        </td>
                        <td className="num">
                          <Link to="/matters" search={{ leadOrgId: id, handlerId: row.person.id, open: 'true' }}>
                            {row.handling}
                          </Link>
                        </td>
                        <td className={row.near > 0 ? 'num amber-text' : 'num'}>
                          <Link
                            to="/matters"
                            search={{ leadOrgId: id, handlerId: row.person.id, open: 'true', due: 'at_risk' }}
                          >
                            {row.near}
                          </Link>
                        </td>
                        <td className={row.overdue > 0 ? 'num red-text' : 'num'}>
                          <Link
                            to="/matters"
                            search={{ leadOrgId: id, handlerId: row.person.id, open: 'true', due: 'overdue' }}
                          >
                            {row.overdue}
                          </Link>
                        </td>
                        <td className="num">
                          <Link to="/links" search={{ personId: row.person.id }}>
                            {row.links}
                          </Link>
                        </td>
                        <td className="num">
                          <Link to="/duties" search={{ personId: row.person.id, state: 'open' }}>
                            {row.openDuties}
                          </Link>
                        </td>
                        <td className="num">
                          <Link to="/duties" search={{ personId: row.person.id, state: 'missed' }}>
                            {row.missedDuties}
                          </Link>
                        </td>
                        <td className="num">
                          <Link to="/matters" search={{ personId: row.person.id, open: 'true' }}>
                            {row.openMatters}
                          </Link>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {board.people.length === 0 ? <EmptyState>{t('unit.no_people')}</EmptyState> : null}
            </section>
            <section className="panel">
              <div className="head">
                <h2>{t('unit.rankings')}</h2>
              </div>
              {board.rankings.length === 0 ? <EmptyState>{t('unit.no_rankings')}</EmptyState> : null}
              <ul className="body stack tight">
                {board.rankings.map((row) => (
                  <li key={`${row.programKey}${row.ranking}${row.period}`} className="row apart">
                    <Link
                      to="/scores"
                      search={{ program: row.programKey, ranking: row.ranking, period: row.period, subject: id }}
                    >
                      {row.title} · {formatPeriod(row.period)}
                    </Link>
                    <span className="nowrap">
                      {t('score.place_of', { place: row.place, of: row.of })} · {formatValue(row.value)}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          </div>
        </>
      )}
    </Loaded>
  )
}
