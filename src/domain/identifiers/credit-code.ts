import { type Failure, fail, ok, type Result } from '../result.ts'
import { halfWidth } from './half-width.ts'

/** GB 32100-2015: the 31 characters, whose place is their value. I, O, S, V and Z are left out. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const OF_ALPHABET = /^[0-9A-HJ-NP-RTUWXY]*$/
/** 3^(i−1) mod 31 for the first 17 places. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
/** GB 11714 for the first eight of the nine characters of the organisation code. */
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const

export type CreditCodeError = Failure<
  'credit_code.empty' | 'credit_code.length' | 'credit_code.character' | 'credit_code.check_digit'
>

export type CreditCode = {
  readonly code: string
  /** Places 3–8: where it was registered, in the GB/T 2260 code of that day; may since be revoked. */
  readonly regionCode: string
  /** `org_code`: places 9–17 do not satisfy GB 11714. About one real code in ten thousand does not; never refused. */
  readonly warnings: readonly 'org_code'[]
}

/** Half-width, upper case, without spaces, dashes and invisible characters. Judges nothing. */
export function normaliseCreditCode(text: string): string {
  return halfWidth(text)
    .toUpperCase()
    .replace(/[\s\-\u200b\ufeff]/g, '')
}

/** The check character for the first 17 places, all of which must be of the alphabet. */
export function creditCodeCheck(first17: string): string {
  const sum = WEIGHTS.reduce<number>((total, weight, i) => total + weight * ALPHABET.indexOf(first17[i] ?? '0'), 0)
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '0'
}

/**
 * Reads a unified social credit code. The error says which character is at fault (`position` from 1) and, where a look-alike
 * was likely meant, `meant`; or what the last character should be (`expected`). Whether a code that fails may be entered with
 * a reason is not decided here.
 */
export function parseCreditCode(text: string): Result<CreditCode, CreditCodeError> {
  const code = normaliseCreditCode(text)
  if (code === '') return fail('credit_code.empty')
  if (!OF_ALPHABET.test(code)) {
    const bad = [...code].findIndex((char) => !ALPHABET.includes(char))
    const character = [...code][bad] ?? ''
    return fail('credit_code.character', { position: bad + 1, character, meant: LOOK_ALIKES[character] ?? null })
  }
  if (code.length !== 18) return fail('credit_code.length', { length: code.length })
  const expected = creditCodeCheck(code)
  if (code[17] !== expected) return fail('credit_code.check_digit', { found: code[17] ?? '', expected })
  return ok({ code, regionCode: code.slice(2, 8), warnings: orgCodeHolds(code.slice(8, 17)) ? [] : ['org_code'] })
}

const LOOK_ALIKES: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', Z: '2', V: 'U' }

/** GB 11714: C9 = 11 − Σ mod 11, with 10 written X and 11 written 0. Letters count A = 10 … Z = 35. */
function orgCodeHolds(org: string): boolean {
  const sum = ORG_WEIGHTS.reduce<number>((total, weight, i) => total + weight * Number.parseInt(org[i] ?? '0', 36), 0)
  const check = 11 - (sum % 11)
  return org[8] === (check === 10 ? 'X' : check === 11 ? '0' : String(check))
}
