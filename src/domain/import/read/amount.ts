import { type Cell, isWholeDigits, plainHalf } from '../cell.ts'
import { type Reading, read, unread } from './reading.ts'

/** Powers of ten from the unit to 万元. */
const UNITS = { 元: -4, 千元: -1, 万元: 0, 万: 0, 百万元: 2, 千万元: 3, 亿元: 4, 亿: 4 } as const
export type AmountUnit = keyof typeof UNITS

/** The unit in a column's head, `投资额（亿元）`; null when it says none. */
export function unitInTitle(title: string): AmountUnit | null {
  const found = /(百万元|千万元|亿元|万元|千元|元)/.exec(title)
  return found ? (found[1] as AmountUnit) : null
}

/** The unit that a line above the table states, `单位：万元`; null when it says none. */
export function unitAbove(lines: string): AmountUnit | null {
  const found = /单位[:：\s]*[（(]?(百万元|千万元|亿元|万元|千元|元)/.exec(lines)
  return found ? (found[1] as AmountUnit) : null
}

/**
 * Reads an amount into 万元, exactly: `1,200.5`, `1200万元`, `1.2亿`, `12000元`. A number without a unit is in the unit of the
 * column's head, and in 万元 where that says none.
 * @returns a decimal number as text, without trailing zeros
 */
export function readAmount(cell: Cell, unit: AmountUnit | null): Reading<string> {
  if (cell.type === 'number' && UNITS[unit ?? '万元'] === 0 && isWholeDigits(cell.text)) return read(cell.text)
  const text = plainHalf(cell)
  const bare = text
    .replace(/^[约￥¥]\s*/, '')
    .replaceAll(/[,，\s]/g, '')
    .replace(/(人民币|整)$/g, '')
  const found = /^([+-]?\d+(?:\.\d+)?)(百万元|千万元|亿元|万元|千元|亿|万|元)?$/.exec(bare)
  if (!found) return unread('amount.unreadable', { text })
  const own = found[2] as AmountUnit | undefined
  return read(shift(found[1] as string, UNITS[own ?? unit ?? '万元']))
}

/** Moves the decimal point: exact where a floating number is not. */
export function shift(decimal: string, places: number): string {
  const sign = decimal.startsWith('-') ? '-' : ''
  const [whole = '0', fraction = ''] = decimal.replace(/^[+-]/, '').split('.')
  const digits = whole + fraction
  const point = whole.length + places
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(1, point)
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const right = padded.slice(at).replace(/0+$/, '')
  const value = right ? `${left}.${right}` : left
  return value === '0' ? '0' : `${sign}${value}`
}
