import { halfWidth } from '../identifiers/half-width.ts'

/** One filled cell of a spreadsheet, as papers/read gives it. */
export type Cell = {
  /** 1 = A. */
  readonly column: number
  readonly type: 'text' | 'number' | 'date' | 'boolean' | 'error'
  readonly text: string
  readonly value: string | number | boolean
}

/** The text of a cell without outer and doubled spaces, invisible characters and line breaks. Width is kept. */
export function plainText(cell: Cell): string {
  if (cell.type === 'number') return digitsOf(cell)
  // Nearly every text has none; an import asks this of millions.
  if (!SPACED.test(cell.text)) return cell.text
  return cell.text
    .replace(/[\u200b-\u200d\ufeff\u00a0]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const SPACED = /[\s\u200b-\u200d\ufeff\u00a0]/

/** The same in half width: for codes, numbers, dates. */
export function plainHalf(cell: Cell): string {
  return halfWidth(plainText(cell)).trim()
}

/**
 * A stored number written out: `1.5E+10` → 15000000000, `0.30000000000000004` → 0.3. Above 15 significant digits a
 * spreadsheet has lost the rest already; callers that need every digit must refuse such a cell.
 */
export function digitsOf(cell: Cell): string {
  const value = Number(cell.value)
  if (/^-?\d{1,15}$/.test(cell.text)) return cell.text
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value)
  const short = String(Number(value.toPrecision(15)))
  return short.includes('e')
    ? value.toFixed(Math.abs(value) >= 1 ? 0 : 12).replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros))
    : short
}

/** Digits that need no reading: what nearly every number of a ledger is. */
export const isWholeDigits = (text: string): boolean => /^(?:0|[1-9]\d{0,14})$/.test(text)

/** Whether digits of a long code were lost when the cell became a number. */
export function lostDigits(cell: Cell): boolean {
  if (cell.type === 'number') return Math.abs(Number(cell.value)) >= 1e15
  return /^\d(\.\d+)?E\+?\d{2}$/i.test(plainHalf(cell))
}
