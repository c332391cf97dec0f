import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ROOT } from '#test/support/program.ts'
import {
  addEntry,
  type Path,
  placeIn,
  readText,
  removeEntry,
  same,
  setValue,
  type Value,
  withValue,
} from '#web/pages/programs/editor/edit-text.ts'

const PROGRAMS = ['_lantern', '_drive', 'tongxiang-liaison', 'huaihua-rectification']
  .map((name) => `programs/${name}/program.yaml`)
  .map((file) => ({
    file,
    text: readFileSync(`${ROOT}/${file}`, 'utf8'),
  }))
const commentsOf = (text: string) => text.split('\n').filter((line) => /(^|\s)#\s/.test(line)).length
/** How many lines of `before` are gone from `after`. */
const linesLost = (before: string, after: string) => {
  const left = new Map<string, number>()
  for (const line of after.split('\n')) left.set(line, (left.get(line) ?? 0) + 1)
  return before.split('\n').filter((line) => {
    const n = left.get(line) ?? 0
    left.set(line, n - 1)
    return n <= 0
  }).length
}

const TEXT = `# 头上的话
program: p
title: 试
source: 试〔2026〕1号   # 文号
in_force: { from: 2026-01-01 }

parameters:
  # 两处用到
  - { parameter: within, title: 答复时限, value: 7 working days, clause: 一 }  # 尾
  - parameter: line
    title: 线   # 说明
    value: 0.8
    clause: 二

marks:
  - { mark: late, title: 迟, each: duty plan, where: 'missed && org.kind == "部门"', clause: 三 }
`

describe('a value set by the form', () => {
  it('stands in the place of the old one, and no other character moves', () => {
    const changed = setValue(TEXT, ['parameters', 0, 'value'], '5 working days')
    expect(changed).toBe(TEXT.replace('7 working days', '5 working days'))
    expect(setValue(TEXT, ['parameters', 1, 'value'], 0.9)).toBe(TEXT.replace('0.8', '0.9'))
  })

  it('is quoted where YAML needs it', () => {
    const where = 'missed && "规上" in enterprise.classes'
    for (const value of [where, '!missed', 'a, b', '联〔YYYY〕N号', 'true', '- x', '12', '甲\n乙', ': {', '#x'])
      for (const path of [
        ['marks', 0, 'where'],
        ['parameters', 1, 'title'],
      ] as const)
        expect(readText(setValue(TEXT, path, value)), value).toEqual(withValue(readText(TEXT) as Value, path, value))
  })

  it('is added to its entry alone, in the entry’s own style', () => {
    const flow = setValue(TEXT, ['parameters', 0, 'note'], '新')
    expect(flow).toContain(
      '- { parameter: within, title: 答复时限, value: 7 working days, clause: 一, note: 新 }  # 尾',
    )
    const block = setValue(TEXT, ['parameters', 1, 'note'], '新')
    expect(block).toContain('    title: 线   # 说明'.replace('   #', ' #'))
    expect(block).toContain('\n    note: 新\n')
    expect(linesLost(TEXT, flow)).toBe(1)
    expect(commentsOf(flow)).toBe(commentsOf(TEXT))
    expect(commentsOf(block)).toBe(commentsOf(TEXT))
  })

  it('can be a list or an entry of a list, made where there was none', () => {
    const warned = setValue(TEXT, ['marks', 0, 'then'], [{ tell: 'org' }])
    expect(warned).toContain('then: [ { tell: org } ]')
    const deeper = setValue(warned, ['marks', 0, 'then', 1, 'tell'], 'office')
    expect(readText(deeper)?.marks).toMatchObject([{ then: [{ tell: 'org' }, { tell: 'office' }] }])
    expect(readText(setValue(deeper, ['marks', 0, 'then'], undefined))?.marks).toEqual(readText(TEXT)?.marks)
  })

  it('reaches the head', () => {
    expect(setValue(TEXT, ['in_force', 'from'], '2026-07-01')).toBe(TEXT.replace('2026-01-01', '2026-07-01'))
    expect(readText(setValue(TEXT, ['version'], 2))?.version).toBe(2)
    expect(commentsOf(setValue(TEXT, ['version'], 2))).toBe(commentsOf(TEXT))
  })
})

describe('entries', () => {
  it('are added after the last of their section, or with a section of their own, and removed with their line', () => {
    const more = addEntry(TEXT, 'parameters', { parameter: 'x', title: '新', value: 1 })
    expect(more).toContain('    clause: 二\n  - { parameter: x, title: 新, value: 1 }\n')
    expect(removeEntry(more, 'parameters', 2)).toBe(TEXT)
    const bans = addEntry(TEXT, 'bans', { ban: 'b', text: '不得' })
    expect(bans.startsWith(TEXT.trimEnd())).toBe(true)
    expect(readText(removeEntry(bans, 'bans', 0))).toEqual(readText(TEXT))
  })

  it('are found in the text', () => {
    expect(placeIn(TEXT, ['parameters', 1, 'value'])).toEqual({ line: 12, column: 12 })
    expect(placeIn(TEXT, ['parameters', 1, 'nothing'])).toEqual({ line: 10, column: 5 })
  })
})

describe('a program of the house', () => {
  it.each(PROGRAMS)(
    '$file takes a note in any entry and loses it again',
    ({ text }) => {
      const root = readText(text) as { [key: string]: Value }
      for (const [section, list] of Object.entries(root)) {
        if (!Array.isArray(list) || typeof list[0] !== 'object') continue
        for (const index of new Set([0, list.length - 1])) {
          const path: Path = [section, index, 'note']
          const noted = setValue(text, path, '试：改, 一处')
          expect(same(readText(noted), withValue(root, path, '试：改, 一处')), `${section} ${index}`).toBe(true)
          expect(commentsOf(noted), `${section} ${index}`).toBe(commentsOf(text))
          const title: Path = [section, index, 'clause']
          const clause = (list[index] as { clause?: Value }).clause
          if (clause === undefined) continue
          expect(linesLost(text, setValue(text, title, '九、九')), `${section} ${index}`).toBeLessThanOrEqual(1)
          expect(setValue(text, title, clause), `${section} ${index}`).toBe(text)
        }
        const fewer = removeEntry(text, section, 0)
        expect(same(readText(fewer)?.[section] ?? [], list.slice(1)), section).toBe(true)
      }
    },
    120_000,
  )
})
