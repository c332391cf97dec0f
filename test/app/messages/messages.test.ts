import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EN } from '#app/messages/en.ts'
import { languageOf, messageOf } from '#app/messages/message.ts'
import { ZH_CN } from '#app/messages/zh-CN.ts'
import { ZH_TW } from '#app/messages/zh-TW.ts'

const src = join(import.meta.dirname, '../../../src')

/** Codes in the sources that can reach a page: what `fail(…)` and refusals name. Programs and ledgers say theirs themselves. */
function codesInSources(): Set<string> {
  const codes = new Set<string>()
  const files = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) => !/^(web|cli|program|papers|domain\/import|app\/import\/kinds|app\/messages)/.test(relative(src, file)),
    )
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    for (const [, code] of text.matchAll(/\b(?:fail|no)\(\s*'([a-z_]+\.[a-z_]+)'/g)) codes.add(code as string)
    for (const [, code] of text.matchAll(/\bcode: '([a-z_]+\.[a-z_]+)'/g)) codes.add(code as string)
  }
  return codes
}

describe('the message catalogue', () => {
  it('has a Chinese sentence for every refusal', () => {
    const missing = [...codesInSources()].filter(
      (code) => !Object.hasOwn(ZH_CN, code) && !/^(config|sheet|program\.(needed|unknown))/.test(code),
    )
    expect(missing.sort()).toEqual([])
  })

  it('has in the other languages no other codes and no other places to fill', () => {
    const places = (text: string | undefined) => [...(text ?? '').matchAll(/\{\w+\}/g)].map(([one]) => one).sort()
    for (const catalogue of [EN, ZH_TW]) {
      expect(Object.keys(catalogue).filter((key) => !Object.hasOwn(ZH_CN, key))).toEqual([])
      for (const [key, text] of Object.entries(catalogue))
        expect(`${key} ${places(text)}`).toBe(`${key} ${places(ZH_CN[key])}`)
    }
  })

  it('has every refusal in all three languages', () => {
    expect(Object.keys(ZH_CN).filter((key) => !EN[key] || !ZH_TW[key])).toEqual([])
  })

  it('fills in what the refusal knows, and lists with the reader’s comma', () => {
    expect(messageOf({ code: 'password.too_short', data: { least: 10 } }, 'zh-CN')).toBe('口令至少 10 位')
    expect(messageOf({ code: 'no.such_code' }, 'en')).toContain('no.such_code')
  })

  it('chooses the language the reader asks for', () => {
    expect(languageOf('en-GB,en;q=0.9')).toBe('en')
    expect(languageOf('zh-Hant-TW')).toBe('zh-TW')
    expect(languageOf('fr, zh-CN')).toBe('zh-CN')
    expect(languageOf(undefined)).toBe('zh-CN')
  })
})
