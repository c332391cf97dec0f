/** Words of the rule book: names of facts, parties, periods, limits, numbers. */
import { describeTimeLimit, type TimeLimit } from '#domain/calendar/time-limit.ts'
import { ACTS } from '#domain/matter/act-names.ts'
import { FACTS } from '../catalogue.ts'
import type { Entry, FactRef, Limit, Party, PeriodName, Program, Subject } from '../model.ts'
import { CALENDARS, ENTITY_WORDS, NAMED_WORDS, ROLES } from '../words.ts'
import { sayExpression } from './expression.ts'

const titleIn = (entries: readonly Entry[], id: string | undefined): string =>
  entries.find((entry) => entry.id === id)?.title ?? id ?? ''

/** Title of the entry a fact names: `measure satisfaction` → 综合满意率. */
export function titleOf(program: Program, { kind, name }: FactRef): string {
  switch (kind) {
    case 'member':
      return titleIn(program.roster, name)
    case 'link':
    case 'cover':
      return titleIn(program.links, name)
    case 'duty': {
      const clock = program.matters
        .flatMap((matter) => matter.clocks.map((one) => ({ matter, one })))
        .find(({ one }) => one.duty === name)
      return clock ? `${clock.matter.title}的${clock.one.title}` : titleIn(program.duties, name)
    }
    case 'form':
      return titleIn(program.forms, name)
    case 'matter':
    case 'closing':
      return titleIn(program.matters, name)
    case 'act':
      return name === undefined ? FACTS.act.label : `${titleIn(program.matters, name)}的${FACTS.act.label}`
    case 'reading':
      return titleIn(program.indicators, name)
    case 'exemption':
      return titleIn(program.exemptions, name)
    case 'measure':
      return titleIn(program.measures, name)
    case 'ranking':
      return titleIn(program.rankings, name)
    case 'mark':
      return titleIn(program.marks, name)
    case 'points':
      return name === undefined ? '积分' : titleIn(program.points, name)
    case 'paper':
      return titleIn(program.papers, name)
    case 'report':
      return titleOr(program.reports, name, FACTS.report.label)
    case 'meeting':
      return titleOr(program.meetings, name, FACTS.meeting.label)
    default:
      return FACTS[kind].label
  }
}

/** Names of meetings and reports are free: one that is not declared goes by the general word. */
function titleOr(entries: readonly Entry[] | undefined, name: string | undefined, word: string): string {
  return entries?.find((one) => one.id === name)?.title ?? word
}

/** “每一对部门干部联系企业”, “每次走访”. */
export function sayEach(program: Program, each: FactRef): string {
  const title = titleOf(program, each)
  switch (each.kind) {
    case 'member':
      return `${title}的每一${ENTITY_WORDS[program.roster.find((group) => group.id === each.name)?.of ?? 'org'] === '人员' ? '人' : '个'}`
    case 'link':
      return `${title}的每一对`
    case 'cover':
      return `${title}的覆盖情况`
    case 'duty':
      return `每一项“${title}”`
    case 'visit':
      return '每次走访'
    case 'form':
      return `每份“${title}”`
    case 'report':
      return '每份报告'
    case 'meeting':
      return title === FACTS.meeting.label ? '每次会议' : `每次“${title}”`
    case 'matter':
      return `每件${title}`
    case 'closing':
      return `每次${title}销号`
    case 'reading':
      return `“${title}”的每期数值`
    case 'measure':
      return `“${title}”`
    case 'ranking':
      return `“${title}”`
    case 'mark':
      return `每次“${title}”`
    case 'points':
      return each.name === undefined ? '每笔积分' : `每笔“${title}”`
    case 'profile':
      return '企业每次报来的经营数据'
    case 'delivery':
      return '每次送政策'
    case 'claim':
      return '每次政策申领'
    case 'plan':
      return '每份一企一策计划'
    case 'plan_measure':
      return '一企一策计划的每条措施'
    case 'paper':
      return `每份“${title}”`
    default:
      return `每次${title}`
  }
}

const PATH_WORDS: Readonly<Record<string, string>> = { ...ENTITY_WORDS, matter: '事项', ...NAMED_WORDS }

