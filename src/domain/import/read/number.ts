import { type Cell, isWholeDigits, plainHalf } from '../cell.ts'
import { type Reading, read, unread } from './reading.ts'

/** Reads a count: `1,200`, `85人`, `约 85`. Whole and not negative. */
export function readCount(cell: Cell): Reading<number> {
  if (cell.type === 'number' && isWholeDigits(cell.text)) return read(Number(cell.text))
  const text = plainHalf(cell)
  const found = /^约?\s*(\d+(?:\.\d+)?)\s*[人家个次名户项万]?$/.exec(text.replaceAll(/[,，]/g, ''))
  if (!found || text.endsWith('万')) return unread('number.unreadable', { text })
  const value = Number(found[1])
  return Number.isSafeInteger(value) ? read(value) : unread('number.not_whole', { text })
}

/** Reads any number as decimal text. */
export function readDecimal(cell: Cell): Reading<string> {
  const text = plainHalf(cell).replaceAll(/[,，\s]/g, '')
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? read(text.replace(/^\+/, '')) : unread('number.unreadable', { text })
}
