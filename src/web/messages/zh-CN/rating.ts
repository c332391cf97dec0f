export const rating = {
  'rating.units': '评价单位 · {quarter}',
  'rating.units_note': '已评 {n} 个，共 {of} 个；{day} 前可以改，以最后一次为准。被评单位看不到是谁评的。',
  'rating.find_unit': '按名称找单位',
  'rating.more_units': '另有 {n} 个，按名称查找',
  'rating.no_such_unit': '没有这个名称的单位',
  'rating.unit_rated': '已评价{unit}（{quarter}）：{grade}',
  'rating.unit_changed': '已把对{unit}（{quarter}）的评价改为：{grade}',
} as const
