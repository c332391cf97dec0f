import type { Failure } from '../result.ts'

/** A limit on the supervisors themselves (不重复检查): an act `inspect` of the program. */
export type InspectionLimit = {
  readonly title: string
  readonly clause: string
  /** At most so many in the period that holds the day; the period's days, or null for ever. */
  readonly atMost: number | null
  readonly period: { readonly from: string; readonly to: string; readonly label: string } | null
  /** Kinds of inspection that it must not meet on the same days. */
  readonly notWith: readonly string[]
  /** Whether an earlier inspection counts towards the number; absent: every one does. */
  readonly counts?: (one: Inspected) => boolean
}

/** An inspection that was held, or is planned and approved: of one and the same subject. Days are `YYYY-MM-DD`, both inclusive. */
export type Inspected = {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly fromDay: string
  readonly toDay: string
  /** Of the program whose limit it is: only these count towards its number; all count as meeting on a day. */
  readonly ownProgram: boolean
  /** Who inspects: the persons; with their units where the caller knows them. */
  readonly by: readonly string[]
}

/**
 * The first limit that one more inspection of a subject would break; null when none. Two of the same kind on the same days are a
 * duplicate under any program (不得重复检查).
 * @param before the subject's other inspections, held and still to be held
 */
export function brokenLimit(
  limits: readonly InspectionLimit[],
  wanted: { readonly kind: string; readonly fromDay: string; readonly toDay: string },
  before: readonly Inspected[],
): Failure | null {
  const meets = before.filter((one) => one.fromDay <= wanted.toDay && wanted.fromDay <= one.toDay)
  const same = meets.find((one) => one.kind === wanted.kind)
  if (same) return { code: 'inspection.duplicate', data: { other: same.title, from: same.fromDay, to: same.toDay } }
  for (const limit of limits) {
    const { title: entry, clause } = limit
    const other = meets.find((one) => limit.notWith.includes(one.kind))
    if (other)
      return {
        code: 'inspection.not_together',
        data: { entry, clause, other: other.title, kind: other.kind, from: other.fromDay, to: other.toDay },
      }
    if (limit.atMost === null) continue
    const { period } = limit
    const counted = before.filter(
      (one) =>
        one.ownProgram &&
        (limit.counts?.(one) ?? true) &&
        (!period || (one.fromDay >= period.from && one.fromDay <= period.to)),
    )
    if (counted.length >= limit.atMost)
      return {
        code: 'inspection.too_often',
        data: { entry, clause, most: limit.atMost, had: counted.length, period: period?.label ?? '' },
      }
  }
  return null
}
