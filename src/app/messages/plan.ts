import type { Area } from './areas.ts'

/** Refusals of the plans of enterprises (一企一策). */
export const plan: Area = {
  'plan.not_found': [
    '没有这份一企一策，或不在您的范围内',
    '沒有這份一企一策，或不在您的範圍內',
    'There is no such plan, or it is not yours to see',
  ],
  'plan.exists': [
    '这家企业在该方案下已有一企一策，请修改原来的',
    '這家企業在該方案下已有一企一策，請修改原來的',
    'The enterprise has a plan under this program; change that',
  ],
  'plan.form_unfit': [
    '“{form}”不能记一企一策：须是填企业的表，只有一项必填且为文字',
    '「{form}」不能記一企一策：須是填企業的表，只有一項必填且為文字',
    '“{form}” does not take a plan: about enterprises, with one required field, a text',
  ],
  'plan.no_owner': [
    '每项举措都要有责任单位或责任人',
    '每項舉措都要有責任單位或責任人',
    'Every measure has a unit or a person that owns it',
  ],
  'plan.measure_not_found': ['没有这项举措', '沒有這項舉措', 'There is no such measure'],
  'plan.conflict': [
    '一企一策刚被改动（看到的是第 {seen} 版，现为第 {now} 版），请刷新后再办',
    '一企一策剛被改動（看到的是第 {seen} 版，現為第 {now} 版），請重新整理後再辦',
    'The plan has changed (seen {seen}, now {now}); reload and try again',
  ],
  'plan.other_state': [
    '现在不能这样办，请刷新后再看',
    '現在不能這樣辦，請重新整理後再看',
    'Not now; reload and look again',
  ],
  'plan.how_agreed': [
    '代企业确认须写明企业何时、以何种方式同意',
    '代企業確認須寫明企業何時、以何種方式同意',
    'Noting the enterprise’s word needs when and how it was given',
  ],
  'plan.why_not': ['请写明哪里不合适', '請寫明哪裡不合適', 'Say what does not fit'],
  'plan.is_matter': [
    '这项举措已转为事项 {number}',
    '這項舉措已轉為事項 {number}',
    'This measure is matter {number} already',
  ],
}
