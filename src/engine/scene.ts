/** What one run sees: a program version, an authority, a moment, and the periods to compute. Plain data; the clock is an argument. */
import type { ClockRules } from '#domain/calendar/clock-rules.ts'
import { isBefore, programDay } from '#domain/calendar/clock-rules.ts'
import { addDays, earlierDay, laterDay, type PlainDateString, weekdayOf } from '#domain/calendar/day.ts'
import {
  type CalendarRow,
  createWorkdayCalendar,
  type WorkdayCalendar,
  withSeq,
} from '#domain/calendar/workday-calendar.ts'
import type { PeriodName, Program } from '#program/model.ts'
import { clockRulesOf, END_OF_TIME, horizonOf, type PeriodRow, periodsOf } from './periods.ts'

/** [from, to): a stretch of moments that is sealed. */
export type Frozen = { readonly from: string; readonly to: string }

export type Scene = {
  readonly program: Program
  /** One, except in proofs that run many small worlds at once. */
  readonly authorityIds: readonly string[]
  readonly timeZone: string
  readonly rules: ClockRules
  readonly calendar: WorkdayCalendar
  /** Working days up to and including each day, from `seqFrom` on without gaps. */
  readonly seqFrom: PlainDateString
  readonly seqs: readonly number[]
  /** Facts recorded later are not seen. */
  readonly asOf: string
  readonly today: PlainDateString
  /** Days on which facts without a period are judged by this version. */
  readonly span: { readonly from: PlainDateString; readonly to: PlainDateString }
  /** No version before this one: pairings and members older than the program are judged by it. */
  readonly isFirst: boolean
  /** Every period of the program up to the horizon, in order. */
  readonly periods: ReadonlyMap<PeriodName, readonly PeriodRow[]>
  /** Those that this run computes: begun, judged by this version, not sealed. */
  readonly open: ReadonlyMap<PeriodName, readonly PeriodRow[]>
  readonly frozen: readonly Frozen[]
}

export type SceneInput = {
  readonly program: Program
  readonly authorityIds: readonly string[]
  readonly timeZone: string
  readonly calendarRows: readonly CalendarRow[]
  readonly asOf: string
  readonly frozen?: readonly Frozen[]
  /** All versions of the program, this one among them; default: this one alone. */
  readonly versions?: readonly Pick<Program, 'version' | 'inForce' | 'judges'>[]
  /** Only periods that touch these days. */
  readonly days?: { readonly from: PlainDateString; readonly to: PlainDateString }
}

/** The days in which each version is the one in force: the later version takes over on its first day. */
export function reignOf(
  version: number,
  versions: readonly Pick<Program, 'version' | 'inForce'>[],
): { from: PlainDateString; to: PlainDateString } {
  const own = versions.find((one) => one.version === version)
  if (!own) throw new Error(`no version ${version} among the program's versions`)
  const to = versions
    .filter((one) => one.version > version)
    .reduce((until, next) => earlierDay(until, addDays(next.inForce.from, -1)), own.inForce.to ?? END_OF_TIME)
  return { from: own.inForce.from, to }
}

/** Which version judges a period: the one in force on its last day, or, where the newer one says so, the one it began with. */
function judgeOf(
  period: PeriodRow,
  versions: readonly Pick<Program, 'version' | 'inForce' | 'judges'>[],
): number | undefined {
  const inForceOn = (day: PlainDateString) =>
    versions.find(({ version }) => {
      const { from, to } = reignOf(version, versions)
      return from <= day && day <= to
    })
  // A period that ends after the program does is judged by what was in force when it did.
  const touching = versions.filter(({ version }) => {
    const { from, to } = reignOf(version, versions)
    return from <= period.lastDay && period.firstDay <= to && from <= to
  })
  const last =
    inForceOn(period.lastDay) ?? touching.reduce((a, b) => (b.version > (a?.version ?? 0) ? b : a), touching[0])
  if (last?.judges === 'first_day') return inForceOn(period.firstDay)?.version ?? last.version
  return last?.version
}

