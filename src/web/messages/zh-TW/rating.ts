// Written by scripts/traditional.ts; a better wording goes into scripts/traditional/terms.ts.
import type { rating as source } from '../zh-CN/rating.ts'

export const rating: Readonly<Record<keyof typeof source, string>> = {
  'rating.units': '評價單位 · {quarter}',
  'rating.units_note': '已評 {n} 個，共 {of} 個；{day} 前可以改，以最後一次為準。被評單位看不到是誰評的。',
  'rating.find_unit': '按名稱找單位',
  'rating.more_units': '另有 {n} 個，按名稱查找',
  'rating.no_such_unit': '沒有這個名稱的單位',
  'rating.unit_rated': '已評價{unit}（{quarter}）：{grade}',
  'rating.unit_changed': '已把對{unit}（{quarter}）的評價改為：{grade}',
}
