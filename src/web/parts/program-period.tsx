import { usePrograms } from '../api/programs.ts'
import type { ScoreSheet } from '../api/scores.ts'
import { formatPeriod } from '../format/period.ts'
import { t } from '../i18n/t.ts'
import { useFilters } from './use-filters.ts'

/** The program the page is about: the one in the address, else the first that has what the page shows, else the first. */
export function useProgramKey(having?: 'phases' | 'indicators'): string | undefined {
  const [filters] = useFilters()
  const programs = usePrograms()
  const fitting = having && programs.data?.find((one) => one[having] > 0)
  return filters.program ?? (fitting ?? programs.data?.[0])?.key
}

/** Which program; not shown when there is only one. */
export function ProgramPick({ having }: { having?: 'phases' | 'indicators' }) {
  const [, change] = useFilters()
  const programs = usePrograms()
  const key = useProgramKey(having)
  if ((programs.data?.length ?? 0) < 2) return null
  return (
    <select
      className="input short"
      aria-label={t('matter.program')}
      value={key}
      onChange={(event) =>
        change({ program: event.target.value, ranking: undefined, ordinal: undefined, calendar: undefined })
      }
    >
      {programs.data?.map((one) => (
        <option key={one.key} value={one.key}>
          {one.title}
        </option>
      ))}
    </select>
  )
}

type Period = ScoreSheet['periods'][number]

/** Which period; a sealed one says so. The value names calendar and ordinal, because a sheet may offer several calendars. */
export function PeriodPick({ periods, current }: { periods: readonly Period[]; current: Period | null }) {
  const [, change] = useFilters()
  if (periods.length === 0) return null
  return (
    <select
      className="input short"
      aria-label={t('score.period')}
      value={current ? `${current.calendar}:${current.ordinal}` : ''}
      onChange={(event) => {
        const [calendar, ordinal] = event.target.value.split(':')
        change({ calendar, ordinal })
      }}
    >
      {current ? null : <option value="">{t('score.latest')}</option>}
      {periods.map((period) => (
        <option key={`${period.calendar}:${period.ordinal}`} value={`${period.calendar}:${period.ordinal}`}>
          {formatPeriod(period.label)}
          {period.sealedAt ? ` · ${t('score.sealed')}` : ''}
        </option>
      ))}
    </select>
  )
}
