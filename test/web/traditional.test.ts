import { describe, expect, it } from 'vitest'
import { MATTER_ZH } from '#app/messages/matter-zh-CN.ts'
import { OWN_TW } from '#app/messages/own-zh-TW.ts'
import { OWN_ZH } from '#app/messages/zh-CN.ts'
import { editorZhCN } from '#web/messages/editor/zh-CN.ts'
import { editorZhTW } from '#web/messages/editor/zh-TW.ts'
import { zhCN } from '#web/messages/zh-CN.ts'
import { zhTW } from '#web/messages/zh-TW.ts'
import { traditional, traditionalOf } from '../../scripts/traditional/convert.ts'
import { EXCEPTIONS } from '../../scripts/traditional/terms.ts'

const converted = (sentences: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(sentences).map(([key, text]) => [key, traditionalOf(key, text)]))

/** Where this fails: `node scripts/run.mjs scripts/traditional.ts` writes the files anew. */
describe('traditional Chinese', () => {
  it('is the conversion of the simplified, with its terms and exceptions, and nothing else', () => {
    expect(zhTW).toEqual(converted(zhCN))
    expect(editorZhTW).toEqual(converted(editorZhCN))
    expect(OWN_TW).toEqual(converted({ ...MATTER_ZH, ...OWN_ZH }))
  })

  it('keeps the offices’ own words and converts the rest', () => {
    expect(traditional('账号已锁定，请联系“办公室”导出台账')).toBe('帳號已鎖定，請聯繫「辦公室」匯出台帳')
    expect(traditional('项目的联系方式')).toBe('項目的聯絡方式')
    // A tag is typed into a Word file as it is.
    expect(traditional('模板里没有 {标题}')).toBe('模板裡沒有 {标题}')
  })

  it('has no exception for a sentence that is gone', () => {
    expect(Object.keys(EXCEPTIONS).filter((key) => !(key in zhCN) && !(key in OWN_ZH) && !(key in MATTER_ZH))).toEqual(
      [],
    )
  })
})
