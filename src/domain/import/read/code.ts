import { parseCreditCode } from '../../identifiers/credit-code.ts'
import { halfWidth } from '../../identifiers/half-width.ts'
import { parsePhone } from '../../identifiers/phone.ts'
import { type Cell, digitsOf, lostDigits, plainHalf, plainText } from '../cell.ts'
import { type Reading, read, unread } from './reading.ts'

/**
 * Reads a code such as a staff number. One that became a number and lost its leading zeros is padded to `width`: the width
 * that the column's own texts, or the numbers already registered, all have. Where no width is known it stays as it is.
 */
export function readCode(cell: Cell, width: number | null): Reading<string> {
  if (lostDigits(cell)) return unread('code.digits_lost', { text: cell.text })
  const text = halfWidth(plainText(cell)).replace(/\s/g, '')
  if (cell.type === 'number' && /^\d+$/.test(text) && width !== null) return read(text.padStart(width, '0'))
  return read(text.toUpperCase())
}

/** The width that all codes of a column's sample share, when at least one text begins with a zero; else null. */
export function codeWidth(cells: readonly Cell[]): number | null {
  const texts = cells.filter((cell) => cell.type === 'text').map((cell) => plainHalf(cell).replace(/\s/g, ''))
  const width = texts[0]?.length ?? 0
  const same = texts.length > 0 && texts.every((text) => text.length === width && /^\d+$/.test(text))
  return same && texts.some((text) => text.startsWith('0')) ? width : null
}

/** Reads a unified social credit code; `forced`: a reason was given for one that fails the check digit. */
export function readCreditCode(cell: Cell, forced: boolean): Reading<string> {
  if (lostDigits(cell)) return unread('code.digits_lost', { text: cell.text })
  const result = parseCreditCode(plainText(cell))
  if (result.ok) return read(result.value.code)
  const data = result.error.data ?? {}
  switch (result.error.code) {
    case 'credit_code.empty':
    case 'credit_code.length':
      return unread('credit_code.length', { length: Number(data.length ?? 0) })
    case 'credit_code.character': {
      const meant = data.meant ? `，可能应为“${data.meant}”` : ''
      return unread('credit_code.character', {
        position: Number(data.position),
        character: String(data.character),
        meant,
      })
    }
    case 'credit_code.check_digit':
      if (forced) return read(halfWidth(plainText(cell)).toUpperCase().replace(/[\s-]/g, ''))
      return unread('credit_code.check_digit', { found: String(data.found), expected: String(data.expected) })
  }
}

/**
 * Reads one or several telephone numbers, kept as `138…、0573-…`. A landline that became a number lost the zero of its
 * area code: 10 to 12 digits that do not begin with 1 get it back.
 */
export function readPhones(cell: Cell): Reading<string> {
  const text = plainHalf(cell)
  if (/^1[3-9]\d{9}$/.test(text)) return read(text)
  const numbers: string[] = []
  for (const part of text.split(/[、,，;；/\n]|\s{2,}|\s(?=1[3-9]\d)/)) {
    const one = part.trim()
    if (one === '') continue
    const digits = cell.type === 'number' ? digitsOf(cell) : one
    const restored =
      cell.type === 'number' && /^[2-9]\d{9,11}$/.test(digits) && !/^[48]00/.test(digits) ? `0${digits}` : digits
    const result = parsePhone(restored)
    if (!result.ok) return unread('phone.unreadable', { text: one })
    numbers.push(result.value.number)
  }
  return numbers.length > 0 ? read(numbers.join('、')) : unread('phone.unreadable', { text })
}
