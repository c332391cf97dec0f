import { type Failure, fail, ok, type Result } from '../result.ts'
import { halfWidth } from './half-width.ts'

export type RegionCodeError = Failure<'region_code.not_digits' | 'region_code.length'>

export type RegionCode = { readonly code: string; readonly level: 'province' | 'city' | 'county' | 'street' }

/**
 * Reads a GB/T 2260 code. Two digits name a province and four a prefecture; both are kept as six with zeros. Nine and
 * twelve digits name a street, kept as nine. Whether the code exists is asked of the region table.
 */
export function parseRegionCode(text: string): Result<RegionCode, RegionCodeError> {
  const digits = halfWidth(text).replace(/\s/g, '')
  if (!/^\d+$/.test(digits)) return fail('region_code.not_digits', { text })
  if (digits.length === 12 && !digits.endsWith('000')) return fail('region_code.length', { length: 12 })
  const code = digits.length === 12 ? digits.slice(0, 9) : digits.length < 6 ? digits.padEnd(6, '0') : digits
  if (![2, 4, 6, 9, 12].includes(digits.length)) return fail('region_code.length', { length: digits.length })
  return ok({ code, level: levelOf(code) })
}

function levelOf(code: string): RegionCode['level'] {
  if (code.length === 9) return code.endsWith('000') ? 'county' : 'street'
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'city' : 'county'
}
