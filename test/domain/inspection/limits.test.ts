import { describe, expect, it } from 'vitest'
import { brokenLimit, type Inspected, type InspectionLimit } from '#domain/inspection/limits.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31', label: '2026年' }
const LIMIT: InspectionLimit = { title: '巡查', clause: '五', atMost: 3, period: YEAR, notWith: ['审计'] }
const held = (fromDay: string, kind = '巡查', toDay = fromDay): Inspected => ({
  id: fromDay,
  kind,
  title: `${fromDay}${kind}`,
  fromDay,
  toDay,
  ownProgram: true,
  by: [],
})
const wanted = { kind: '巡查', fromDay: '2026-09-01', toDay: '2026-09-05' }

describe('limits on the supervisors', () => {
  it('let the third through and refuse the fourth, by rule and clause', () => {
    const two = [held('2026-02-01'), held('2026-03-01')]
    expect(brokenLimit([LIMIT], wanted, two)).toBeNull()
    expect(brokenLimit([LIMIT], wanted, [...two, held('2026-04-01')])).toEqual({
      code: 'inspection.too_often',
      data: { entry: '巡查', clause: '五', most: 3, had: 3, period: '2026年' },
    })
    // Last year's do not count.
    expect(brokenLimit([LIMIT], wanted, [...two, held('2025-12-31')])).toBeNull()
    // Nor another program's.
    expect(brokenLimit([LIMIT], wanted, [...two, { ...held('2026-04-01'), ownProgram: false }])).toBeNull()
  })

  it('refuse what would meet another kind on the same days, to the day', () => {
    expect(brokenLimit([LIMIT], wanted, [held('2026-09-05', '审计', '2026-09-20')])).toMatchObject({
      code: 'inspection.not_together',
      data: { clause: '五', kind: '审计' },
    })
    expect(brokenLimit([LIMIT], wanted, [held('2026-09-06', '审计', '2026-09-20')])).toBeNull()
    expect(brokenLimit([LIMIT], wanted, [held('2026-09-05', '普查', '2026-09-20')])).toBeNull()
  })

  it('know a duplicate under any program', () => {
    expect(brokenLimit([], wanted, [held('2026-09-03')])).toMatchObject({ code: 'inspection.duplicate' })
    expect(brokenLimit([], wanted, [held('2026-08-31')])).toBeNull()
  })
})
