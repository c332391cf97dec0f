import type { ActWindow, Clock, End, Fallback, MatterKind, Need, Party, Program, Route, Tier } from '../model.ts'
import { STOPS } from '../words.ts'
import { sayExpression } from './expression.ts'
import {
  actTitle,
  sayDue,
  sayEvery,
  sayLimit,
  sayParties,
  sayParty,
  sayPercent,
  saySource,
  sayWarn,
  titleOf,
} from './phrases.ts'

const KINDS: Readonly<Record<MatterKind['kind'], string>> = {
  problem: '问题诉求',
  complaint: '投诉举报',
  rectification: '整改',
  decision: '议定事项',
  task: '任务',
  commitment: '承诺',
  appeal: '申诉',
}
const NEEDS: Readonly<Record<Need, string>> = {
  enterprise_agrees: '企业认可',
  head_signs: '负责人签字',
  sealed_reply: '盖章答复',
  evidence: '佐证材料',
  callback_passed: '回访通过',
  office_checks: '办公室核查',
}
const COUNTS: Readonly<Record<End['countsAs'], string>> = {
  solved: '计作已解决',
  confirmed: '计作已确认',
  explained: '计作已解释',
  open: '仍计作未办结',
}
const GIVE: Readonly<Record<Route['give'], string>> = { order: '以交办单交', submission: '以呈报单报', record: '转' }
const SAME: Readonly<Record<string, string>> = {
  enterprise: '同一企业',
  project: '同一项目',
  area: '同一片区',
  raiser: '同一提出人',
  category: '同一类别',
  source: '同一来源',
}

const stopWord = (reason: string): string => (STOPS as Readonly<Record<string, string>>)[reason] ?? reason

export function explainClock(program: Program, clock: Clock): string {
  const parts = [
    `${clock.from.map(actTitle).join('、')}后，${sayParties(program, clock.who)}应${sayDue(clock.due)}${clock.metBy.map(actTitle).join('或')}`,
    clock.sample === undefined ? '' : `按 ${sayPercent(clock.sample)} 抽取`,
    clock.warn.length > 0 ? `${clock.warn.map(sayWarn).join('、')}提醒` : '',
    clock.stops.length > 0 ? `${clock.stops.map(stopWord).join('、')}期间停止计时` : '',
    clock.grace ? `宽限 ${sayLimit(clock.grace)}` : '',
    clock.copy.length > 0 ? `抄送${sayParties(program, clock.copy)}` : '',
    clock.unsatisfied === 'redo' ? '不满意的重新办理' : '',
  ].filter(Boolean)
  return `**${clock.title}**：${parts.join('；')}。${saySource(clock)}`
}

function explainRoute(program: Program, matter: MatterKind, route: Route): string {
  const said = route.where && sayExpression(route.where, program, { kind: 'matter', name: matter.id })
  const when = said === undefined ? '其余的' : `${said}${/\d$/.test(said) ? ' ' : ''}的`
  return `${when}，${GIVE[route.give]}${sayParty(program, route.to)}。${saySource(route)}`
}

function explainFallback(program: Program, matter: MatterKind, fallback: Fallback): string {
  const whose =
    fallback.kind === 'group'
      ? `“${titleOf(program, { kind: 'member', name: fallback.group })}”中属于所在片区的单位`
      : `按“${titleOf(program, { kind: 'link', name: fallback.link })}”联系所在片区的单位`
  return `- ${matter.catalogue ? '目录里没有的，职能单位为' : '职能单位为'}${whose}。`
}

function explainTier(program: Program, tier: Tier, next: Tier | undefined): string {
  const leaves = tier.due ? `${sayLimit(tier.due)}未解决的${next ? `，报${next.title}` : ''}` : '最后一级'
  return `**${tier.title}**（${sayParty(program, tier.who)}）：${leaves}${tier.byHand ? '；也可说明理由提前上报' : ''}。${saySource(tier)}`
}

