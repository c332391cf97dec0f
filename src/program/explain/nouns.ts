/** parameters, periods, roster, links, forms, indicators, exemptions as sentences. */
import type {
  Count,
  Effect,
  Exemption,
  FieldType,
  Form,
  Group,
  Indicator,
  LinkKind,
  Parameter,
  Period,
  Program,
  Target,
} from '../model.ts'
import { CALENDARS, ENTITY_WORDS } from '../words.ts'
import { sayEntityExpression } from './expression.ts'
import { sayEvery, sayLimit, sayNumber, sayParty, sayPercent, saySource, saySubject, titleOf } from './phrases.ts'

export function explainParameter(parameter: Parameter): string {
  const value =
    parameter.kind === 'number'
      ? `${sayNumber(parameter.value)}${parameter.unit === undefined ? '' : ` ${parameter.unit}`}`
      : sayLimit(parameter.limit)
  return `**${parameter.title}**：${value}。${saySource(parameter)}`
}

export function explainPeriod(program: Program, period: Period): string {
  const source = saySource(period)
  if (period.kind === 'phase')
    return `**${period.title}**：${period.from} 至 ${period.to}。${sayGate(program, period)}${source}`
  if (period.kind === 'once') return `**${period.title}**：方案执行的全部时间。${source}`
  const unit = `${CALENDARS[period.unit]}${period.step > 1 ? `（每 ${period.step} 个）` : ''}一期`
  const starts =
    period.starts > 1 ? `，自 ${period.starts} 日起，按${period.namedBy === 'end' ? '止期' : '起期'}命名` : ''
  const last = period.lastDays === undefined ? '' : `，只取每期最后 ${period.lastDays} 天`
  const turns = period.dayTurns ? `，一天以 ${period.dayTurns} 为界` : ''
  return `**${period.title}**：${unit}${starts}${last}${turns}。${source}`
}

function sayGate(program: Program, { gate = [] }: Extract<Period, { kind: 'phase' }>): string {
  if (gate.length === 0) return ''
  const conditions = gate.map(({ duty, share, ...source }) => {
    const title = program.duties.find((one) => one.id === duty)?.title ?? duty
    return `“${title}”完成 ${sayPercent(share)}${share < 1 ? '以上' : ''}${saySource(source)}`
  })
  return `转入下一阶段前：${conditions.join('；')}。`
}

export function explainGroup(program: Program, group: Group): string {
  const kind = ENTITY_WORDS[group.of]
  const expect = group.expect === undefined ? '' : `，通知写 ${group.expect} ${group.of === 'person' ? '人' : '个'}`
  const { members } = group
  if (members.kind === 'united') {
    const parts = members.of.map((id) => program.roster.find((one) => one.id === id)?.title ?? id)
    return `**${group.title}**（${kind}）：${parts.join('、')}的合并${expect}。${saySource(group)}`
  }
  if (members.kind === 'found')
    return `**${group.title}**（${kind}）：凡${sayEntityExpression(members.where, program, group.of)}的${expect}。${saySource(group)}`
  return `**${group.title}**（${kind}）：按名单${expect}。${saySource(group)}`
}

function sayCount(count: Count, unit: string): string {
  const { atLeast, atMost } = count
  if (atLeast !== undefined && atLeast === atMost) return `恰为 ${atLeast} ${unit}`
  return [
    atLeast === undefined ? '' : `不少于 ${atLeast} ${unit}`,
    atMost === undefined ? '' : `不超过 ${atMost} ${unit}`,
  ]
    .filter(Boolean)
    .join('、')
}

const UNIT = { org: '个', person: '人', enterprise: '家', project: '个', area: '片' } as const

export function explainLink(program: Program, link: LinkKind): string {
  const holder = program.roster.find((group) => group.id === link.holder)?.title ?? link.holder
  const target = program.roster.find((group) => group.id === link.target)?.title ?? link.target
  const parts = [
    `${holder}联系${target}`,
    link.perHolder
      ? `每${link.holderOf === 'person' ? '人' : '个'}${sayCount(link.perHolder, UNIT[link.targetOf])}`
      : '',
    link.perTarget
      ? `每${link.targetOf === 'enterprise' ? '家' : '个'}${sayCount(link.perTarget, UNIT[link.holderOf])}`
      : '',
    link.kinds.length > 0 ? `职责：${link.kinds.join('、')}` : '',
    link.term ? `任期 ${sayLimit(link.term)}` : '',
    link.renewals === undefined ? '' : `可续任 ${link.renewals} 次`,
    link.handover === 'no_gap' ? '结束一段联系须有人接手' : '',
  ].filter(Boolean)
  return `**${link.title}**：${parts.join('；')}。${saySource(link)}`
}

