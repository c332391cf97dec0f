import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '#web/messages/en.ts'
import { zhCN } from '#web/messages/zh-CN.ts'
import { zhTW } from '#web/messages/zh-TW.ts'

const WEB = resolve(import.meta.dirname, '../../src/web')
const placesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort()

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'messages' ? [] : sources(path)
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : []
  })
}

describe('the messages', () => {
  it.each([
    ['zh-TW', zhTW],
    ['en', en],
  ] as const)('%s has every key, with the same places to fill', (_, messages) => {
    const wrong = Object.entries(zhCN).filter(([key, text]) => {
      const other = (messages as Record<string, string>)[key]
      return !other || placesOf(other).join() !== placesOf(text).join()
    })
    expect(wrong).toEqual([])
    expect(Object.keys(messages).length).toBe(Object.keys(zhCN).length)
  })

  it('has every sentence a page asks for by name', () => {
    const asked = sources(WEB).flatMap((text) =>
      [...text.matchAll(/\bt\('([a-z_.A-Z]+)'/g)].map((found) => found[1] ?? ''),
    )
    expect(asked.length).toBeGreaterThan(400)
    expect([...new Set(asked)].filter((key) => !(key in zhCN))).toEqual([])
  })

  it('shouts at nobody and congratulates nobody', () => {
    const loud = Object.entries(zhCN).filter(([, text]) => /[!！]|操作成功|恭喜/.test(text))
    expect(loud).toEqual([])
  })
})
