import { Link } from '@tanstack/react-router'
import { type MyPoints as Mine, useMyPoints } from '../../api/assess.ts'
import { formatPoints } from '../../format/number.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { PeriodPick, ProgramPick, useProgramKey } from '../../parts/program-period.tsx'
import { Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { ForecastPanel } from './forecast-panel.tsx'
import { OpenDuties } from './open-duties.tsx'
import { PointDays } from './point-days.tsx'
import { Warnings } from './warnings.tsx'

/** One's own points, or one's unit's: warnings first, then the forecast, what can still be done, and the entries day by day. Nobody is ranked. */
export function MyPoints() {
  const [filters] = useFilters()
  const program = useProgramKey()
  const mine = useMyPoints(program, filters)
  const one = mine.data
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.my_points')}</h1>
          {one ? (
            <p className="sub">
              {[one.account.name, one.programTitle, one.period && formatPeriod(one.period.label)]
                .filter(Boolean)
                .join(' · ')}
              {one.period?.sealedAt ? ` · ${t('score.sealed')}` : ''}
            </p>
          ) : null}
        </div>
        <div className="row">
          {program ? (
            <ExportButton
              ledger="my_points"
              filter={{ program, account: filters.account, calendar: filters.calendar, ordinal: filters.ordinal }}
              act="score.read"
            />
          ) : null}
          <ProgramPick />
          {one ? <AccountPick mine={one} /> : null}
          {one ? <PeriodPick periods={one.periods} current={one.period} /> : null}
        </div>
      </div>
      <Loaded query={mine} lines={12}>
        {(data) => <MineView mine={data} program={program ?? ''} />}
      </Loaded>
    </div>
  )
}

/** Oneself or one's unit, where both are given points. */
export function AccountPick({ mine }: { mine: Mine }) {
  const [, change] = useFilters()
  if (mine.accounts.length < 2) return null
  return (
    <select
      className="input short"
      aria-label={t('mine.account')}
      value={mine.account.id}
      onChange={(event) => change({ account: event.target.value })}
    >
      {mine.accounts.map((account) => (
        <option key={account.id} value={account.id}>
          {account.name}
        </option>
      ))}
    </select>
  )
}

export function MineView({ mine, program }: { mine: Mine; program: string }) {
  const sheet = {
    program,
    kind: mine.account.kind,
    subject: mine.account.id,
    ...(mine.period ? { calendar: mine.period.calendar, ordinal: String(mine.period.ordinal) } : {}),
  }
  const running = mine.period !== null && mine.period.ordinal === mine.periods[0]?.ordinal && !mine.period.sealedAt
  return (
    <>
      <p className="note">{t('mine.total', { n: formatPoints(mine.total) })}</p>
      <div className="row">
        <Link to="/scores" search={sheet}>
          {t('mine.sheet')}
        </Link>
      </div>
      <Warnings warnings={mine.warnings} duties={mine.duties} place={sheet} />
      {running ? <ForecastPanel program={program} account={mine.account.id} calendar={mine.period?.calendar} /> : null}
      <OpenDuties duties={mine.duties} total={mine.dutiesTotal} program={program} account={mine.account} />
      <PointDays entries={mine.entries} place={sheet} />
    </>
  )
}
