import type { Area } from './areas.ts'

/** Refusals of what is thought of a unit. */
export const RATING: Area = {
  'rating.own_unit': ['不能评价自己所在的单位', '不能評價自己所在的單位', 'Nobody rates his own unit'],
  'rating.not_asked': [
    '没有方案按评价考核这个单位，评了也不计',
    '沒有方案按評價考核這個單位，評了也不計',
    'No program in force counts ratings of this unit',
  ],
  'rating.not_a_monitor': [
    '您现在没有监测任职，不能以监督员身份评价',
    '您現在沒有監測任職，不能以監督員身分評價',
    'You are not appointed as a monitor at present',
  ],
}
