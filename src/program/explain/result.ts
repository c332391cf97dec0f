/**
 * One derived row as a sentence for the person it concerns: the figures, the clause, and what they rest on. Pure: the
 * rule and the row in, Chinese out; the engine, the command line and the pages all say it with these functions.
 */
import type { MarkRule, MeasureRule, PointsRule, RankingRule, ScorePart } from '../model.ts'
import { sayLimit, sayNumber, sayPercent } from './phrases.ts'

/** Who and when: `某局`, `2026 年第一季度`. */
export type About = { readonly subject: string; readonly period?: string }

export type MeasureRow = {
  readonly state: 'value' | 'not_applicable' | 'missing'
  readonly value?: number | null
  /** Facts counted. */
  readonly sample?: number
  /** Σ above and below the line of a share. */
  readonly numerator?: number
  readonly denominator?: number
  /** Parts of a score by id. */
  readonly parts?: Readonly<
    Record<
      string,
      {
        readonly state: MeasureRow['state']
        readonly value?: number | null
        readonly share?: number | null
        readonly score?: number | null
      }
    >
  >
  readonly previous?: number | null
}

export type RankingRow = {
  readonly value: number
  readonly place: number
  readonly fromBottom: number
  readonly of: number
  readonly pool?: string | null
  readonly previousPlace?: number | null
}

export type PointsRow = {
  readonly value: number
  readonly state: 'warned' | 'counts' | 'cancelled'
  /** Before a cap cut it. */
  readonly uncapped?: number
  /** What took it away, or when the warning ends. */
  readonly because?: string
  readonly evidence?: number
}

export type MarkRow = {
  readonly nth: number
  readonly streak?: number
  readonly confirmed?: boolean | null
  readonly excused?: boolean
  readonly because?: string
}

export type DutyRow = {
  readonly title: string
  readonly clause?: string
  readonly state: 'open' | 'met' | 'late' | 'missed' | 'excused'
  readonly need: number
  readonly have: number
  /** Day or moment it is due, as shown. */
  readonly due?: string
  readonly done?: string
  readonly daysLate?: number
  readonly reason?: string
}

const clauseOf = (rule: { clause?: string | undefined }): string =>
  rule.clause === undefined ? '' : `（${rule.clause}）`
const head = (about: About | undefined): string =>
  about ? `${about.subject}${about.period ? ` ${about.period}` : ''}：` : ''
const evidence = (n: number | undefined): string => (n === undefined ? '' : `，依据 ${n} 条`)

/** What a reading tells as a proportion: how far its indicator is, how far the year. */
const PROPORTIONS = ['completion', 'elapsed']

/** Whether a measure's number is a proportion told in per cent: every share, how far an indicator is, and whatever says so by its unit. */
export function inPercent({ value, unit }: Pick<MeasureRule, 'value' | 'unit'>): boolean {
  if (value.shape === 'share' || unit === '%') return true
  if (unit !== undefined || (value.shape !== 'last' && value.shape !== 'average')) return false
  return PROPORTIONS.includes(value.of.expression.source.trim())
}

/** A measure's own number: a proportion in per cent, the others with their unit. */
export function sayValue(rule: MeasureRule, value: number): string {
  if (inPercent(rule)) return sayPercent(value)
  return rule.unit === undefined ? sayNumber(value) : `${sayNumber(value)} ${rule.unit}`
}

/** `走访到位率：应计 24 件，计 21 件，87.5%（一、二）` */
export function explainMeasure(rule: MeasureRule, row: MeasureRow, about?: About): string {
  const start = `${head(about)}${rule.title}`
  if (row.state === 'missing') return `${start}：缺数据，未判定${clauseOf(rule)}`
  if (row.state === 'not_applicable' || row.value === null || row.value === undefined) {
    const few =
      rule.atLeast !== undefined && row.sample !== undefined && row.sample < rule.atLeast
        ? `（只有 ${row.sample} 件，不足 ${rule.atLeast} 件）`
        : ''
    return `${start}：不适用${few}${clauseOf(rule)}`
  }
  const said = sayValue(rule, row.value)
  const before = row.previous === null || row.previous === undefined ? '' : `，上期 ${sayValue(rule, row.previous)}`
  const { value } = rule
  if (value.shape === 'share' && row.numerator !== undefined && row.denominator !== undefined) {
    const counted =
      value.of.expression.type === 'yes_no'
        ? `共 ${sayNumber(row.denominator)} 件，计 ${sayNumber(row.numerator)} 件`
        : `得分 ${sayNumber(row.numerator)}/${sayNumber(row.denominator)}`
    return `${start}：${counted}，${said}${before}${clauseOf(rule)}`
  }
  if (value.shape === 'score' && row.parts) {
    const parts = value.parts.map((part) => explainPart(part, row.parts?.[part.id]))
    return `${start}：${parts.join('；')}；合计 ${said}${before}${clauseOf(rule)}`
  }
  return `${start}：${said}${before}${evidence(row.sample)}${clauseOf(rule)}`
}

