import { Link } from '@tanstack/react-router'
import { useContests } from '../../api/contests.ts'
import { useMay } from '../../api/session.ts'
import { formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { DeclareContest } from './declare-contest.tsx'

/** Contests: who takes part, how far the judging is, results once they are out. */
export function Contests() {
  const query = useContests()
  const may = useMay()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.contests')}</h1>
          <p className="sub">{t('contest.what')}</p>
        </div>
        <ExportButton ledger="contests" filter={{}} />
        {may('contest.declare') ? <DeclareContest /> : null}
      </div>
      <Loaded query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState>{t('contest.empty')}</EmptyState>
          ) : (
            <section className="panel">
              <div className="table-wrap">
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">{t('contest.title')}</th>
                      <th scope="col">{t('contest.day')}</th>
                      <NumHead {...headOf('contest.entries')} />
                      <NumHead {...headOf('contest.sheets')} />
                      <th scope="col">{t('contest.state')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row) => (
                      <tr key={row.id}>
                        <td className="title-cell">
                          <Link to="/contests/$id" params={{ id: row.id }}>
                            {row.title}
                          </Link>
                        </td>
                        <td className="nowrap">{formatDay(row.day, { weekday: false })}</td>
                        <td className="num">{row.entries}</td>
                        <td className="num">
                          {t('contest.sheets_of', { n: row.sheets, all: row.entries * row.judges })}
                        </td>
                        <td>{word('contest.state', row.state)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
          )
        }
      </Loaded>
    </div>
  )
}
