import type { Area } from './areas.ts'

/** Refusals of contests. */
export const contest: Area = {
  'contest.not_found': ['没有这次比武评比', '沒有這次比武評比', 'There is no such contest'],
  'contest.returned_already': [
    '已经退回，等办公室重新呈请',
    '已經退回，等辦公室重新呈請',
    'It was sent back already and waits for the office',
  ],
  'contest.not_returned': ['没有被退回，不用重新呈请', '沒有被退回，不用重新呈請', 'It was not sent back'],
  'contest.entry_not_found': ['没有这个参评单位', '沒有這個參評單位', 'There is no such entry'],
  'contest.not_of_units': [
    '“{form}”不是给单位打分的表单',
    '「{form}」不是給單位打分的表單',
    '“{form}” is not a score sheet about units',
  ],
  'contest.other_item': [
    '“{field}”不能作评分项；可用的数字栏目：{known}',
    '「{field}」不能作評分項；可用的數字欄目：{known}',
    '“{field}” is no item; number fields: {known}',
  ],
  'contest.too_few_judges': [
    '评委 {judges} 名，去掉最高最低后没有分数，至少要 {least} 名',
    '評委 {judges} 名，去掉最高最低後沒有分數，至少要 {least} 名',
    '{judges} judges leave no mark when extremes go; at least {least}',
  ],
  'contest.entered_already': ['这个单位已参评', '這個單位已參評', 'This unit has entered already'],
  'contest.not_a_judge': ['您不是这次比武评比的评委', '您不是這次比武評比的評委', 'You are no judge of this contest'],
  'contest.recused': [
    '您在“{unit}”或其下属单位任职，须回避',
    '您在「{unit}」或其下屬單位任職，須回避',
    'You belong to “{unit}” or to a unit below it and do not judge it',
  ],
  'contest.judged_already': [
    '您已给“{unit}”打过分，打分后不能修改',
    '您已給「{unit}」打過分，打分後不能修改',
    'You have judged “{unit}”; a sheet is not changed',
  ],
  'contest.no_item': ['没有评分项“{field}”', '沒有評分項「{field}」', 'There is no item “{field}”'],
  'contest.mark_missing': ['“{title}”还没有打分', '「{title}」還沒有打分', '“{title}” has no mark'],
  'contest.mark_out_of_range': [
    '“{title}”的分数应在 0 到 {most} 之间，现为 {mark}',
    '「{title}」的分數應在 0 到 {most} 之間，現為 {mark}',
    '“{title}” gets between 0 and {most}, not {mark}',
  ],
  'contest.no_entries': ['还没有参评单位', '還沒有參評單位', 'Nobody has entered'],
  'contest.not_all_judged': [
    '评委打分不够，还没有结果：{units}',
    '評委打分不夠，還沒有結果：{units}',
    'Too few sheets for a result: {units}',
  ],
  'contest.other_state': [
    '现在不能这样办，请刷新后再看',
    '現在不能這樣辦，請重新整理後再看',
    'Not now; reload and look again',
  ],
  'contest.conflict': [
    '刚被改动（看到的是第 {seen} 版，现为第 {now} 版），请刷新后再办',
    '剛被改動（看到的是第 {seen} 版，現為第 {now} 版），請重新整理後再辦',
    'It has changed (seen {seen}, now {now}); reload and try again',
  ],
}
