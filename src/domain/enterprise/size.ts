import type { Industry } from './industry.ts'

export const SIZES = ['微型', '小型', '中型', '大型'] as const
export type Size = (typeof SIZES)[number]

export type Indicator = 'staff' | 'revenue' | 'assets'

/** Staff in persons, revenue and assets in 万元; null: not known. */
export type SizeFigures = { readonly [indicator in Indicator]?: number | null | undefined }

export type SizeResult =
  | { readonly state: 'value'; readonly size: Size; readonly row: SizeRow }
  /** The figures without which it cannot be said. */
  | { readonly state: 'missing'; readonly missing: readonly Indicator[]; readonly row: SizeRow }
  /** Not in the table: finance has its own, education, health and administration none. */
  | { readonly state: 'not_applicable' }

/** Lower bounds of small, medium and large; below the first is micro. */
type Bounds = readonly [small: number, medium: number, large: number]

/** 统计上大中小微型企业划分办法（2017），国统字〔2017〕213号. Staff 人, revenue and assets 万元; bounds belong to the larger class. */
export const SIZE_TABLE = {
  农林牧渔业: { revenue: [50, 500, 20_000] },
  工业: { staff: [20, 300, 1000], revenue: [300, 2000, 40_000] },
  建筑业: { revenue: [300, 6000, 80_000], assets: [300, 5000, 80_000] },
  批发业: { staff: [5, 20, 200], revenue: [1000, 5000, 40_000] },
  零售业: { staff: [10, 50, 300], revenue: [100, 500, 20_000] },
  交通运输业: { staff: [20, 300, 1000], revenue: [200, 3000, 30_000] },
  仓储业: { staff: [20, 100, 200], revenue: [100, 1000, 30_000] },
  邮政业: { staff: [20, 300, 1000], revenue: [100, 2000, 30_000] },
  住宿业: { staff: [10, 100, 300], revenue: [100, 2000, 10_000] },
  餐饮业: { staff: [10, 100, 300], revenue: [100, 2000, 10_000] },
  信息传输业: { staff: [10, 100, 2000], revenue: [100, 1000, 100_000] },
  软件和信息技术服务业: { staff: [10, 100, 300], revenue: [50, 1000, 10_000] },
  房地产开发经营: { revenue: [100, 1000, 200_000], assets: [2000, 5000, 10_000] },
  物业管理: { staff: [100, 300, 1000], revenue: [500, 1000, 5000] },
  租赁和商务服务业: { staff: [10, 100, 300], assets: [100, 8000, 120_000] },
  其他未列明行业: { staff: [10, 100, 300] },
} as const satisfies Record<string, Partial<Record<Indicator, Bounds>>>
export type SizeRow = keyof typeof SIZE_TABLE

/** Which row of the table an industry falls under; null where none does, or where the code is too short to tell. */
export function sizeRowOf({ section, division, group }: Industry): SizeRow | null {
  switch (section) {
    case 'A':
      return '农林牧渔业'
    case 'B':
    case 'C':
    case 'D':
      return '工业'
    case 'E':
      return '建筑业'
    case 'F':
      return division === '51' ? '批发业' : division === '52' ? '零售业' : null
    case 'G':
      return transportRow(division, group)
    case 'H':
      return division === '61' ? '住宿业' : division === '62' ? '餐饮业' : null
    case 'I':
      return division === null ? null : division === '65' ? '软件和信息技术服务业' : '信息传输业'
    case 'K':
      return realEstateRow(group)
    case 'L':
      return '租赁和商务服务业'
    case 'Q':
      return division === '85' ? '其他未列明行业' : null
    case 'M':
    case 'N':
    case 'O':
    case 'R':
      return '其他未列明行业'
    default:
      return null
  }
}

/** Railways (53) are excluded; loading (591) counts as transport, the rest of 59 as storage. */
function transportRow(division: string | null, group: string | null): SizeRow | null {
  if (division === null || division === '53') return null
  if (division === '60') return '邮政业'
  return division === '59' && group !== '591' ? '仓储业' : '交通运输业'
}

/** Letting one's own property (704) is excluded. */
function realEstateRow(group: string | null): SizeRow | null {
  if (group === '701') return '房地产开发经营'
  if (group === '702') return '物业管理'
  return group === '703' || group === '709' ? '其他未列明行业' : null
}

/**
 * The size class of an enterprise. Large, medium and small need every indicator of the row at its bound, micro only one:
 * the size is the lowest class any indicator gives. So a figure in the micro class decides alone; otherwise all are needed.
 */
export function sizeOf(industry: Industry, figures: SizeFigures): SizeResult {
  const row = sizeRowOf(industry)
  if (!row) return { state: 'not_applicable' }
  const bounds: Partial<Record<Indicator, Bounds>> = SIZE_TABLE[row]
  const missing: Indicator[] = []
  let lowest = 3
  for (const indicator of ['staff', 'revenue', 'assets'] as const) {
    const limits = bounds[indicator]
    if (!limits) continue
    const figure = figures[indicator]
    if (figure === null || figure === undefined) missing.push(indicator)
    else lowest = Math.min(lowest, limits.filter((limit) => figure >= limit).length)
  }
  if (missing.length > 0 && lowest > 0) return { state: 'missing', missing, row }
  return { state: 'value', size: SIZES[lowest] ?? '微型', row }
}
