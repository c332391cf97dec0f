import type { Area } from './areas.ts'

/** Refusals of social evaluation. */
export const evaluation: Area = {
  'evaluation.not_found': ['没有这次评议', '沒有這次評議', 'There is no such round'],
  'evaluation.not_anonymous': [
    '“{form}”不是匿名问卷；方案中的匿名问卷有：{known}',
    '「{form}」不是匿名問卷；方案中的匿名問卷有：{known}',
    '“{form}” is no anonymous questionnaire; the program has: {known}',
  ],
  'evaluation.not_of_units': [
    '“{form}”不是评议单位的；评议的对象须是单位',
    '「{form}」不是評議單位的；評議的對象須是單位',
    '“{form}” is not about units; an evaluation is about units',
  ],
  'evaluation.backward': [
    '截止日 {to} 早于开始日 {from}',
    '截止日 {to} 早於開始日 {from}',
    'The last day {to} is before the first day {from}',
  ],
  'evaluation.no_period': [
    '{day} 不在方案的执行期内',
    '{day} 不在方案的執行期內',
    '{day} is outside the time the program is in force',
  ],
  'evaluation.past_period': [
    '一轮评议须在一个周期内：{period} 到 {last} 为止',
    '一輪評議須在一個週期內：{period} 到 {last} 為止',
    'A round lies within one period: {period} ends on {last}',
  ],
  'evaluation.other_group': [
    '方案没有可用的名单“{group}”；可用：{known}',
    '方案沒有可用的名單「{group}」；可用：{known}',
    'The program has no fitting group “{group}”; fitting: {known}',
  ],
  'evaluation.no_subjects': [
    '没有评议对象：名单为空，也没有选择单位',
    '沒有評議對象：名單為空，也沒有選擇單位',
    'Nothing to evaluate: the group is empty and no unit was chosen',
  ],
  'evaluation.once': [
    '“{form}”在 {period} 已向这些人发起过评议，一期只问一次',
    '「{form}」在 {period} 已向這些人發起過評議，一期只問一次',
    '“{form}” has already asked these people in {period}; once a period',
  ],
  'evaluation.closed': ['“{title}”已经结束', '「{title}」已經結束', '“{title}” is closed'],
  'evaluation.too_many': [
    '一轮评议最多 {most} 张评议码，已有 {issued} 张',
    '一輪評議最多 {most} 張評議碼，已有 {issued} 張',
    'A round has at most {most} tickets; {issued} are out',
  ],
  'evaluation.conflict': [
    '这次评议刚被改动（看到的是第 {seen} 版，现为第 {now} 版），请刷新后再办',
    '這次評議剛被改動（看到的是第 {seen} 版，現為第 {now} 版），請重新整理後再辦',
    'The round has changed (seen {seen}, now {now}); reload and try again',
  ],
  'evaluation.not_asked': ['这次评议没有请您参加', '這次評議沒有請您參加', 'You are not asked in this round'],
  'ticket.drawn': [
    '“{title}”的评议码已领取过，每户（人）一张',
    '「{title}」的評議碼已領取過，每戶（人）一張',
    'The ticket of “{title}” was fetched already; one each',
  ],
  'evaluation.by_ticket': [
    '“{form}”是匿名问卷，只能用评议码填写，不能以账号填写',
    '「{form}」是匿名問卷，只能用評議碼填寫，不能以帳號填寫',
    '“{form}” is anonymous: it is answered with a ticket, not with an account',
  ],
  'questionnaire.no_code': [
    '评议码是 16 位字母和数字，请核对',
    '評議碼是 16 位字母和數字，請核對',
    'A code has 16 letters and digits; please check it',
  ],
  'questionnaire.unknown_code': [
    '没有这个评议码，或评议已经结束',
    '沒有這個評議碼，或評議已經結束',
    'There is no such code, or its round is closed',
  ],
  'questionnaire.used': [
    '这个评议码已经用过，所填内容已计入，不能再填',
    '這個評議碼已經用過，所填內容已計入，不能再填',
    'This code was used; what was said has been counted',
  ],
  'questionnaire.not_yet': ['评议自 {from} 开始', '評議自 {from} 開始', 'The round begins on {from}'],
  'questionnaire.over': ['评议已于 {to} 截止', '評議已於 {to} 截止', 'The round ended on {to}'],
  'questionnaire.not_asked_about': [
    '所评单位不在这次评议之内，或填了两次',
    '所評單位不在這次評議之內，或填了兩次',
    'The unit is not part of this round, or was given twice',
  ],
}