/** Whether a stretch lies wholly inside a sealed one. */
function isFrozen(period: PeriodRow, frozen: readonly Frozen[]): boolean {
  return frozen.some((one) => !isBefore(period.startsAt, one.from) && !isBefore(one.to, period.endsAt))
}

function byCalendar(rows: readonly PeriodRow[]): Map<PeriodName, PeriodRow[]> {
  const map = new Map<PeriodName, PeriodRow[]>()
  for (const row of rows) {
    const rowsOf = map.get(row.calendar)
    if (rowsOf) rowsOf.push(row)
    else map.set(row.calendar, [row])
  }
  return map
}

/** A program that counts Monday to Friday, whatever the official calendar says. */
function weekdaysOnly(rows: readonly CalendarRow[]): CalendarRow[] {
  return withSeq(rows.map((row) => ({ ...row, works: weekdayOf(row.day) <= 5, published: true })))
}

type Days = Pick<Scene, 'calendar' | 'seqFrom' | 'seqs'>

/** What is made of a calendar's days, kept as long as they are: some 10 000 days, read by every run. */
const made = {
  official: new WeakMap<readonly CalendarRow[], Days>(),
  weekdays: new WeakMap<readonly CalendarRow[], Days>(),
}

function daysOf(rows: readonly CalendarRow[], how: Program['calendar']['workingDays']): Days {
  const known = how === 'weekdays' ? made.weekdays : made.official
  const before = known.get(rows)
  if (before) return before
  const counted = how === 'weekdays' ? weekdaysOnly(rows) : rows
  const days: Days = {
    calendar: createWorkdayCalendar(counted),
    seqFrom: counted[0]?.day ?? '2004-01-01',
    seqs: counted.map((row) => row.seq),
  }
  known.set(rows, days)
  return days
}

/** Puts a scene together. Periods that have not begun by `asOf` are not computed. */
export function createScene(input: SceneInput): Scene {
  const { program, asOf, timeZone } = input
  const versions = input.versions ?? [program]
  const rules = clockRulesOf(program, timeZone)
  const today = programDay(asOf, rules)
  const all = periodsOf(program, rules, horizonOf(today))
  const span = reignOf(program.version, versions)
  const frozen = input.frozen ?? []
  const { days } = input
  const open = all.filter(
    (period) =>
      !isBefore(asOf, period.startsAt) &&
      judgeOf(period, versions) === program.version &&
      !isFrozen(period, frozen) &&
      (!days || (period.firstDay <= days.to && days.from <= period.lastDay)),
  )
  return {
    program,
    authorityIds: input.authorityIds,
    timeZone,
    rules,
    ...daysOf(input.calendarRows, program.calendar.workingDays),
    asOf,
    today,
    span: days ? { from: laterDay(span.from, days.from), to: earlierDay(span.to, days.to) } : span,
    isFirst: versions.every((one) => one.version >= program.version),
    periods: byCalendar(all),
    open: byCalendar(open),
    frozen,
  }
}

/** Whether derived rows without a period are kept as they are, because a sealed period holds their moment. */
export function isFrozenAt(at: string, frozen: readonly Frozen[]): boolean {
  return frozen.some((one) => !isBefore(at, one.from) && isBefore(at, one.to))
}

const BEFORE_ALL = '1970-01-01T00:00:00Z'

/** The scene with what was derived before a moment left as it stands, as if it were sealed. */
export function keptBefore(scene: Scene, moment: string): Scene {
  const frozen = [...scene.frozen, { from: BEFORE_ALL, to: moment }]
  const open = [...scene.open].map(
    ([calendar, rows]) => [calendar, rows.filter((period) => !isFrozen(period, frozen))] as const,
  )
  return { ...scene, frozen, open: new Map(open) }
}