/** `走访到位率 87.5%，按 90% 档计 15 分（满分 20 分）` */
export function explainPart(part: ScorePart, row: NonNullable<MeasureRow['parts']>[string] | undefined): string {
  if (row?.state !== 'value' || row.value === null || row.value === undefined)
    return `${part.title}${row?.state === 'missing' ? '缺数据' : '不适用'}`
  const { value } = row
  const band = part.share.bands?.steps.find((step) => value >= step.from)
  const score =
    row.score === null || row.score === undefined
      ? ''
      : `计 ${sayNumber(Math.round(row.score * 100) / 100)} 分（满分 ${sayNumber(part.weight)} 分）`
  return `${part.title} ${value >= 0 && value <= 1 ? sayPercent(value) : sayNumber(value)}${band ? `，按 ${sayPercent(band.from)} 档` : '，'}${score}`
}

/** `部门季度排名：87.5，第 3 名（倒数第 11，共 13 个），上期第 5 名（四、三）` */
export function explainRanking(rule: RankingRule, row: RankingRow, by: MeasureRule | undefined, about?: About): string {
  const value = by ? sayValue(by, row.value) : sayNumber(row.value)
  const pool = row.pool ? `，${row.pool}组` : ''
  const before = row.previousPlace === null || row.previousPlace === undefined ? '' : `，上期第 ${row.previousPlace} 名`
  return `${head(about)}${rule.title}：${value}，第 ${row.place} 名（倒数第 ${row.fromBottom}，共 ${row.of} 个${pool}）${before}${clauseOf(rule)}`
}

/** `扣分预警：扣 3 分（五、三），依据 10 条` */
export function explainPoints(rule: PointsRule, row: PointsRow, about?: About): string {
  const amount = row.value < 0 ? `扣 ${sayNumber(-row.value)} 分` : `计 ${sayNumber(row.value)} 分`
  const capped =
    row.uncapped !== undefined && row.uncapped !== row.value ? `（本应 ${sayNumber(row.uncapped)} 分，已到上限）` : ''
  const state = {
    warned: `，预警中${rule.warned ? `，${sayLimit(rule.warned)}后生效` : ''}${row.because ? `（${row.because}）` : ''}`,
    counts: '',
    cancelled: `，已取消${row.because ? `：${row.because}` : ''}`,
  }[row.state]
  return `${head(about)}${rule.title}：${amount}${capped}${state}${clauseOf(rule)}${evidence(row.evidence)}`
}

/** `红线三 假销号：当年第 1 次，待认定（四、二）` */
export function explainMark(rule: MarkRule, row: MarkRow, about?: About): string {
  const confirmed = rule.redLine
    ? ({ true: '，经人认定', false: '，认定不成立' }[String(row.confirmed)] ?? '，待认定')
    : ''
  const streak = row.streak !== undefined && row.streak > 1 ? `，连续 ${row.streak} 期` : ''
  return `${head(about)}${rule.title}：当年第 ${row.nth} 次${streak}${row.excused ? '，免责' : ''}${confirmed}${row.because ? `；${row.because}` : ''}${clauseOf(rule)}`
}

/** `每季走访：应做 1 次，已做 0 次，期限 2026-03-31，未完成（二、1）` */
export function explainDuty(row: DutyRow, about?: About): string {
  const due = row.due === undefined ? '' : `，期限 ${row.due}`
  const state = {
    open: '尚未到期',
    met: `按期完成${row.done ? `（${row.done}）` : ''}`,
    late: `逾期完成${row.daysLate === undefined ? '' : `，迟 ${row.daysLate} 个工作日`}`,
    missed: '未完成',
    excused: `免责${row.reason ? `：${row.reason}` : ''}`,
  }[row.state]
  return `${head(about)}${row.title}：应做 ${row.need} 次，已做 ${row.have} 次${due}，${state}${clauseOf(row)}`
}

/** Many duties of one rule together: `应走访 24 次，按期 21 次，87.5%`. Open and excused ones are left out of the rate. */
export function explainDuties(title: string, counts: Readonly<Record<DutyRow['state'], number>>): string {
  const due = counts.met + counts.late + counts.missed
  const rate = due === 0 ? '' : `，${sayPercent(counts.met / due)}`
  const more = [
    counts.late > 0 ? `逾期 ${counts.late} 次` : '',
    counts.missed > 0 ? `未完成 ${counts.missed} 次` : '',
    counts.excused > 0 ? `免责 ${counts.excused} 次` : '',
    counts.open > 0 ? `未到期 ${counts.open} 次` : '',
  ].filter(Boolean)
  return `${title}：应做 ${due} 次，按期 ${counts.met} 次${rate}${more.length > 0 ? `；${more.join('，')}` : ''}`
}
