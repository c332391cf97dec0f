import type { Field, KindDefinition } from './field.ts'

const INDICATOR = ['指标', '指标名称', '考核指标', '目标指标', '主要指标', '任务指标']
const SUBJECT = ['承担对象', '分解对象', '承担主体', '考核对象', '责任主体', '被考核单位']
const ORG = [
  '责任单位',
  '承担单位',
  '牵头单位',
  '责任部门',
  '分解单位',
  '考核单位',
  '工作单位',
  '单位',
  '单位名称',
  '部门',
]
const PERSON = ['责任人', '责任领导', '具体责任人', '包抓责任人', '负责人', '承担人']
const ENTERPRISE = ['企业名称', '企业', '企业全称', '公司名称', '承担企业']
const CREDIT = ['统一社会信用代码', '社会信用代码', '信用代码', '统一信用代码']
const PROJECT = ['项目名称', '项目', '重点项目', '工程名称']
const PROGRAM: Field = { title: '方案', type: 'text', heads: ['方案', '所属方案', '制度'] }

const ABOUT = {
  indicator: { title: '指标', type: 'text', required: true, heads: INDICATOR },
  subject: { title: '承担对象', type: 'text', heads: SUBJECT },
  org: { title: '责任单位', type: 'text', heads: ORG },
  person: { title: '责任人', type: 'persons', heads: PERSON },
  staffNo: { title: '人员编号', type: 'code', heads: ['人员编号', '工号', '职工编号', '干部编号'] },
  enterprise: { title: '企业名称', type: 'name', heads: ENTERPRISE },
  code: { title: '统一社会信用代码', type: 'credit_code', heads: CREDIT },
  project: { title: '项目名称', type: 'name', heads: PROJECT },
} as const satisfies Record<string, Field>

const QUARTERS = ['一', '二', '三', '四'].map((word, index): [string, Field] => {
  const heads = [`${word}季度末累计计划`, `${word}季度`, `${word}季度计划`, `${word}季度目标`, `第${word}季度`]
  const half = ['', '上半年', '前三季度', ''][index] as string
  const more = half === '' ? [] : [half, `${half}计划`, `${half}目标`]
  return [`q${index + 1}`, { title: heads[0] as string, type: 'decimal', heads: [...heads, ...more] }]
})
const MONTHS = Array.from({ length: 12 }, (_, index): [string, Field] => {
  const n = index + 1
  const heads = [`${n}月末累计计划`, `${n}月`, `${n}月份`, `${n}月计划`, `${n}月目标`, `1至${n}月计划`]
  return [`m${n}`, { title: heads[0] as string, type: 'decimal', heads: n === 1 ? heads.slice(0, 5) : heads }]
})

/** 指标分解表: what is promised, by whom, till when. Plans are what shall have been reached by the end of the month or quarter. */
export const TARGETS_KIND: KindDefinition = {
  title: '指标分解表',
  needs: [['indicator'], ['target', 'baseline'], ['subject', 'org', 'person', 'enterprise', 'code', 'project']],
  fields: {
    ...ABOUT,
    period: { title: '期间', type: 'period', heads: ['期间', '考核期', '年度', '目标期间', '目标年度', '所属期间'] },
    baseline: {
      title: '基数',
      type: 'decimal',
      heads: ['基数', '基期数', '基期值', '上年数', '上年完成数', '上年实绩', '上年完成'],
    },
    target: {
      title: '目标值',
      type: 'decimal',
      heads: [
        '目标值',
        '目标',
        '目标数',
        '全年目标',
        '年度目标',
        '目标任务',
        '任务数',
        '计划数',
        '全年任务',
        '年度任务',
      ],
    },
    whole: { title: '上级对象', type: 'text', heads: ['上级对象', '上级目标', '分解自'] },
    ...Object.fromEntries([...QUARTERS, ...MONTHS]),
    measures: { title: '推进措施', type: 'long_text', heads: ['推进措施', '措施', '主要措施', '工作措施', '保障措施'] },
    due: { title: '完成时限', type: 'day', heads: ['完成时限', '完成期限', '完成日期', '时限'] },
    reason: { title: '调整原因', type: 'long_text', heads: ['调整原因', '变更原因', '调整理由'] },
    program: PROGRAM,
  },
}

/** 指标完成情况表: how far it has come. Below its plan a row says why and what is done about it. */
export const READINGS_KIND: KindDefinition = {
  title: '指标完成情况表',
  needs: [['indicator'], ['value'], ['subject', 'org', 'person', 'enterprise', 'code', 'project']],
  fields: {
    ...ABOUT,
    period: {
      title: '截至',
      type: 'period',
      required: true,
      heads: ['截至', '截至日期', '期间', '统计期间', '统计日期', '数据日期', '月份', '所属期间'],
    },
    value: {
      title: '完成值',
      type: 'decimal',
      required: true,
      heads: ['完成值', '完成数', '累计完成', '累计完成数', '实际完成', '实际完成数', '实绩', '完成情况'],
    },
    reason: {
      title: '滞后原因',
      type: 'long_text',
      heads: ['滞后原因', '未达进度原因', '未完成原因', '存在问题', '原因'],
    },
    remedy: {
      title: '整改措施',
      type: 'long_text',
      heads: ['整改措施', '补救措施', '下步措施', '下一步措施', '追赶措施', '措施'],
    },
    program: PROGRAM,
  },
}
