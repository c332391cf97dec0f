import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { matterFigures } from '#app/workbench/office-board.ts'
import { zhCN } from '#web/messages/zh-CN.ts'

const read = (file: string) => readFileSync(join(import.meta.dirname, '../../src/app/workbench', file), 'utf8')

/** That each figure of a board and each clock has its words is held by their types; the boards whose figures the server names are held here. */
describe('definitions', () => {
  const zero = new Proxy({}, { get: () => 0 }) as Parameters<typeof matterFigures>[0]
  const named = ['office-board.ts', 'unit-board.ts'].flatMap((file) =>
    [...read(file).matchAll(/\bid: '(\w+)',\n\s+title/g)].map(([, id]) => id ?? ''),
  )
  const desk = [...read('desk-figures.ts').matchAll(/add\(\s*'(\w+)'/g)].map(([, id]) => id ?? '')
  const ids = [
    ...matterFigures(zero).map((one) => one.id),
    ...named,
    ...desk,
    'reports_to_sort',
    'papers_draft',
    'papers_reviewed',
  ]

  it('are looked at for every figure of the desks', () => {
    expect(new Set(ids).size).toBeGreaterThan(20)
  })

  it.each([...new Set(ids)])('say what is counted: %s', (id) => {
    expect(zhCN).toHaveProperty([`figure.${id}`])
  })
})
