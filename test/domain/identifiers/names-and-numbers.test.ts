import { describe, expect, it } from 'vitest'
import { cleanEnterpriseName, cleanPersonName, enterpriseNameKey } from '#domain/identifiers/name.ts'
import { maskPhone, parsePhone } from '#domain/identifiers/phone.ts'
import { parseRegionCode } from '#domain/identifiers/region-code.ts'

describe('enterprise names', () => {
  it.each([
    ['灯笼（桐乡）制造有限公司', '灯笼(桐乡)制造有限责任公司'],
    ['灯笼 制造 有限公司', '灯笼制造有限公司'],
    ['灯笼ＡＢＣ科技股份有限公司', '灯笼abc科技股份公司'],
    ['灯笼·制造有限公司', '灯笼制造'],
  ])('%s and %s meet under one key', (a, b) => {
    expect(enterpriseNameKey(a)).toBe(enterpriseNameKey(b))
  })
  it('different names do not meet; a name that is only a legal form keeps it', () => {
    expect(enterpriseNameKey('灯笼一厂')).not.toBe(enterpriseNameKey('灯笼二厂'))
    expect(enterpriseNameKey('有限公司')).toBe('有限')
  })
  it('are kept with full-width brackets and without stray spaces', () => {
    expect(cleanEnterpriseName(' 灯笼 (桐乡) 制造　有限公司 ')).toBe('灯笼（桐乡）制造有限公司')
    expect(cleanEnterpriseName('Lantern  Works 有限公司')).toBe('Lantern Works 有限公司')
  })
})

describe('persons', () => {
  it('王 五 is 王五', () => {
    expect(cleanPersonName(' 王　五 ')).toBe('王五')
    expect(cleanPersonName('Anna  Li')).toBe('Anna Li')
  })
})

describe('telephones', () => {
  it.each([
    ['138 0000 0001', '13800000001', 'mobile'],
    ['+86-13800000001', '13800000001', 'mobile'],
    ['１３８００００００００', '13800000000', 'mobile'],
    ['0573-88110000转801', '0573-88110000x801', 'landline'],
    ['(010)6500 0000', '010-65000000', 'landline'],
    ['8811000', '8811000', 'landline'],
    ['400-800-0000', '4008000000', 'service'],
    ['12345', '12345', 'service'],
  ])('%s is %s', (text, number, kind) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: { number, kind } })
  })
  it.each([
    ['1380000000', 'phone.length'],
    ['138O0000001', 'phone.character'],
    ['', 'phone.empty'],
  ])('%s is refused', (text, code) => {
    expect(parsePhone(text)).toMatchObject({ ok: false, error: { code } })
  })
  it('are masked', () => {
    expect(maskPhone('13800000001')).toBe('138****0001')
    expect(maskPhone('0573-88110000x801')).toBe('0573-8811****x***')
  })
})

describe('region codes', () => {
  it.each([
    ['33', '330000', 'province'],
    ['3304', '330400', 'city'],
    ['330483', '330483', 'county'],
    ['330483001', '330483001', 'street'],
    ['330483001000', '330483001', 'street'],
  ])('%s is %s', (text, code, level) => {
    expect(parseRegionCode(text)).toEqual({ ok: true, value: { code, level } })
  })
  it.each(['33048', 'abc', '3304830010011'])('%s is refused', (text) => {
    expect(parseRegionCode(text).ok).toBe(false)
  })
})
