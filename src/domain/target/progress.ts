import { daysBetween } from '../calendar/day.ts'

/** A planned value by the end of a day. */
export type Planned = { readonly day: string; readonly value: number }
/** A reported value as of a day. */
export type Read = { readonly day: string; readonly value: number }

/** What a target is judged by. `startValue` is where the period begins: 0 for what is gathered in it, the baseline for what is only raised. */
export type Course = {
  readonly target: number
  readonly startValue: number
  readonly better: 'up' | 'down'
  readonly firstDay: string
  readonly lastDay: string
  readonly schedule: readonly Planned[]
}

/** Share of the period that has gone by the end of a day, 0–1. */
export function elapsedShare({ firstDay, lastDay }: Pick<Course, 'firstDay' | 'lastDay'>, day: string): number {
  const length = daysBetween(firstDay, lastDay) + 1
  return Math.min(1, Math.max(0, (daysBetween(firstDay, day) + 1) / length))
}

/**
 * What should be there by the end of a day: between two points of the schedule along the straight line, before the first one from
 * the start value, after the last one towards the target. Without a schedule the line goes from the start value to the target; of
 * what is to stay low the target holds from the first day.
 */
export function plannedAt(course: Course, day: string): number {
  const { schedule, better, target, startValue, firstDay, lastDay } = course
  if (schedule.length === 0 && better === 'down') return target
  const points = [
    { share: 0, value: startValue },
    ...schedule.map((one) => ({ share: elapsedShare(course, one.day), value: one.value })),
  ]
  if (elapsedShare({ firstDay, lastDay }, schedule.at(-1)?.day ?? firstDay) < 1)
    points.push({ share: 1, value: target })
  const now = elapsedShare(course, day)
  const after = points.findIndex((point) => point.share >= now)
  const to = points[after === -1 ? points.length - 1 : after] ?? { share: 1, value: target }
  const from = points[Math.max(0, after - 1)] ?? to
  if (to.share === from.share) return to.value
  return from.value + ((to.value - from.value) * (now - from.share)) / (to.share - from.share)
}

/** Completion as notices reckon it: value ÷ target, and of what is to stay low target ÷ value; undefined over nothing. */
export function completionOf(value: number, { target, better }: Pick<Course, 'target' | 'better'>): number | undefined {
  const [above, below] = better === 'up' ? [value, target] : [target, value]
  return below === 0 ? undefined : above / below
}

/** Whether a reading falls short of what should be there on its day. */
export function isBehind(course: Course, read: Read): boolean {
  const planned = plannedAt(course, read.day)
  // Planned values come from divisions: a billionth is no shortfall.
  const slack = Math.abs(planned) * 1e-9
  return course.better === 'up' ? read.value < planned - slack : read.value > planned + slack
}

/** What is missing of it, 0 when nothing is. */
export function shortfall(course: Course, read: Read): number {
  const gap = plannedAt(course, read.day) - read.value
  return Math.max(0, course.better === 'up' ? gap : -gap)
}

export type Forecast = {
  readonly value: number
  readonly how: 'linear' | 'proportional' | 'last'
  readonly from: number
}

/**
 * Where the period will end: the straight line of least squares through the readings of different days; of one reading alone,
 * what it is in proportion to the time gone (of what is to stay low, or only raised from a baseline: what it is).
 * @returns undefined without a reading
 */
export function forecast(course: Course, reads: readonly Read[]): Forecast | undefined {
  const byDay = new Map(reads.map((one) => [one.day, one.value]))
  const points = [...byDay].map(([day, value]) => ({ x: daysBetween(course.firstDay, day) + 1, y: value }))
  const [only] = points
  if (!only) return undefined
  if (points.length === 1) {
    const gone = elapsedShare(course, [...byDay.keys()][0] ?? course.lastDay)
    return course.better === 'down' || gone === 0
      ? { value: only.y, how: 'last', from: 1 }
      : { value: course.startValue + (only.y - course.startValue) / gone, how: 'proportional', from: 1 }
  }
  const n = points.length
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n
  const over = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0)
  const under = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0)
  const end = daysBetween(course.firstDay, course.lastDay) + 1
  return { value: meanY + (over / under) * (end - meanX), how: 'linear', from: n }
}

/** What the parts of a target come to beside it: the difference is said, not forbidden. */
export function sumOfParts(target: number, parts: readonly number[]): { sum: number; gap: number } | undefined {
  if (parts.length === 0) return undefined
  const sum = parts.reduce((total, one) => total + one, 0)
  return { sum, gap: Math.abs(target - sum) < Math.abs(target) * 1e-9 ? 0 : target - sum }
}

/** The number that the program itself declares, over a baseline: the hardest of what it asks. Undefined where it asks nothing, or no baseline is known. */
export function declaredNumber(
  declared:
    | { atLeast?: number; atMost?: number; equals?: number; growth?: number; times?: number; add?: number }
    | undefined,
  baseline: number | undefined,
  better: 'up' | 'down',
): number | undefined {
  if (!declared) return undefined
  const { atLeast, atMost, equals, growth, times, add } = declared
  const over = (of: number | undefined, by: (b: number, n: number) => number) =>
    of === undefined || baseline === undefined ? undefined : by(baseline, of)
  const asked = [
    atLeast,
    atMost,
    equals,
    over(growth, (b, n) => b * (1 + n)),
    over(times, (b, n) => b * n),
    over(add, (b, n) => b + n),
  ]
  const known = asked.filter((one) => one !== undefined)
  if (known.length === 0) return undefined
  // 103.5 × 1.17 in binary has a tail that nobody meant.
  return Number((better === 'up' ? Math.max(...known) : Math.min(...known)).toPrecision(12))
}
