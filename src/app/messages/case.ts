import type { Area } from './areas.ts'

export const CASE: Area = {
  'matter.decision_unexplained': [
    '认定须写明理由，当事人会看到',
    '認定須寫明理由，當事人會看到',
    'Say why it is decided so; the person concerned will read it',
  ],
  'case.not_found': ['没有这个案例', '沒有這個案例', 'There is no such case'],
  'case.changed': [
    '有人刚处理过这个案例，请看过最新内容',
    '有人剛處理過這個案例，請看過最新內容',
    'Somebody has just dealt with this case; look again',
  ],
  'case.reviewed': ['这个案例已经审核过', '這個案例已審核過', 'This case has been reviewed'],
  'case.own': [
    '不能审核自己提出的案例，请由他人审核',
    '不能審核自己提出的案例，請由他人審核',
    'Nobody reviews a case he proposed himself',
  ],
  'case.no_reason': ['不采用的，请写明原因', '不採用者，請寫明原因', 'Say why it is rejected'],
  'case.not_closed': ['办结的事项才能作为案例', '辦結的事項才能作為案例', 'Only a closed matter can be a case'],
  'case.sealed': ['保密事项不能作为案例', '保密事項不能作為案例', 'A sealed matter cannot be a case'],
  'briefing.not_approved': [
    '简报只选用本方案已采用的案例',
    '簡報僅選用本方案已採用的案例',
    'A briefing takes only approved cases of its own program',
  ],
  'case.no_form': [
    '“{form}”不印发也不公开，直接填报即可',
    '「{form}」不印發也不公開，直接填報即可',
    '“{form}” is neither printed nor disclosed; enter it directly',
  ],
}
