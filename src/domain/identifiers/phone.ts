import { type Failure, fail, ok, type Result } from '../result.ts'
import { halfWidth } from './half-width.ts'

export type PhoneError = Failure<'phone.empty' | 'phone.character' | 'phone.length'>

/** `mobile` 11 digits from 1; `landline` area code and number, extension after x; `service` 400/800 and short numbers. */
export type Phone = { readonly number: string; readonly kind: 'mobile' | 'landline' | 'service' }

/**
 * Reads a telephone number of the mainland: `138 1234 5678`, `+86-138…`, `0573-8811 2233转801`, `400-800-1234`, `12345`.
 * A landline keeps a dash after its area code. A number without area code is read where it has 7 or 8 digits.
 */
export function parsePhone(text: string): Result<Phone, PhoneError> {
  const plain = halfWidth(text)
    .replace(/(转|ext\.?)\s*/i, 'x')
    .replace(/[\s()\-–—·.]/g, '')
    .replace(/^(\+|00)86/, '')
  if (plain === '') return fail('phone.empty')
  const bad = [...plain].findIndex((char) => !/[0-9x]/.test(char))
  if (bad >= 0) return fail('phone.character', { position: bad + 1 })
  if (/^1[3-9]\d{9}$/.test(plain)) return ok({ number: plain, kind: 'mobile' })
  if (/^[48]00\d{7}$/.test(plain) || /^(1[0-2]\d{1,3}|9\d{4,7})$/.test(plain))
    return ok({ number: plain, kind: 'service' })
  // Two-digit area codes are 010 and 02x; all others have three digits.
  const landline = /^(0(?:10|2\d|[3-9]\d{2}))?(\d{7,8})(?:x(\d{1,6}))?$/.exec(plain)
  if (!landline) return fail('phone.length', { digits: plain.replace(/\D/g, '').length })
  const [, area, local, extension] = landline
  return ok({ number: `${area ? `${area}-` : ''}${local}${extension ? `x${extension}` : ''}`, kind: 'landline' })
}

/** What is shown where the role does not need the number: 138****5678; of others the last four digits are hidden. */
export function maskPhone(number: string): string {
  if (/^1\d{10}$/.test(number)) return `${number.slice(0, 3)}****${number.slice(7)}`
  const [head = '', extension] = number.split('x')
  const hidden = Math.min(4, head.length)
  return `${head.slice(0, head.length - hidden)}${'*'.repeat(hidden)}${extension ? 'x***' : ''}`
}
