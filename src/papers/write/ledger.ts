/** One value of a ledger: days as `YYYY-MM-DD`, moments as `YYYY-MM-DDTHH:MM:SS`. */
export type LedgerValue = string | number | boolean | null

export type LedgerColumn = {
  readonly title: string
  /** `text` also for codes and phone numbers: they must never become numbers. */
  readonly kind: 'text' | 'date' | 'moment' | 'number' | 'percent'
  /** Characters; default by kind. */
  readonly width?: number
  /** Columns next to each other with the same group stand under one merged head. */
  readonly group?: string
}

/** A table as offices keep it. */
export type Ledger = {
  readonly sheet: string
  readonly title?: string
  /** Under the title: 填报单位、日期. */
  readonly note?: string
  readonly columns: readonly LedgerColumn[]
  readonly rows: Iterable<readonly LedgerValue[]> | AsyncIterable<readonly LedgerValue[]>
  /** Columns that are painted, 1-based: the added 问题 column. */
  readonly marked?: readonly number[]
}

/** Width in characters when a column does not say. */
export function widthOf(column: LedgerColumn): number {
  if (column.width !== undefined) return column.width
  if (column.kind === 'date') return 12
  if (column.kind === 'moment') return 18
  return Math.max(8, column.title.length * 2 + 2)
}
