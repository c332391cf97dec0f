import type { Area } from './areas.ts'

/** Refusals of pledges and of comments on them. */
export const pledge: Area = {
  'pledge.no_drive': ['没有这项承诺活动', '沒有這項承諾活動', 'There is no such drive'],
  'pledge.not_found': ['没有这项承诺', '沒有這項承諾', 'There is no such pledge'],
  'pledge.not_of_units': [
    '“{form}”不是单位填写的表单',
    '「{form}」不是單位填寫的表單',
    '“{form}” is not a form about units',
  ],
  'pledge.other_field': [
    '表单没有合适的栏目“{field}”；可用：{known}',
    '表單沒有合適的欄目「{field}」；可用：{known}',
    'The form has no fitting field “{field}”; fitting: {known}',
  ],
  'pledge.exists': [
    '“{form}”已用于一项承诺活动',
    '「{form}」已用於一項承諾活動',
    '“{form}” is that of a drive already',
  ],
  'pledge.office_settles': [
    '是否兑现由办公室认定',
    '是否兑現由辦公室認定',
    'Whether it was kept is the office’s to say',
  ],
  'pledge.no_text': ['请写明承诺什么', '請寫明承諾什麼', 'Say what is promised'],
  'pledge.due_past': ['兑现时限 {due} 已过', '兑現時限 {due} 已過', 'The day {due} is past'],
  'pledge.settled': ['这项承诺已认定过', '這項承諾已認定過', 'This pledge is settled'],
  'pledge.conflict': [
    '这项承诺刚被改动（看到的是第 {seen} 版，现为第 {now} 版），请刷新后再办',
    '這項承諾剛被改動（看到的是第 {seen} 版，現為第 {now} 版），請重新整理後再辦',
    'The pledge has changed (seen {seen}, now {now}); reload and try again',
  ],
  'pledge.nothing_told': [
    '单位还没有报告兑现情况，不能认定为已兑现',
    '單位還沒有報告兑現情況，不能認定為已兑現',
    'The unit has told nothing of the doing; it cannot be called kept',
  ],
  'comment.not_found': ['没有这条留言', '沒有這條留言', 'There is no such comment'],
  'comment.full': [
    '待审核的留言已满，请过几天再来',
    '待審核的留言已滿，請過幾天再來',
    'Too many comments wait to be read; please come again in some days',
  ],
  'comment.reason_missing': ['不公开须写明理由', '不公開須寫明理由', 'Not showing it needs a reason'],
  'comment.not_shown': ['留言公开后才能答复', '留言公開後才能答覆', 'A comment is answered once it is shown'],
}
