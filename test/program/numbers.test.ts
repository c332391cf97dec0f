import { describe, expect, it } from 'vitest'
import { checkProgram, sayFault } from '#program/check.ts'

const program = (sections: string, parameters = '') => `program: trial
version: 1
title: 试
source: 试〔2026〕1号
in_force: { from: 2026-01-01 }
parameters:
  - { parameter: n, title: 次数, value: 3, clause: 一 }
  - { parameter: half, title: 一半, value: 0.5, clause: 一 }
  - { parameter: long, title: 时限, value: 5 working days, clause: 一 }
${parameters}
roster:
  - { group: offices, title: 单位, of: org, expect: param.n, clause: 一 }
  - { group: cadres, title: 干部, of: person, clause: 一 }
  - { group: firms, title: 企业, of: enterprise, clause: 一 }
  - { group: areas, title: 片区, of: area, clause: 一 }
links:
  - { link: contact, title: 联系, holder: cadres, target: firms, per_holder: { at_least: 1, at_most: param.n }, renewals: param.n, clause: 一 }
  - { link: keeper, title: 片区责任, holder: offices, target: areas, clause: 一 }
${sections}`
const checked = (sections: string) => {
  const result = checkProgram(program(sections), { file: 'x.yaml' })
  if (!result.ok) throw new Error(result.faults.map((one) => sayFault(one)).join('\n'))
  return result.program
}
const faults = (sections: string): string[] => {
  const result = checkProgram(program(sections), { file: 'x.yaml' })
  return result.ok ? [] : result.faults.map((one) => sayFault(one, 'en').replace(/^x\.yaml:\d+:\d+ /, ''))
}

describe('a number is written out, or a parameter', () => {
  it('stands for counts, shares, weights, bands, targets and limits on acts', () => {
    const found = checked(`duties:
  - { duty: visit, title: 走访, each: link contact, who: person, every: month, times: param.n, sample: param.half, met_by: visit, clause: 一 }
indicators:
  - { indicator: lit, title: 灯, for: offices, target: { at_least: param.n, growth: param.half }, every: month, who: org, clause: 一 }
measures:
  - { measure: a, title: 甲, for: offices, every: month, each: rating, average: score, without: { highest: param.n }, at_least: param.n, clause: 一 }
  - { measure: s, title: 总, for: offices, every: month, clause: 一, score: { full: param.n, absent: zero, parts: [{ part: a, weight: param.n, of: a, bands: [{ from: param.n, give: 1 }, { from: 0, give: param.half }] }] } }
acts:
  - { act: inspect, title: 检查, by: [office], every: year, at_most: param.n, clause: 一 }
`)
    expect(found.roster[0]?.expect).toBe(3)
    expect(found.links[0]).toMatchObject({ perHolder: { atLeast: 1, atMost: 3 }, renewals: 3 })
    expect(found.duties[0]).toMatchObject({ times: 3, sample: 0.5 })
    expect(found.indicators[0]?.target).toEqual({ atLeast: 3, growth: 0.5 })
    expect(found.measures[0]).toMatchObject({ atLeast: 3, value: { without: { highest: 3, lowest: 0 } } })
    expect(found.measures[1]).toMatchObject({ value: { full: 3, parts: [{ weight: 3 }] } })
    expect(found.acts[0]?.atMost).toBe(3)
  })

  it('a length stays a length where both may stand', () => {
    const found = checked('acts:\n  - { act: inspect, title: 检查, by: [office], at_most: param.long, clause: 一 }\n')
    expect(found.acts[0]?.atMost).toMatchObject({ kind: 'single', text: '5 working days' })
  })

  it('says what is wrong with one that does not fit', () => {
    const duty = (times: string) =>
      `duties:\n  - { duty: visit, title: 走访, each: link contact, who: person, every: month, times: ${times}, met_by: visit, clause: 一 }\n`
    expect(faults(duty('param.half'))[0]).toContain('param.half is 0.5; a whole number not below 1 is wanted')
    expect(faults(duty('param.long'))[0]).toContain('parameter long is a time limit')
    expect(faults(duty('param.m'))[0]).toContain('n')
    expect(faults(duty('often'))).not.toEqual([])
  })
})

describe('the unit of the area', () => {
  const matter = (fallback: string) =>
    `matters:\n  - { matter: need, kind: problem, title: 事, fallback: ${fallback}, clause: 一, ends: [{ end: done, title: 办结, counts_as: solved, clause: 一 }] }\n`
  it('is a group of units, or a link of units to areas', () => {
    expect(checked(matter('offices')).matters[0]?.fallback).toEqual({ kind: 'group', group: 'offices' })
    expect(checked(matter('link keeper')).matters[0]?.fallback).toEqual({ kind: 'link', link: 'keeper' })
    expect(faults(matter('cadres'))[0]).toContain('group cadres has person members')
    expect(faults(matter('link contact'))[0]).toContain('does not pair units with areas')
    expect(faults(matter('office'))[0]).toContain('offices')
  })
})
