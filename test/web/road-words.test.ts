import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { zhCN } from '#web/messages/zh-CN.ts'
import { pageSources } from '../../scripts/first-load.ts'
import { saidOnTheRoad } from '../../scripts/road-words.ts'

const ROOT = resolve(import.meta.dirname, '../..')

describe('the words the phone brings', () => {
  const isSaid = saidOnTheRoad(ROOT)
  const said = Object.keys(zhCN).filter(isSaid)

  it('are those its pages write, and every word of a family they look up', () => {
    for (const key of [
      'nav.today',
      'state.loading',
      'visit.at',
      'sign_in.login',
      'waiting.title',
      'error.network.offline',
      'state.working',
      'role.cadre',
      'act.field.answer',
      'register.own_org',
    ])
      expect([key, isSaid(key)]).toEqual([key, true])
  })

  it('are not those of the desk', () => {
    for (const key of ['what_if.period', 'org.title', 'rules.title', 'seal.title'])
      expect([key, isSaid(key)]).toEqual([key, false])
    expect(said.length).toBeLessThan(Object.keys(zhCN).length * 0.6)
  })
})

describe('the pages of the router', () => {
  const pages = pageSources(ROOT)
  it('are all found with the frame around them', () => {
    const partsOf = (path: string) =>
      pages.find((page) => page.path === path)?.modules.map((one) => one.replace(`${ROOT}/src/web/`, ''))
    expect(partsOf('/matters')).toEqual(['shell/office-shell.tsx', 'pages/matters/matters.tsx'])
    expect(partsOf('/m/visit')).toEqual(['pages/phone/visit.tsx'])
    // Those that every page brings are asked for by none.
    expect(partsOf('/m/today')).toEqual([])
    expect(pages.length).toBeGreaterThan(90)
    expect(new Set(pages.map((page) => page.path)).size).toBe(pages.length)
  })
})
