import { Link } from '@tanstack/react-router'
import { explain } from '../../api/problem.ts'
import { type Ranking, useRanking, useRankings, useRunEngine } from '../../api/scores.ts'
import { useMay } from '../../api/session.ts'
import { formatMoment } from '../../format/date.ts'
import { formatPoints, formatValue } from '../../format/number.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { EvidencePath } from '../../parts/evidence-path.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { PeriodPick } from '../../parts/program-period.tsx'
import { RuleNote, RuleWords } from '../../parts/rule-note.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { SealButton } from './seal-button.tsx'

/** First step of four: who stands where, by which rule; each row opens its score sheet. */
export function Rankings() {
  const [filters, change] = useFilters()
  const list = useRankings()
  const chosen =
    list.data?.find(
      (one) => (!filters.program || one.programKey === filters.program) && one.ranking === filters.ranking,
    ) ??
    list.data?.find((one) => one.programKey === filters.program) ??
    list.data?.[0]
  const ordinal = filters.ordinal ?? (chosen ? latest(chosen.periods) : undefined)
  const ranking = useRanking(chosen?.programKey, chosen?.ranking, ordinal)
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <EvidencePath steps={[{ label: t('nav.rankings') }]} />
          <h1>{chosen?.title ?? t('nav.rankings')}</h1>
          {chosen ? <p className="sub">{chosen.programTitle}</p> : null}
        </div>
        <div className="row">
          {chosen ? (
            <ExportButton ledger="ranking" filter={{ program: chosen.programKey, ranking: chosen.ranking, ordinal }} />
          ) : null}
          {(list.data?.length ?? 0) > 1 && chosen ? (
            <select
              className="input short"
              aria-label={t('nav.rankings')}
              value={`${chosen.programKey}/${chosen.ranking}`}
              onChange={(event) => {
                const [program, name] = event.target.value.split('/')
                change({ program, ranking: name, ordinal: undefined, calendar: undefined })
              }}
            >
              {list.data?.map((one) => (
                <option key={`${one.programKey}/${one.ranking}`} value={`${one.programKey}/${one.ranking}`}>
                  {one.title} · {one.programTitle}
                </option>
              ))}
            </select>
          ) : null}
          {chosen ? <PeriodPick periods={chosen.periods.toReversed()} current={ranking.data?.period ?? null} /> : null}
          {chosen ? <RunButton program={chosen.programKey} /> : null}
          {chosen && ranking.data?.period && !ranking.data.period.sealedAt ? (
            <SealButton program={chosen.programKey} period={ranking.data.period} />
          ) : null}
        </div>
      </div>
      <Loaded query={list} lines={12}>
        {(all) =>
          all.length === 0 || !chosen ? (
            <EmptyState>{t('score.no_ranking')}</EmptyState>
          ) : (
            <Loaded query={ranking} lines={12}>
              {(table) => <RankingTable table={table} program={chosen.programKey} ranking={chosen.ranking} />}
            </Loaded>
          )
        }
      </Loaded>
    </div>
  )
}

function latest(periods: readonly { readonly ordinal: number }[]): string | undefined {
  return periods.length > 0 ? String(Math.max(...periods.map(({ ordinal }) => ordinal))) : undefined
}

function RunButton({ program }: { program: string }) {
  const may = useMay()
  const run = useRunEngine()
  if (!may('engine.run')) return null
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={run.isPending}
        onClick={() =>
          run.mutate(program, {
            onSuccess: (done) =>
              tellAfterAct({
                sentence: t('score.run_done', { rows: done.rows, seconds: (done.durationMs / 1000).toFixed(1) }),
              }),
          })
        }
      >
        {run.isPending ? t('score.running') : t('score.run')}
      </button>
      {run.error ? (
        <span role="alert" className="tag">
          {explain(run.error)}
        </span>
      ) : null}
    </>
  )
}

function RankingTable({ table, program, ranking }: { table: Ranking; program: string; ranking: string }) {
  const pools = [...new Set(table.rows.map((row) => row.pool))]
  const place = {
    program,
    ranking,
    ...(table.period ? { calendar: table.period.calendar, ordinal: String(table.period.ordinal) } : {}),
  }
  return (
    <>
      <RuleNote rule={table.rule} />
      {table.rows.length === 0 ? <EmptyState>{t('score.nothing_ranked')}</EmptyState> : null}
      {pools.map((pool) => (
        <section className="panel" key={pool}>
          <div className="head">
            <h2>
              {pool || (table.period ? formatPeriod(table.period.label) : table.rule.title)}{' '}
              {table.sealed && table.period?.sealedAt ? (
                <span className="tag">{t('score.sealed_at', { at: formatMoment(table.period.sealedAt) })}</span>
              ) : null}
            </h2>
            {table.computedAt ? (
              <span className="muted small">
                {t('score.as_of', { at: formatMoment(table.computedAt) })}
                {table.version ? ` · ${t('program.version', { n: table.version })}` : ''}
              </span>
            ) : null}
          </div>
          <div className="table-wrap">
            <table className="table">
              <thead>
                <tr>
                  <NumHead {...headOf('score.place')} />
                  <th scope="col">{t('score.subject')}</th>
                  <NumHead title={t('score.value')} definition={<RuleWords rule={table.rule} />} />
                  <NumHead {...headOf('score.points')} />
                  <NumHead {...headOf('score.previous')} />
                  <th scope="col">{t('score.source')}</th>
                </tr>
              </thead>
              <tbody>
                {table.rows
                  .filter((row) => row.pool === pool)
                  .map((row) => {
                    const sheet = { ...place, kind: row.subject.kind, subject: row.subject.id }
                    return (
                      <tr key={row.id} data-current={row.mine}>
                        <td className="num strong">{row.place}</td>
                        <td className="cell-org">
                          <Link to="/scores" search={sheet}>
                            {row.subject.name}
                          </Link>
                          {row.mine ? <span className="tag"> {t('score.mine')}</span> : null}
                        </td>
                        <td className="num">
                          <Link to="/scores" search={sheet}>
                            {formatValue(row.value, 4)}
                          </Link>
                        </td>
                        <td className="num">
                          {row.points === null ? (
                            <span className="muted">{t('value.none')}</span>
                          ) : (
                            formatPoints(row.points)
                          )}
                        </td>
                        <td className="num">{row.previousPlace ?? <span className="muted">{t('value.none')}</span>}</td>
                        <td>
                          <Link to="/evidence" search={{ ...sheet, id: row.id, of: 'ranking' }}>
                            {t('score.evidence')}
                          </Link>
                        </td>
                      </tr>
                    )
                  })}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </>
  )
}
