import type { Area } from './areas.ts'

/** Refusals about policies (惠企政策). */
export const POLICY: Area = {
  'project.month_in_future': [
    '{month} 还没有到，不能填完成数；计划数可以先填',
    '{month} 尚未到，不得填完成數；計畫數可先填',
    'The month {month} has not come: nothing can be done in it yet; a plan may be entered',
  ],
  'policy.not_found': ['没有这项政策', '查無此政策', 'There is no such policy'],
  'policy.changed': [
    '这项政策刚被别人改过，请刷新后再改',
    '此政策甫經他人修改，請重新整理後再改',
    'Somebody changed this policy; load it again',
  ],
  'policy.condition_twice': [
    '同一种条件写了两次（{what}），请合并',
    '同類條件重複（{what}），請合併',
    'The condition {what} stands twice; write it once',
  ],
  'policy.condition_empty': [
    '条件（{what}）没有填内容：至少选一项，或删去这个条件',
    '條件（{what}）未填內容：至少選一項，或刪除此條件',
    'The condition {what} is empty: choose at least one, or remove it',
  ],
  'policy.figure_without_bound': [
    '指标条件要写下限或上限',
    '指標條件須填下限或上限',
    'A figure needs a least or a most',
  ],
  'policy.bounds_crossed': [
    '下限 {least} 大于上限 {most}',
    '下限 {least} 大於上限 {most}',
    'The least {least} is more than the most {most}',
  ],
  'policy.wrong_class': [
    '企业类别“{value}”不能用：不超过 50 字，不含引号',
    '企業類別「{value}」不可用：不超過 50 字，不含引號',
    'The class “{value}” cannot be used: at most 50 characters, no quotes',
  ],
  'policy.wrong_industry': [
    '行业代码“{value}”不对：门类写一个字母（C），大类写字母加两位（C26）',
    '行業代碼「{value}」有誤：門類寫一字母（C），大類寫字母加兩碼（C26）',
    '“{value}” is no GB/T 4754 code: a section is a letter (C), a division a letter and two digits (C26)',
  ],
  'policy.wrong_size': [
    '企业规模“{value}”不对：应为大型、中型、小型、微型',
    '企業規模「{value}」有誤：應為大型、中型、小型、微型',
    '“{value}” is no size of enterprise',
  ],
  'policy.wrong_area': ['没有这个片区（{value}）', '查無此片區（{value}）', 'There is no such area ({value})'],
  'policy.wrong_region': [
    '行政区划代码“{value}”不对：应为 6 位县级代码',
    '行政區劃代碼「{value}」有誤：應為 6 碼縣級代碼',
    '“{value}” is no county code of six digits',
  ],
  'policy.days_crossed': ['截止日期早于起始日期', '截止日期早於起始日期', 'It ends before it begins'],
  'policy.not_in_force': [
    '“{title}”自 {from} 至 {to} 有效，这一天不在有效期内',
    '「{title}」自 {from} 至 {to} 有效，該日不在有效期內',
    '“{title}” is in force from {from} to {to} only',
  ],
  'policy.already_asked': ['已有一份申请在办', '已有一份申請辦理中', 'A claim is waiting already'],
  'policy.not_asked': [
    '企业没有申请，不存在不予兑现',
    '企業未申請，無從駁回',
    'Nothing was asked for that could be refused',
  ],
  'policy.amount_missing': [
    '兑现要写金额（万元），非资金类写 0',
    '兌現須填金額（萬元），非資金類填 0',
    'Write the amount granted (万元); 0 where it is not money',
  ],
  'policy.reason_missing': ['不予兑现要写明理由', '不予兌現須敘明理由', 'Write why it is refused'],
}
