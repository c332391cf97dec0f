import { type MarkValue, type MarkValues, type RowMark, sameValue, verifyRowMark } from './row-mark.ts'

/** A cell that was edited and may be stored. */
export type CellChange = { readonly field: string; readonly from: MarkValue; readonly to: MarkValue }

/** A cell that was edited while somebody else changed it here. `exported` null with `known` false: what left is not known any more. */
export type CellConflict = {
  readonly field: string
  readonly exported: MarkValue
  readonly known: boolean
  readonly now: MarkValue
  readonly yours: MarkValue
}

export type RowCompared = { readonly changes: readonly CellChange[]; readonly conflicts: readonly CellConflict[] }

/**
 * What of a row that comes back is new: only cells that were edited count. One that says what is here now is done already; one
 * that was changed here since it left, to something else, is a conflict and waits for a person.
 * @param exported what the row said when it left; undefined when that is not kept any more
 */
export function compareRow(
  mark: RowMark,
  exported: MarkValues | undefined,
  now: MarkValues,
  yours: MarkValues,
): RowCompared {
  // Nothing has changed here since: what is here is what left.
  const left = exported ?? (verifyRowMark(mark, now) === 'same' ? now : undefined)
  const changes: CellChange[] = []
  const conflicts: CellConflict[] = []
  for (const [field, mine] of Object.entries(yours)) {
    const here = now[field] ?? null
    if (sameValue(mine, here)) continue
    if (left !== undefined && sameValue(mine, left[field] ?? null)) continue
    if (left !== undefined && sameValue(here, left[field] ?? null)) changes.push({ field, from: here, to: mine })
    else conflicts.push({ field, exported: left?.[field] ?? null, known: left !== undefined, now: here, yours: mine })
  }
  return { changes, conflicts }
}
