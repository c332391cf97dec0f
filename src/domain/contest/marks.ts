import { fail, ok, type Result } from '../result.ts'

/** A line of a score sheet: what is judged, the most it can get, what a mark counts. */
export type Item = { readonly field: string; readonly title: string; readonly most: number; readonly weight: number }
export type Marks = Readonly<Record<string, number>>

/** A whole sheet: every item has a mark between 0 and its most. Names the item that is at fault. */
export function checkMarks(items: readonly Item[], marks: Marks): Result<Marks> {
  const unknown = Object.keys(marks).find((field) => !items.some((item) => item.field === field))
  if (unknown !== undefined) return fail('contest.no_item', { field: unknown }, ['marks', unknown])
  for (const { field, title, most } of items) {
    const mark = marks[field]
    if (mark === undefined || !Number.isFinite(mark)) return fail('contest.mark_missing', { title }, ['marks', field])
    if (mark < 0 || mark > most) return fail('contest.mark_out_of_range', { title, most, mark }, ['marks', field])
  }
  return ok(marks)
}

/** Σ weight × mark, to two places. */
export function totalOf(items: readonly Item[], marks: Marks): number {
  return round(items.reduce((sum, { field, weight }) => sum + weight * (marks[field] ?? 0), 0))
}

export type Standing = {
  readonly entryId: string
  readonly sheets: number
  /** Sheets left out as the highest and lowest. */
  readonly dropped: number
  /** null: too few judges for a result. */
  readonly score: number | null
  /** Those with the same score share a place; the next place is skipped. */
  readonly place: number | null
}

/**
 * Results of a contest: the mean of each entry's totals without the so many highest and lowest. With no more sheets than are
 * left out there is no result, rather than one that a single judge makes.
 */
export function resultsOf(
  entries: readonly { readonly id: string; readonly totals: readonly number[] }[],
  { highest, lowest }: { readonly highest: number; readonly lowest: number },
): Standing[] {
  const scored = entries.map(({ id, totals }) => {
    const kept = [...totals].sort((a, b) => a - b).slice(lowest, totals.length - highest)
    const enough = totals.length > highest + lowest
    const score = enough ? round(kept.reduce((sum, one) => sum + one, 0) / kept.length) : null
    return { entryId: id, sheets: totals.length, dropped: enough ? highest + lowest : 0, score }
  })
  return scored
    .map((one) => ({
      ...one,
      place:
        one.score === null ? null : 1 + scored.filter((other) => (other.score ?? -Infinity) > (one.score ?? 0)).length,
    }))
    .sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity))
}

function round(value: number): number {
  return Math.round((value + Number.EPSILON) * 100) / 100
}