export function explainAct(program: Program, act: ActWindow, matter?: MatterKind): string {
  const by = (parties: readonly Party[], before: string, after: string): string =>
    parties.length > 0 ? `${before}${sayParties(program, parties)}${after}` : ''
  const parts = [
    act.where && matter ? `${sayExpression(act.where, program, { kind: 'matter', name: matter.id })}的` : '',
    act.then === 'refused' ? `${by(act.by, '', '')}不得${act.title}` : `${by(act.by, '', '')}可${act.title}`,
    act.within ? `限${sayLimit(act.within)}内` : '',
    act.until ? `最晚在${sayLimit(act.until)}` : '',
    act.reasonRequired ? '须说明理由' : '',
    act.needs.length > 0 ? `须写明${act.needs.map((need) => ({ new_due: '新期限' })[need] ?? need).join('、')}` : '',
    act.times === undefined ? '' : `限 ${act.times} 次`,
    act.atMost === undefined
      ? ''
      : typeof act.atMost === 'number'
        ? `${act.every === undefined ? '' : sayEvery(program, act.every)}最多 ${act.atMost} 次${act.per ? `（按${{ org: '单位', person: '人员', enterprise: '企业', project: '项目', area: '片区', matter: '事项' }[act.per]}）` : ''}`
        : `最多 ${sayLimit(act.atMost)}`,
    act.upTo ? `合计不超过 ${sayLimit(act.upTo)}` : '',
    by(act.approvedBy, '须经', '批准'),
    by(act.grantedBy, '由', '决定'),
    act.ruled ? `${sayLimit(act.ruled)}裁定` : '',
    by(act.notBy, '不得由', '办理'),
    act.notWith.length > 0 ? `不得与${act.notWith.join('、')}同时` : '',
    act.then === 'final' ? '裁定后不再变更' : '',
  ].filter(Boolean)
  return `**${act.title}**：${parts.join('；')}。${saySource(act)}`
}

function explainEnd(program: Program, end: End): string {
  const parts = [
    COUNTS[end.countsAs],
    end.needs.length > 0 ? `须有${end.needs.map((need) => NEEDS[need]).join('、')}` : '',
    end.reports === undefined ? '' : `${sayEvery(program, end.reports)}报告进展，期间不算逾期`,
  ].filter(Boolean)
  return `**${end.title}**：${parts.join('；')}。${saySource(end)}`
}

/** One kind of matter as a small chapter: lines of Markdown. */
export function explainMatter(program: Program, matter: MatterKind): string[] {
  const lines = [`### ${matter.title}（${KINDS[matter.kind]}）${saySource(matter)}`, '']
  const table = (title: string, values: readonly string[]): void => {
    if (values.length > 0) lines.push(`- ${title}：${values.join('、')}。`)
  }
  table('来源', matter.sources)
  if (matter.openAs) lines.push(`- 公开征集：任何人不用账号即可提出，记为“${matter.openAs}”，凭查询码看答复。`)
  table('类别', matter.categories)
  table('缓急', matter.urgencies)
  table('轻重', matter.weights)
  table('文种', matter.documents)
  table('层级', matter.levels)
  if (matter.about.length > 0)
    lines.push(`- 可以申诉的：${matter.about.map((each) => titleOf(program, each)).join('、')}。`)
  if (matter.raiseWithin) lines.push(`- 应在${sayLimit(matter.raiseWithin)}内提出。`)
  if (matter.sealed.length > 0)
    lines.push(
      `- 保密：${matter.sealed.map((one) => ({ raiser: '提出人', person: '人员', org: '单位', enterprise: '企业', project: '项目' })[one] ?? one).join('、')}另行加密，不给被反映的单位。`,
    )
  if (matter.reserved) lines.push('- 专办：只由纪检监察受理、办理和查看，办公室和被反映的单位看不到。')
  if (matter.notBy.length > 0) lines.push(`- 回避：${sayParties(program, matter.notBy)}不得办理。`)
  if (matter.catalogue)
    lines.push(
      `- 按“${program.forms.find((form) => form.id === matter.catalogue)?.title ?? matter.catalogue}”认定职能单位。`,
    )
  if (matter.fallback) lines.push(explainFallback(program, matter, matter.fallback))
  for (const one of matter.refuse)
    lines.push(`- 不予受理：${one.ground}${one.refer ? `，告知走${one.refer}` : ''}。${saySource(one)}`)
  if (matter.repeat) {
    const then = { merge: '并案', refuse: '不再受理', tell: '提示办公室' }[matter.repeat.then]
    lines.push(
      `- 重复：${sayLimit(matter.repeat.within)}内${matter.repeat.same.map((key) => SAME[key] ?? key).join('、')}的，${then}。`,
    )
  }
  const chapter = (title: string, entries: readonly string[]): void => {
    if (entries.length > 0)
      lines.push(
        ...(lines.at(-1) === '' ? [] : ['']),
        title,
        '',
        ...entries.map((entry, index) => `${index + 1}. ${entry}`),
      )
  }
  chapter(
    '分流：',
    matter.route.map((route) => explainRoute(program, matter, route)),
  )
  chapter(
    '时限：',
    matter.clocks.map((clock) => explainClock(program, clock)),
  )
  chapter(
    '逐级协调：',
    matter.tiers.map((tier, index) => explainTier(program, tier, matter.tiers[index + 1])),
  )
  chapter(
    '可以做什么：',
    matter.acts.map((act) => explainAct(program, act, matter)),
  )
  chapter(
    '怎样才算办结：',
    matter.ends.map((end) => explainEnd(program, end)),
  )
  return lines
}
