import { describe, expect, it } from 'vitest'
import { maskPhonesIn, withhold } from '#domain/disclosure/redact.ts'

describe('a text that is disclosed', () => {
  it.each([
    ['联系人手机13900001234，请回电', '联系人手机139****1234，请回电'],
    ['电话 0573-88776655', '电话 0573-88****55'],
    ['信用代码91330483146854367X不是电话', '信用代码91330483146854367X不是电话'],
    ['编号2026000148', '编号2026000148'],
  ])('hides the middle of telephone numbers: %s', (text, shown) => {
    expect(maskPhonesIn(text)).toBe(shown)
  })
  it('leaves out a withheld name in each of its forms, the longest first', () => {
    expect(withhold('灯笼一厂有限公司反映，灯笼一厂缺电', ['灯笼一厂有限公司', '灯一'])).toBe('××反映，××缺电')
    expect(withhold('灯一说', ['灯笼一厂有限公司', '灯一'])).toBe('××说')
  })
  it('does not blot out words for a name of one sign', () => {
    expect(withhold('王府大街', ['王'])).toBe('王府大街')
  })
})
