import { describe, expect, it } from 'vitest'
import { sayLine } from '#app/score/say-line.ts'
import type { Program } from '#program/model.ts'
import type { LineListed } from '#storage/score-store.ts'

const program = {
  measures: [
    {
      id: 'reported',
      title: '被反映件数',
      unit: '件',
      clause: '四、二（每月通报）',
      value: { shape: 'count' },
    },
  ],
  rankings: [{ id: 'places', title: '部门排名', clause: '四、三', by: [{ measure: 'reported' }] }],
  marks: [],
  points: [{ id: 'minus', title: '扣分预警', clause: '五、三' }],
} as unknown as Program

const line = (more: Partial<LineListed>) =>
  ({
    kind: 'measure',
    rule: 'reported',
    state: 'value',
    value: '3',
    numerator: null,
    denominator: null,
    sample: 2,
    parts: null,
    ...more,
  }) as LineListed

describe('a line beside columns of its own for name, figure and clause', () => {
  it('says none of them again', () => {
    expect(sayLine(program, line({}))).toBe('被反映件数：3 件，依据 2 条（四、二（每月通报））')
    expect(sayLine(program, line({}), 'bare')).toBe('依据 2 条')
    expect(sayLine(program, line({ state: 'not_applicable', value: null }), 'bare')).toBe('不适用')
    const place = { kind: 'ranking', rule: 'places', place: 2, fromBottom: 3, of: 4, previousPlace: 1 } as const
    expect(sayLine(program, line(place), 'bare')).toBe('3 件，第 2 名（倒数第 3，共 4 个），上期第 1 名')
    const taken = { kind: 'points', rule: 'minus', value: '-3', give: '-3', evidence: 10 } as const
    expect(sayLine(program, line(taken), 'bare')).toBe('扣 3 分，依据 10 条')
  })
})
