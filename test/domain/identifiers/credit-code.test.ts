import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCodeCheck, parseCreditCode } from '#domain/identifiers/credit-code.ts'

const REAL = [
  '914403001922038216',
  '9144030071526726XG',
  '91330100799655058B',
  '91110108551385082Q',
  '91110000802100433B',
  '91330483146854367X',
  '913304831468466310',
  '91360781160804884A',
  '914312021889239576',
  '91431202188922946T',
]
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

describe('GB 32100', () => {
  it.each(REAL)('%s is right, inside as well', (code) => {
    expect(parseCreditCode(code)).toMatchObject({ ok: true, value: { code, warnings: [] } })
  })
  it('the example of the standard', () => {
    expect(creditCodeCheck('91350100M000100Y4')).toBe('3')
    expect(parseCreditCode('91350100M000100Y43').ok).toBe(true)
    expect(parseCreditCode('91350100M000100Y4Z')).toMatchObject({
      error: { code: 'credit_code.character', data: { position: 18 } },
    })
  })
  it.each([
    ['91310115MA1H8R7C6D', 'D', '7'],
    ['91110108717809965C', 'C', 'J'],
  ])('%s should end in another character', (code, found, expected) => {
    expect(parseCreditCode(code)).toMatchObject({
      ok: false,
      error: { code: 'credit_code.check_digit', data: { found, expected } },
    })
  })
  it('any other last character is refused, and the right one is named', () => {
    for (const code of REAL) {
      for (const last of ALPHABET) {
        if (last === code[17]) continue
        expect(parseCreditCode(code.slice(0, 17) + last)).toMatchObject({ error: { data: { expected: code[17] } } })
      }
    }
  })
  it('property: one changed character is always noticed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REAL), fc.nat(17), fc.constantFrom(...ALPHABET), (code, place, char) => {
        const changed = code.slice(0, place) + char + code.slice(place + 1)
        expect(parseCreditCode(changed).ok).toBe(changed === code)
      }),
    )
  })
  it('reads full-width, lower case, spaces and dashes', () => {
    expect(parseCreditCode(' ９１４４０３００ 71526726-xg ')).toMatchObject({
      ok: true,
      value: { code: '9144030071526726XG' },
    })
  })
  it.each([
    ['I', '1'],
    ['O', '0'],
    ['S', '5'],
    ['V', 'U'],
    ['Z', '2'],
  ])('%s is not of the alphabet; perhaps %s was meant', (char, meant) => {
    expect(parseCreditCode(`91${char}30100799655058B`)).toMatchObject({
      error: { code: 'credit_code.character', data: { position: 3, character: char, meant } },
    })
  })
  it('says how long it is; empty is its own case', () => {
    expect(parseCreditCode('330483000012345')).toMatchObject({
      error: { code: 'credit_code.length', data: { length: 15 } },
    })
    expect(parseCreditCode('  ')).toMatchObject({ error: { code: 'credit_code.empty' } })
  })
  it('a wrong organisation code inside is a warning, not a refusal', () => {
    const first17 = '91330483146854368'
    const code = first17 + creditCodeCheck(first17)
    expect(parseCreditCode(code)).toMatchObject({ ok: true, value: { warnings: ['org_code'], regionCode: '330483' } })
  })
})
