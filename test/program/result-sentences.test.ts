import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  explainDuties,
  explainDuty,
  explainMark,
  explainMeasure,
  explainPoints,
  explainRanking,
} from '#program/explain/result.ts'
import { checkProgramFile } from '#program/program-folder.ts'

const result = checkProgramFile(join(import.meta.dirname, '../../programs/_lantern'))
if (!result.ok) throw new Error('the lantern program is not sound')
const { program } = result
const get = <T extends { id: string }>(rules: readonly T[], id: string): T => {
  const rule = rules.find((one) => one.id === id)
  if (!rule) throw new Error(`no rule ${id}`)
  return rule
}
const measure = (id: string) => get(program.measures, id)
const about = { subject: '东县', period: '2026 年第一季度' }

describe('a result is one sentence', () => {
  it('a rate', () =>
    expect(
      explainMeasure(measure('visited'), { state: 'value', value: 0.875, numerator: 21, denominator: 24 }, about),
    ).toBe('东县 2026 年第一季度：走访到位率：共 24 件，计 21 件，87.5%（二）'))
  it('how far an indicator is, in per cent', () =>
    expect(explainMeasure(measure('lit_now'), { state: 'value', value: 0.894772 })).toBe('点亮完成率：89.48%（四）'))
  it('a rate of answers', () =>
    expect(
      explainMeasure(measure('marks_given'), {
        state: 'value',
        value: 0.5,
        numerator: 500,
        denominator: 1000,
        sample: 10,
      }),
    ).toBe('观众得分率：得分 500/1000，50%（四）'))
  it('too few answers', () =>
    expect(explainMeasure(measure('satisfaction'), { state: 'not_applicable', sample: 1 })).toBe(
      '满意率：不适用（只有 1 件，不足 2 件）（四）',
    ))
  it('what was not reported', () =>
    expect(explainMeasure(measure('lit_now'), { state: 'missing' })).toBe('点亮完成率：缺数据，未判定（四）'))
  it('a score, part by part, with the band', () =>
    expect(
      explainMeasure(measure('quarter_score'), {
        state: 'value',
        value: 67.5,
        parts: {
          visits: { state: 'value', value: 0.875, score: 35 },
          satisfaction: { state: 'value', value: 0.95, score: 32 },
          calm: { state: 'not_applicable' },
        },
      }),
    ).toBe(
      '季度总分：走访 87.5%，计 35 分（满分 40 分）；满意率 95%，按 90% 档计 32 分（满分 40 分）；少出问题不适用；合计 67.5 分（五）',
    ))
  it('a rank', () =>
    expect(
      explainRanking(
        get(program.rankings, 'all_lanterns'),
        { value: 67.5, place: 3, fromBottom: 1, of: 3, previousPlace: 2 },
        measure('quarter_score'),
      ),
    ).toBe('总排名：67.5 分，第 3 名（倒数第 1，共 3 个），上期第 2 名（五）'))
  it('points in warning, capped, cancelled', () => {
    const rule = get(program.points, 'bottom_three')
    expect(explainPoints(rule, { value: -3, state: 'warned', evidence: 10 })).toBe(
      '末三位扣分：扣 3 分，预警中，10 个工作日后生效（五），依据 10 条',
    )
    expect(explainPoints(rule, { value: -2, state: 'cancelled', because: '下一季满意率 85%' })).toBe(
      '末三位扣分：扣 2 分，已取消：下一季满意率 85%（五）',
    )
    expect(explainPoints(get(program.points, 'dim_lantern'), { value: -2, uncapped: -4, state: 'counts' })).toBe(
      '暗灯扣分：扣 2 分（本应 -4 分，已到上限）（五）',
    )
  })
  it('a red line waits for a person', () => {
    const rule = get(program.marks, 'fake_repair')
    expect(explainMark(rule, { nth: 1, confirmed: null })).toBe('红线：假修灯：当年第 1 次，待认定（五）')
    expect(explainMark(rule, { nth: 2, confirmed: true })).toBe('红线：假修灯：当年第 2 次，经人认定（五）')
    expect(explainMark(get(program.marks, 'circular'), { nth: 3, streak: 3 })).toBe(
      '通报：当年第 3 次，连续 3 期（三）',
    )
  })
  it('a duty, and many', () => {
    expect(
      explainDuty({ title: '每季走访', clause: '二', state: 'late', need: 2, have: 2, due: '2026-03-31', daysLate: 3 }),
    ).toBe('每季走访：应做 2 次，已做 2 次，期限 2026-03-31，逾期完成，迟 3 个工作日（二）')
    expect(explainDuties('每季走访', { met: 21, late: 1, missed: 2, excused: 1, open: 0 })).toBe(
      '每季走访：应做 24 次，按期 21 次，87.5%；逾期 1 次，未完成 2 次，免责 1 次',
    )
    expect(explainDuties('每季走访', { met: 0, late: 0, missed: 0, excused: 1, open: 2 })).toBe(
      '每季走访：应做 0 次，按期 0 次；免责 1 次，未到期 2 次',
    )
  })
})
