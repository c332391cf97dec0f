import type { Area } from './areas.ts'

/** Own points, forecasts, assessments, exemptions. */
export const ASSESS: Area = {
  'score.not_own': [
    '这里只能看本人和本单位的积分',
    '這裡只能檢視本人和本機關的積分',
    'Only your own points and your unit’s are shown here',
  ],
  'score.no_running_period': [
    '没有正在进行、尚未封账的一期，不能预测',
    '沒有正在進行、尚未封帳的一期，無法預測',
    'No period is running unsealed, so there is nothing to forecast',
  ],
}
