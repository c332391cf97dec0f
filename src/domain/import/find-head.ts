import { plainText } from './cell.ts'
import { GENERIC, type HeadColumn, headColumns, type Row } from './head-columns.ts'
import { IGNORED_HEADS, IMPORT_KINDS, kindOf } from './kinds.ts'
import type { Merge } from './merge.ts'
import { titleKey, yearInTitle } from './title.ts'

export type { HeadColumn, Row } from './head-columns.ts'

/** Where a sheet's table begins. */
export type Head = {
  readonly rows: readonly number[]
  readonly columns: readonly HeadColumn[]
  /** First line above the head, for people. */
  readonly caption: string | null
  /** The year that the lines above or the sheet's name speak of; for days written without one. */
  readonly year: number | null
  /** All lines above the head. */
  readonly above: string
}

/** Rows that are looked at for the head: titles and notes above it take a few. */
export const HEAD_WITHIN = 30
/** A head has at most so many rows. */
const MOST_ROWS = 3
/** A line above a head may have two such words (填报单位, 日期); the head follows soon. What comes later is another table's. */
const LINES_BEFORE = 3

const FIELDS = new Set(
  IMPORT_KINDS.flatMap((kind) => Object.values(kindOf(kind).fields).flatMap((field) => field.heads)).map(titleKey),
)
/** Also heads of columns that are not read: they may stand in a lower row. */
const KNOWN = new Set([...FIELDS, ...IGNORED_HEADS.map(titleKey)])

/** Whether a text is the name of a column of some kind of sheet. */
export const isHeadKey = (key: string): boolean => KNOWN.has(key)

type Candidate = { readonly rows: readonly Row[]; readonly columns: readonly HeadColumn[]; readonly score: number }

/**
 * The head of a sheet: among its first rows the one to three whose texts name most known columns, at least two. Rows that a merged cell
 * joins belong together. Undefined when no row looks like one.
 */
export function findHead(sheet: string, first: readonly Row[], merges: readonly Merge[] = []): Head | undefined {
  const within = first.slice(0, HEAD_WITHIN)
  let best: Candidate | undefined
  let reach = Number.POSITIVE_INFINITY
  for (let start = 0; start < within.length && start <= reach; start++) {
    for (let height = 1; height <= MOST_ROWS; height++) {
      const rows = within.slice(start, start + height)
      if (rows.length < height || !belongTogether(rows, merges)) continue
      const columns = headColumns(rows, merges)
      const score = scoreOf(columns)
      if (score < 2) continue
      if (!best || isBetter(rows, score, best)) best = { rows, columns, score }
      reach = Math.min(reach, start + LINES_BEFORE)
    }
  }
  if (!best) return undefined
  const top = (best.rows[0] as Row).row
  const before = first.filter((row) => row.row < top)
  const captions = before.flatMap((row) => row.cells.map(plainText))
  return {
    rows: best.rows.map(({ row }) => row),
    columns: best.columns,
    caption: captions[0] ?? null,
    year: yearInTitle(captions.join(' ')) ?? yearInTitle(sheet),
    above: captions.join(' '),
  }
}

/** Columns that are known, each name once: 姓名 beside 姓名 says no more than one. */
function scoreOf(columns: readonly HeadColumn[]): number {
  const found = columns.flatMap(({ keys }) => keys.find((key) => FIELDS.has(key)) ?? [])
  return new Set(found).size
}

/** More known columns win; of equally many the rows that belong to the same head and are more. */
function isBetter(rows: readonly Row[], score: number, best: Candidate): boolean {
  if (score !== best.score) return score > best.score
  const overlaps = rows.some(({ row }) => best.rows.some((one) => one.row === row))
  return overlaps && rows.length > best.rows.length
}

/** Whether rows can be one head: texts that follow each other, that no merge cuts through, and each below the first subdivides it. */
function belongTogether(rows: readonly Row[], merges: readonly Merge[]): boolean {
  if (rows.some((row, index) => index > 0 && row.row !== (rows[index - 1] as Row).row + 1)) return false
  const top = (rows[0] as Row).row
  const bottom = (rows.at(-1) as Row).row
  const cut = (one: Merge) =>
    one.bottom > one.top &&
    one.top <= bottom &&
    one.bottom >= top &&
    (one.top < top || (one.bottom > bottom && one.top < bottom) || (one.bottom > bottom && isHeadMerge(one, rows)))
  if (merges.some(cut)) return false
  if (rows.length === 1) return true
  if (!rows.every(({ cells }) => cells.every((cell) => cell.type === 'text' && titleKey(cell.text).length <= 24)))
    return false
  return rows.slice(1).every((lower, index) => subdivides(rows[index] as Row, lower, index === rows.length - 2, merges))
}

/** A tall merge that begins in the last of the rows and holds the name of a column: the head goes on below it. */
function isHeadMerge(merge: Merge, rows: readonly Row[]): boolean {
  const start = rows.find(({ row }) => row === merge.top)?.cells.find((cell) => cell.column === merge.left)
  return start !== undefined && KNOWN.has(titleKey(start.text))
}

/**
 * Whether the lower row names the columns below the upper one's groups: a merge ties them, or at least one of its texts stands where
 * the upper row is blank right of a group's head; and half of the last row's are names that heads have.
 */
function subdivides(upper: Row, lower: Row, isLast: boolean, merges: readonly Merge[]): boolean {
  if (upper.cells.length < 2) return false
  const tied = merges.some((one) => one.top <= upper.row && one.bottom >= lower.row)
  const filled = new Set(upper.cells.map((cell) => cell.column))
  const leftmost = Math.min(...filled)
  const inGaps = lower.cells.some((cell) => !filled.has(cell.column) && cell.column > leftmost)
  if (!tied && !inGaps) return false
  if (!isLast) return true
  const names = lower.cells.filter((cell) => KNOWN.has(titleKey(cell.text)) || GENERIC.has(titleKey(cell.text)))
  return names.length * 2 >= lower.cells.length
}
