/**
 * The page of an official paper, from GB/T 9704-2012 (党政机关公文格式). Lengths in millimetres, type in points, Word's own
 * unit (twip, a twentieth of a point) only through `twip`.
 */
export const PAGE = {
  width: 210,
  height: 297,
  /** 天头 37, 订口 28; what follows from a block of 156 × 225: right 26, bottom 35. */
  top: 37,
  left: 28,
  right: 26,
  bottom: 35,
  blockWidth: 156,
  blockHeight: 225,
  /** 每面 22 行，每行 28 字. */
  lines: 22,
  characters: 28,
} as const

/** Millimetres in twips. */
export function twip(mm: number): number {
  return Math.round((mm * 1440) / 25.4)
}

/** One of the 22 lines of a page, in twips: rounded down, so that 22 of them fit. */
export const LINE = Math.floor(twip(PAGE.blockHeight) / PAGE.lines)

/**
 * A character of 3号 (16 pt) takes 1/28 of the line: 28 × 16 pt is 2 mm wider than the block, hence a little closer set.
 * In twips, negative.
 */
export const CLOSER = Math.floor(twip(PAGE.blockWidth) / PAGE.characters) - 16 * 20

/** 字号 in half-points, as Word counts. */
export const SIZE = { 二号: 44, 三号: 32, 四号: 28, 五号: 21, 标志: 104 } as const

/** The faces the standard names, as offices have them installed. A paper is called conforming only where all are there. */
export const FACE = {
  小标宋: '方正小标宋简体',
  仿宋: '仿宋_GB2312',
  黑体: '黑体',
  楷体: '楷体_GB2312',
  宋体: '宋体',
} as const
export type Face = keyof typeof FACE

/** Other names under which the same faces are installed. */
export const ALSO_CALLED: Readonly<Record<Face, readonly string[]>> = {
  小标宋: ['方正小标宋简体', 'FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', '方正小标宋_GBK'],
  仿宋: ['仿宋_GB2312', 'FangSong_GB2312', '仿宋', 'FangSong', 'FZFangSong-Z02S', '方正仿宋_GBK'],
  黑体: ['黑体', 'SimHei', 'FZHei-B01S', '方正黑体_GBK'],
  楷体: ['楷体_GB2312', 'KaiTi_GB2312', '楷体', 'KaiTi', 'FZKai-Z03S', '方正楷体_GBK'],
  宋体: ['宋体', 'SimSun', 'NSimSun', 'FZShuSong-Z01S'],
}

/** The red of head and line. */
export const RED = 'E60012'
