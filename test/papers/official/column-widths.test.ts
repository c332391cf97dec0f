import { expect, it } from 'vitest'
import { columnWidths } from '#papers/official/column-widths.ts'

const table = (rows: string[][], widths: number[]) => ({
  kind: 'table' as const,
  columns: widths.map((width, index) => ({ title: `列${index}`, width })),
  rows,
})

it('a short cell stands on one line: columns with room give to the one that lacks it', () => {
  const long = '牵头单位三日内上门对接，拿出解决办法并报办公室备案'
  // 14 points: the date takes some eight of them and the quarters between digits and characters; a sixth of 156 mm is less.
  const widths = columnWidths(table([[long, '建设交通局', '2026年11月13日']], [4, 1, 1]), 8844, 28)
  const date = (8 * 0.6 + 3 + 5 / 4) * 280 + 200
  expect(widths[2]).toBeGreaterThanOrEqual(Math.floor(date))
  expect(widths.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(8844)
  expect(widths[0]).toBeGreaterThan(widths[2] ?? 0)
})

it('a column of long text is not pressed for the sake of short ones', () => {
  const practice = '由系统比对企业条件，符合的主动通知，企业确认后退税直达账户'
  const widths = columnWidths(table([['科技创新局', '免申即享', practice, '企业免跑']], [2, 4, 4, 4]), 8844, 28)
  expect(widths[2]).toBeGreaterThanOrEqual(Math.floor(((8844 * 4) / 14) * 0.75) - 1)
})

it('what fits as it was asked for stays so', () => {
  expect(columnWidths(table([['甲', '乙']], [3, 1]), 8000, 28)).toEqual([6000, 2000])
})
