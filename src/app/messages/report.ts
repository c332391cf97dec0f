import type { Area } from './areas.ts'

export const REPORT: Area = {
  'report.unexplained': [
    '未达要求，请写明原因和整改办法后再提交：{short}',
    '未達要求，請寫明原因與改善辦法後再提交：{short}',
    'Below what is required; say why and what is done about it before handing in: {short}',
  ],
  'report.not_draft': [
    '报告已经提交，不能再改；被退回后可以重新填报',
    '報告已提交，不能再改；退回後可重新填報',
    'The report was handed in and is not changed any more; once it is sent back, a new one is written',
  ],
  'report.own': [
    '不能审定自己填报的报告，请由他人审定',
    '不能審定自己填報的報告，請由他人審定',
    'Nobody accepts a report he wrote himself',
  ],
}
