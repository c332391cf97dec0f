import type { Area } from './areas.ts'

/** Refusals of the registers (台账). */
export const form: Area = {
  'form.no_follower': [
    '“{form}”之后没有这本台账；可填的有：{forms}',
    '「{form}」之後無此台帳；可填者：{forms}',
    'No such register follows “{form}”; those that do are {forms}',
  ],
  'form.no_work': [
    '“{form}”没有按联系的职责填写的选项，列不出各种工作',
    '「{form}」並無依聯繫職責填寫之選項，無從列出各項工作',
    '“{form}” has no choice among the kinds of a link, so that kinds of work cannot be listed',
  ],
  'form.not_entry': [
    '“{field}”要指明另一本台账里的一条记录：没有这条记录，或它已作废',
    '「{field}」須指明另一本台帳之一筆紀錄：查無此筆，或已作廢',
    '“{field}” must name an entry of another register: there is none, or it was taken back',
  ],
  'form.anonymous': [
    '“{form}”是匿名填报的，只显示收到多少份，不显示逐条内容，也不能筛选、导出、更正',
    '「{form}」為匿名填報，僅顯示收到份數，不顯示逐筆內容，亦不得篩選、匯出、更正',
    '“{form}” is answered without a name: only the number of answers is shown, none of them, and they cannot be filtered, exported or corrected',
  ],
  'form.filter_unknown': [
    '筛选条件“{text}”看不懂：应为 项目=值、项目>=值 或 项目<=值，可用的有：{fields}',
    '篩選條件「{text}」無法辨識：應為 欄位=值、欄位>=值 或 欄位<=值，可用欄位：{fields}',
    'The condition “{text}” is not understood: write field=value, field>=value or field<=value; fields are {fields}',
  ],
  'form.filter_wrong': [
    '筛选条件“{text}”与“{field}”不合：数字填数，日期填 YYYY-MM-DD，是否填 true 或 false',
    '篩選條件「{text}」與「{field}」不合：數字填數，日期填 YYYY-MM-DD，是否填 true 或 false',
    'The condition “{text}” does not fit “{field}”: a number takes a number, a day YYYY-MM-DD, yes or no true or false',
  ],
}