/** `['person','org']` → 人员所在单位. */
export function sayPath(path: readonly string[]): string {
  return path.map((step) => PATH_WORDS[step] ?? step).join('所在')
}

export function sayParty(program: Program, party: Party): string {
  switch (party.kind) {
    case 'public':
      return '社会'
    case 'role':
      return ROLES[party.role]
    case 'group':
      return titleIn(program.roster, party.group)
    case 'path':
      return `该${sayPath(party.path)}`
  }
}

export function sayParties(program: Program, parties: readonly Party[]): string {
  return parties.map((party) => sayParty(program, party)).join('、')
}

export function saySubject(program: Program, subject: Subject): string {
  return subject.kind === 'authority' ? '全局' : titleIn(program.roster, subject.group)
}

/** 每季度, 每 2 周, 全程, 业绩大比武期间. */
export function sayEvery(program: Program, every: PeriodName): string {
  const period = program.periods.find((one) => one.id === every)
  if (period?.kind === 'phase') return `${period.title}期间`
  if (period?.kind === 'once' || every === 'once') return '全程'
  if (period && !period.builtIn) return `每个${period.title}`
  return period?.title ?? (CALENDARS as Readonly<Record<string, string>>)[every] ?? every
}

/** 8 个工作日; tables and “longest” in full. */
export function sayLimit(limit: Limit): string {
  switch (limit.kind) {
    case 'statutory':
      return '法定时限'
    case 'single':
      return describeTimeLimit(limit.limit)
    case 'longest':
      return `${limit.of.map(sayLimit).join('与')}中较长的`
    case 'table': {
      const cases = limit.cases.map(({ value, limit: one }) => `${sayCase(value)}的 ${sayLimit(one)}`)
      return `${[...cases, ...(limit.otherwise ? [`其余 ${sayLimit(limit.otherwise)}`] : [])].join('、')}`
    }
  }
}

export const sayCase = (value: string): string => ({ true: '是', false: '否' })[value] ?? `“${value}”`

/** “应在 8 个工作日内”, “应于次日”, “应在 2026 年 4 月 15 日前”. */
export function sayDue(limit: Limit): string {
  if (limit.kind !== 'single') return `在 ${sayLimit(limit)}内`
  const { limit: one } = limit
  if (one.kind === 'amount' && one.side === 'after') {
    const words = describeTimeLimit({ ...one, base: null } as TimeLimit)
    const base = one.base ? describeTimeLimit({ ...one, steps: [] } as TimeLimit).replace(/后\s*$/, '后') : ''
    return `在${base} ${words}内`
  }
  if (one.kind === 'amount') return `在${sayLimit(limit)}之前`
  const said = sayLimit(limit)
  return /^\d/.test(said) ? `在 ${said}前` : `在${said}前`
}

/** 提前 15 日；期满前 2 个工作日. */
export function sayWarn(limit: Limit): string {
  if (limit.kind === 'single' && limit.limit.kind === 'amount' && limit.limit.side === 'before') {
    return `期满前 ${describeTimeLimit({ ...limit.limit, side: 'after', base: null })}`
  }
  return sayLimit(limit)
}

/** At most six digits after the point, no trailing zeros. */
export function sayNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Math.round(value * 1e6) / 1e6)
}

/** 0.875 → 87.5%; two digits, but more where two would say a whole number that was not reached: 0.79996 → 79.996%. */
export function sayPercent(value: number): string {
  const short = Math.round(value * 1e4) / 1e2
  const exact = Math.round(value * 1e6) / 1e4
  return `${sayNumber(Number.isInteger(short) && short !== exact ? exact : short)}%`
}

/** A condition in Chinese: `凡……的`. */
export function sayWhere(
  program: Program,
  each: FactRef,
  where: Parameters<typeof sayExpression>[0] | undefined,
): string {
  return where ? sayExpression(where, program, each) : ''
}

export function actTitle(name: string): string {
  return (ACTS as Readonly<Record<string, { readonly title: string }>>)[name]?.title ?? name
}

/** The clause in brackets; an assumption in italics. */
export function saySource(entry: Pick<Entry, 'clause' | 'assumed'>): string {
  const clause = entry.clause === undefined ? '' : `（${entry.clause}）`
  return `${clause}${entry.assumed === undefined ? '' : ` *假定：${entry.assumed}*`}`
}
