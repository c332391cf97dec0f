import { useState } from 'react'
import { type Forecast, useForecast } from '../../api/assess.ts'
import { formatDay } from '../../format/date.ts'
import { formatPoints } from '../../format/number.ts'
import { formatPeriod } from '../../format/period.ts'
import { t, word } from '../../i18n/t.ts'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { RuleSource } from '../../parts/rule-note.tsx'
import { Loaded } from '../../parts/states.tsx'

type Row = Forecast['rows'][number]

/** The two ends of the running period, reckoned by the rules when asked for. */
export function ForecastPanel({
  program,
  account,
  calendar,
}: {
  program: string
  account: string
  calendar: string | undefined
}) {
  const [asked, setAsked] = useState(false)
  const forecast = useForecast(program, account, calendar, asked)
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('forecast.title')}</h2>
        {asked ? null : (
          <button type="button" className="button" onClick={() => setAsked(true)}>
            {t('forecast.ask')}
          </button>
        )}
      </div>
      <p className="body muted small">{t('forecast.rule')}</p>
      {asked ? (
        <Loaded query={forecast} lines={5}>
          {(one) => <ForecastTable one={one} />}
        </Loaded>
      ) : null}
    </section>
  )
}

function ForecastTable({ one }: { one: Forecast }) {
  const open = one.rows.filter((row) => row.open)
  return (
    <>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('forecast.item')}</th>
              <NumHead {...headOf('forecast.now')} />
              <NumHead {...headOf('forecast.met')} />
              <NumHead {...headOf('forecast.missed')} />
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('forecast.total', { day: formatDay(one.period.lastDay, { weekday: false }) })}</th>
              <td className="num strong">{formatPoints(one.now)}</td>
              <td className="num strong">{formatPoints(one.ifMet)}</td>
              <td className="num strong">{formatPoints(one.ifMissed)}</td>
            </tr>
            {open.map((row) => (
              <tr key={`${row.kind} ${row.rule} ${row.period ?? ''}`}>
                <td>
                  {row.title}
                  {row.kind === 'measure' && row.period ? ` · ${formatPeriod(row.period)}` : ''}{' '}
                  <span className="muted small">
                    {word('thing', row.kind)} <RuleSource rule={{ clause: row.clause, assumed: null }} />
                  </span>
                </td>
                <Said row={row} value={row.now} />
                <Said row={row} value={row.ifMet} />
                <Said row={row} value={row.ifMissed} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="body muted small">
        {open.length === 0 ? t('forecast.settled') : t('forecast.same', { n: one.rows.length - open.length })}
      </p>
    </>
  )
}

function Said({ row, value }: { row: Row; value: string | null }) {
  if (value === null) return <td className="num muted">{t('value.none')}</td>
  const text = row.kind === 'points' ? formatPoints(value) : value
  return <td className="num">{row.unit ? `${text} ${row.unit}` : text}</td>
}
