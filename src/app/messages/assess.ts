import type { Area } from './areas.ts'

/** Own points, forecasts, assessments, exemptions. */
export const ASSESS: Area = {
  'score.not_own': [
    '这里只能看本人和本单位的积分',
    '這裡只能檢視本人和本機關的積分',
    'Only your own points and your unit’s are shown here',
  ],
  'assessment.no_score': [
    '方案没有这项按分项加权的得分；有：{known}',
    '計畫沒有這項按分項加權的得分；有：{known}',
    'The program has no such score of weighted parts; it has: {known}',
  ],
  'assessment.no_letter': [
    '方案没有按单位反馈结果的这种公文；有：{known}',
    '計畫沒有按單位回饋結果的這種公文；有：{known}',
    'The program declares no such paper about each unit’s result; it has: {known}',
  ],
  'finding.no_self_report': [
    '没有这份自查，或它不是该单位在查出之前报的',
    '沒有這份自查，或它不是該機關在查出之前報的',
    'There is no such self-report, or the unit did not make it before the finding',
  ],
  'finding.self_report_same': [
    '已经是这样核对的，没有改动',
    '已經是這樣核對的，沒有更動',
    'It is matched so already; nothing changed',
  ],
  'score.no_running_period': [
    '没有正在进行、尚未封账的一期，不能预测',
    '沒有正在進行、尚未封帳的一期，無法預測',
    'No period is running unsealed, so there is nothing to forecast',
  ],
}
