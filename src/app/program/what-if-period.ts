import { fail, ok, type Result } from '#domain/result.ts'
import { clockRulesOf, type PeriodRow, periodRows } from '#engine/periods.ts'
import type { Period, Program } from '#program/model.ts'

const QUARTER: Period = {
  id: 'quarter',
  title: '季度',
  builtIn: true,
  kind: 'recurring',
  unit: 'quarter',
  step: 1,
  starts: 1,
  namedBy: 'start',
}

/**
 * The period asked for, and the published version that judges it. Without a label: the last quarter that has ended while
 * the program was in force.
 * @param versions oldest first, at least one
 */
export function periodAsked(
  versions: readonly Program[],
  timeZone: string,
  today: string,
  { calendar, label }: { readonly calendar?: string | undefined; readonly label?: string | undefined },
): Result<{ period: PeriodRow; before: Program }> {
  const [first] = versions
  const newest = versions.at(-1)
  if (!first || !newest) return fail('program.not_found')
  const known = new Map([
    [QUARTER.id, QUARTER],
    ...versions.flatMap((one) => one.periods.map((period) => [period.id, period] as const)),
  ])
  if (calendar !== undefined && !known.has(calendar))
    return fail('program.what_if_calendar', { calendar, known: [...known.keys()] }, ['calendar'])
  const inForce = { from: first.inForce.from, ...(newest.inForce.to ? { to: newest.inForce.to } : {}) }
  const rules = clockRulesOf(newest, timeZone)
  const rowsOf = (period: Period) =>
    periodRows(period, rules, inForce, inForce.from, today < inForce.from ? inForce.from : today)
  const wanted = calendar ?? (label === undefined ? QUARTER.id : undefined)
  // A quarter is the quarter: where a label stands for several calendars, the built-in one is meant.
  const calendars = wanted === undefined ? [...known.values()] : [...known.values()].filter((one) => one.id === wanted)
  const rows = [...calendars].sort((a, b) => Number(b.builtIn) - Number(a.builtIn)).flatMap(rowsOf)
  const period =
    label === undefined ? rows.filter((row) => row.lastDay < today).at(-1) : rows.find((row) => row.label === label)
  if (!period)
    return fail(
      'program.what_if_period',
      { period: label ?? '', known: rows.slice(-8).map((row) => row.label), from: inForce.from },
      ['period'],
    )
  const before = versions.filter((one) => one.inForce.from <= period.lastDay).at(-1) ?? first
  return ok({ period, before })
}
