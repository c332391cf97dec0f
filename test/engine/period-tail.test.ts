import { expect, it } from 'vitest'
import { periodRows } from '#engine/periods.ts'

const RULES = { timeZone: 'Asia/Shanghai', starts: 'next_day', dayTurns: '24:00', workingHours: [] } as const

it('a period can be only the last stretch of each quarter', () => {
  const rows = periodRows(
    {
      id: 'quarter_end',
      title: '季末三周',
      builtIn: false,
      kind: 'recurring',
      unit: 'quarter',
      step: 1,
      starts: 1,
      namedBy: 'start',
      lastDays: 21,
    },
    RULES,
    { from: '2026-01-01' },
    '2026-01-01',
    '2026-06-30',
  )
  expect(rows.map(({ firstDay, lastDay }) => [firstDay, lastDay])).toEqual([
    ['2026-03-11', '2026-03-31'],
    ['2026-06-10', '2026-06-30'],
  ])
})
