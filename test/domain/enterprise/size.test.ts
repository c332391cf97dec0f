import { describe, expect, it } from 'vitest'
import { industryRows, parseIndustry } from '#domain/enterprise/industry.ts'
import { type Indicator, SIZE_TABLE, SIZES, type SizeFigures, sizeOf } from '#domain/enterprise/size.ts'

const size = (code: string, figures: SizeFigures) => {
  const industry = parseIndustry(code)
  if (!industry.ok) throw new Error(industry.error.code)
  const result = sizeOf(industry.value, figures)
  return result.state === 'value'
    ? result.size
    : result.state === 'missing'
      ? `missing ${result.missing}`
      : result.state
}

/** One code for each row of the table. */
const CODES = {
  农林牧渔业: '0111',
  工业: '1711',
  建筑业: '4700',
  批发业: '5111',
  零售业: '5211',
  交通运输业: '5432',
  仓储业: '5990',
  邮政业: '6010',
  住宿业: '6110',
  餐饮业: '6210',
  信息传输业: '6311',
  软件和信息技术服务业: '6513',
  房地产开发经营: '7010',
  物业管理: '7020',
  租赁和商务服务业: '7211',
  其他未列明行业: '7320',
} as const satisfies Record<keyof typeof SIZE_TABLE, string>

const PLENTY = { staff: 1e9, revenue: 1e9, assets: 1e9 }

describe('every edge of the table', () => {
  const edges = Object.entries(SIZE_TABLE).flatMap(([row, bounds]) =>
    Object.entries(bounds as Record<string, readonly number[]>).flatMap(([indicator, limits]) =>
      limits.map((limit, i) => [row as keyof typeof CODES, indicator as Indicator, limit, i] as const),
    ),
  )
  it.each(edges)('%s: %s at %i', (row, indicator, limit, i) => {
    expect(size(CODES[row], { ...PLENTY, [indicator]: limit })).toBe(SIZES[i + 1])
    expect(size(CODES[row], { ...PLENTY, [indicator]: limit - 1 })).toBe(SIZES[i])
    expect(size(CODES[row], { ...PLENTY, [indicator]: limit - 0.01 })).toBe(SIZES[i])
  })
})

describe('the examples of the standard', () => {
  it.each([
    ['C17', 1000, 39_999, '中型'],
    ['C17', 300, 1999, '小型'],
    ['C17', 19, 5000, '微型'],
    ['I65', 299, 20_000, '中型'],
  ])('%s with %i people and %i 万元 is %s', (code, staff, revenue, expected) => {
    expect(size(code, { staff, revenue })).toBe(expected)
  })
})

describe('what is not known, what does not apply', () => {
  it('names the missing figures; a micro figure decides alone', () => {
    expect(size('1711', { staff: 500 })).toBe('missing revenue')
    expect(size('1711', {})).toBe('missing staff,revenue')
    expect(size('1711', { staff: 19, revenue: null })).toBe('微型')
  })
  it.each(['66', '83', '84', '92', '53', '7040', 'F', 'G', 'K'])('%s is not in the table', (code) => {
    expect(size(code, PLENTY)).toBe('not_applicable')
  })
  it('loading counts as transport, storage does not', () => {
    expect(size('5910', { staff: 200, revenue: 30_000 })).toBe('小型')
    expect(size('5920', { staff: 200, revenue: 30_000 })).toBe('大型')
  })
})

describe('GB/T 4754', () => {
  it('has 20 sections and 97 divisions', () => {
    const rows = industryRows()
    expect(rows.filter((row) => row.level === 'section')).toHaveLength(20)
    const divisions = rows
      .filter((row) => row.level === 'division')
      .map((row) => row.code)
      .sort()
    expect(divisions).toEqual(Array.from({ length: 97 }, (_, i) => String(i + 1).padStart(2, '0')))
  })
  it('reads codes with and without the letter, and refuses a wrong letter', () => {
    expect(parseIndustry('c1711')).toMatchObject({
      value: { code: '1711', section: 'C', division: '17', name: '纺织业' },
    })
    expect(parseIndustry('7020')).toMatchObject({ value: { section: 'K', name: '物业管理' } })
    expect(parseIndustry('A1711')).toMatchObject({ error: { code: 'industry.other_section', data: { section: 'C' } } })
    expect(parseIndustry('98')).toMatchObject({ error: { code: 'industry.no_such_division' } })
    expect(parseIndustry('纺织')).toMatchObject({ error: { code: 'industry.unreadable' } })
    expect(parseIndustry('')).toMatchObject({ error: { code: 'industry.unreadable' } })
  })
})