const FIELDS: Readonly<Record<FieldType, string>> = {
  text: '文字',
  choice: '单选',
  choices: '多选',
  number: '数',
  money: '金额',
  count: '数量',
  date: '日期',
  yes_no: '是否',
  file: '附件',
  phone: '电话',
  entry: '另一张表的记录',
}

const BOARDS = {
  finance: '融资',
  jobs: '用工',
  products: '产品',
  approvals: '审批',
  five_ones: '五个一',
  work_log: '驻企工作',
} as const

export function explainForm(form: Form): string {
  const about = { ...ENTITY_WORDS, visit: '走访', matter: '事项' }[form.about]
  const kinds = [
    form.register ? '台账' : '表单',
    form.offline ? '无网可填' : '',
    form.anonymous ? '匿名' : '',
    form.board ? `列入${BOARDS[form.board]}专页` : '',
  ]
    .filter(Boolean)
    .join('、')
  const fields = form.fields.map(
    (field) =>
      `${field.title}（${FIELDS[field.type]}${field.required ? '，必填' : ''}${field.choices ? `：${field.choices.join('、')}` : ''}）`,
  )
  return `**${form.title}**（关于${about}的${kinds}）：${fields.join('；')}。${saySource(form)}`
}

function sayTarget(target: Target, unit: string): string {
  const { atLeast, atMost, equals, growth, times, add } = target
  return [
    atLeast === undefined ? '' : `不少于 ${sayNumber(atLeast)} ${unit}`,
    atMost === undefined ? '' : `不超过 ${sayNumber(atMost)} ${unit}`,
    equals === undefined ? '' : `等于 ${sayNumber(equals)} ${unit}`,
    growth === undefined ? '' : `比基数增长 ${sayPercent(growth)}`,
    times === undefined ? '' : times === 2 ? '比基数翻一番' : `为基数的 ${sayNumber(times)} 倍`,
    add === undefined ? '' : `比基数增加 ${sayNumber(add)} ${unit}`,
  ]
    .filter(Boolean)
    .join('，且')
}

function sayWhoReads(program: Program, { measure, who }: Indicator): string {
  if (measure === undefined) return `由${sayParty(program, who)}报数`
  const title = program.measures.find((one) => one.id === measure)?.title ?? measure
  return `由口径“${title}”自动计算，${sayParty(program, who)}负责`
}

export function explainIndicator(program: Program, indicator: Indicator): string {
  const unit = indicator.unit ?? ''
  const target = indicator.target ? `目标${sayTarget(indicator.target, unit)}` : '目标按分解的数'
  const due = indicator.due ? `，${sayLimit(indicator.due)}前报数` : ''
  const better = indicator.better === 'down' ? '；越低越好' : ''
  return `**${indicator.title}**${unit ? `（${unit}）` : ''}：按${saySubject(program, indicator.subject)}，${sayEvery(program, indicator.every)}${sayWhoReads(program, indicator)}；${target}${due}${better}。${saySource(indicator)}`
}

const EFFECTS: Readonly<Record<Effect, string>> = {
  skip: '不计入该期',
  excuse: '免责，不算完成也不算未完成',
  stop: '期间停止计时',
  target_of_previous: '该期按上一期目标考核',
  target_of_paused: '按停期的目标考核',
}

export function explainExemption(program: Program, exemption: Exemption): string {
  const on = exemption.on.map((each) => `“${titleOf(program, each)}”`).join('、')
  const grounds = exemption.grounds.length > 0 ? `因${exemption.grounds.join('、')}` : '有此情形'
  return `**${exemption.title}**：${grounds}，经${sayParty(program, exemption.grantedBy)}认定的，${on}${EFFECTS[exemption.effect]}。${saySource(exemption)}`
}
