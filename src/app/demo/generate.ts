import { addDays } from '#domain/calendar/day.ts'
import { makePark, type Park } from './park.ts'
import { type DemoProblem, makeProblems } from './problems.ts'
import { random } from './random.ts'
import { type DemoRecord, parkRecords, townRecords } from './records.ts'
import { makeTown, type Town } from './town.ts'
import { makeTownProblems } from './town-problems.ts'

/** Two invented authorities as they stand on `today`. */
export type Demo = {
  readonly park: Park
  readonly problems: readonly DemoProblem[]
  readonly records: readonly DemoRecord[]
  readonly town: Town
  readonly townProblems: readonly DemoProblem[]
  readonly townRecords: readonly DemoRecord[]
  readonly today: string
}

export const DEMO_SEED = 148_118

/** First day the demo's programs are in force. */
const IN_FORCE = '2026-01-01'

/**
 * The demo of a seed, alive on `today`: pairings begin a year ago (or with the programs, if that is later), visits go up to today, and what
 * is overdue or due this week is so today.
 */
export function generateDemo(seed: number, today: string): Demo {
  const yearAgo = addDays(today, -365)
  const start = yearAgo > IN_FORCE ? yearAgo : IN_FORCE
  const park = makePark(random(seed), today, start)
  const problems = makeProblems(random(seed + 1), park, today)
  const town = makeTown(random(seed + 2), today, start)
  const townProblems = makeTownProblems(random(seed + 3), town, today)
  const records = parkRecords(random(seed + 4), park, today)
  return { park, problems, records, town, townProblems, townRecords: townRecords(random(seed + 5), town, today), today }
}
