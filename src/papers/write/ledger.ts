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
  /** 万元、家: stands behind the title in brackets. */
  readonly unit?: string
  /** Digits behind the point; default: as many as there are. */
  readonly decimals?: number
  /** Adds up in the last row. */
  readonly sum?: boolean
  /** What a cell may say: a drop-down, and listed in the sheet that explains. */
  readonly choices?: readonly string[]
  /** May be edited and brought back; its head is painted. `required`: may not be left empty. */
  readonly editable?: boolean
  readonly required?: boolean
  /** For programs, not for readers: the mark of the row. Written in full in csv. */
  readonly hidden?: boolean
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
  /** It will come back: drop-downs and a column that checks what is typed, from the first row to the last. */
  readonly comesBack?: boolean
}

/** Width in characters when a column does not say. */
export function widthOf(column: LedgerColumn): number {
  if (column.width !== undefined) return column.width
  if (column.kind === 'date') return 12
  if (column.kind === 'moment') return 18
  return Math.max(8, headOf(column).length * 2 + 2)
}

/** A head as it is written: with its unit. */
export function headOf({ title, unit }: LedgerColumn): string {
  return unit && !title.includes(unit) ? `${title}（${unit}）` : title
}
