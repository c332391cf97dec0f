import type { Area } from './areas.ts'

/** The same act on many, and reminders by hand. */
export const BULK: Area = {
  'trial.not_possible': ['这项操作不能试办', '這項操作不能試辦', 'This act cannot be tried out'],
  'matter.nothing_to_urge': [
    '已答复或已办结，不用催办',
    '已答覆或已辦結，不用催辦',
    'It is answered or closed; there is nothing to urge',
  ],
  'matter.nobody_to_urge': [
    '还没有交办给谁，请先交办',
    '還沒有交辦給誰，請先交辦',
    'Nobody has it in hand yet: assign it first',
  ],
  'matter.urged_today': ['今天已经催过', '今天已經催過', 'They have been urged today'],
  'duty.not_found': [
    '没有这项应尽事项，或不归您管',
    '沒有這項應盡事項，或不歸您管',
    'There is no such duty, or it is not yours to see',
  ],
  'duty.nothing_to_urge': [
    '已经完成或免责，不用催办',
    '已經完成或免責，不用催辦',
    'It is done or excused; there is nothing to urge',
  ],
  'duty.not_begun': ['还没有到开始的时候', '還沒有到開始的時候', 'It has not begun yet'],
  'duty.nobody_to_urge': ['没有责任人或责任单位', '沒有責任人或責任單位', 'Nobody owes it'],
  'duty.urged_today': ['今天已经催过', '今天已經催過', 'They have been urged today'],
}
