import { Link } from '@tanstack/react-router'
import { explain } from '../../api/problem.ts'
import { useAdjustSealed, useRankings } from '../../api/scores.ts'
import { useMay } from '../../api/session.ts'
import { formatDay, formatMoment, today } from '../../format/date.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { SealButton } from './seal-button.tsx'

/** Periods of each program: sealed ones are frozen with a digest, corrections enter the open one as adjustments. */
export function Seals() {
  const rankings = useRankings()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.seals')}</h1>
          <p className="sub">{t('seal.rule')}</p>
        </div>
        <ExportButton ledger="seals" filter={{}} />
      </div>
      <Loaded query={rankings} lines={8}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState>{t('seal.empty')}</EmptyState>
          ) : (
            onePerCalendar(list).map((row) => (
              <section className="panel" key={`${row.programKey}${row.calendar}`}>
                <div className="head">
                  <h2>
                    {row.programTitle} · {row.title}
                  </h2>
                  {row.periods.some((period) => period.sealedAt) ? <AdjustButton program={row.programKey} /> : null}
                </div>
                <div className="table-wrap">
                  <table className="table">
                    <thead>
                      <tr>
                        <th scope="col">{t('score.period')}</th>
                        <th scope="col">{t('seal.days')}</th>
                        <th scope="col">{t('seal.state')}</th>
                        <th scope="col">{t('account.do')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {row.periods.toReversed().map((period) => (
                        <tr key={period.ordinal}>
                          <td>
                            <Link
                              to="/rankings"
                              search={{
                                program: row.programKey,
                                ranking: row.ranking,
                                calendar: period.calendar,
                                ordinal: String(period.ordinal),
                              }}
                            >
                              {formatPeriod(period.label)}
                            </Link>
                          </td>
                          <td className="muted">
                            {formatDay(period.firstDay, { weekday: false })}—
                            {formatDay(period.lastDay, { weekday: false })}
                          </td>
                          <td>
                            {period.sealedAt ? (
                              t('score.sealed_at', { at: formatMoment(period.sealedAt) })
                            ) : (
                              <span className="muted">
                                {t(period.lastDay < today() ? 'seal.open' : 'seal.running')}
                              </span>
                            )}
                          </td>
                          <td>
                            {period.sealedAt || period.lastDay >= today() ? null : (
                              <SealButton program={row.programKey} period={period} />
                            )}
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </section>
            ))
          )
        }
      </Loaded>
    </div>
  )
}

/** Enters what came to light after a seal; says how many differences there were. */
function AdjustButton({ program }: { program: string }) {
  const may = useMay()
  const adjust = useAdjustSealed()
  if (!may('period.seal')) return null
  return (
    <button
      type="button"
      className="button small"
      disabled={adjust.isPending}
      onClick={() =>
        adjust.mutate(program, {
          onSuccess: (done) => tellAfterAct({ sentence: t('seal.adjusted', { n: done.adjustments }) }),
          onError: (error) => tellAfterAct({ sentence: explain(error) }),
        })
      }
    >
      {t('seal.adjust')}
    </button>
  )
}

/** A period is sealed whole, whatever is ranked in it: each calendar of a program once. */
function onePerCalendar<Row extends { readonly programKey: string; readonly calendar: string }>(
  rows: readonly Row[],
): Row[] {
  return [...new Map(rows.toReversed().map((row) => [`${row.programKey}/${row.calendar}`, row])).values()].toReversed()
}
