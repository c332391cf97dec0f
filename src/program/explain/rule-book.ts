/** The rule book (规则书): a program told back in plain Chinese, for the office, the assessed and the jurist. */
import type { Entry, MarkRule, Program } from '../model.ts'
import { explainDutyRule, sayOwners } from './duties.ts'
import { explainAct, explainMatter } from './matters.ts'
import { explainMeasureRule, explainRankingRule } from './measures.ts'
import {
  explainExemption,
  explainForm,
  explainGroup,
  explainIndicator,
  explainLink,
  explainParameter,
  explainPeriod,
} from './nouns.ts'
import { explainBan, explainDisclosure, explainMeeting, explainPaper, explainReport } from './outputs.ts'
import { sayDue, sayEvery, sayParties, titleOf } from './phrases.ts'
import { explainMarkRule, explainPointsRule } from './results.ts'

/** The whole rule book in Markdown. `hash` is printed, so that a printed copy names what it was printed from. */
export function ruleBook(program: Program, hash: string): string {
  const lines: string[] = [`# ${program.title}`, '', `依据：${program.source}。`, '']
  const to = program.inForce.to === undefined ? '起执行' : `至 ${program.inForce.to} 执行`
  lines.push(
    `自 ${program.inForce.from} ${to}；方案 ${program.id} 第 ${program.version} 版，指纹 ${hash.slice(0, 16)}${program.extends ? `，沿用 ${program.extends}` : ''}。`,
  )
  lines.push(sayCalendar(program))
  if (program.note) lines.push('', `> ${program.note}`)
  assumptions(program, lines)
  redLines(program, lines)
  deadlines(program, lines)
  const chapter = (title: string, sentences: readonly string[]): void => {
    if (sentences.length > 0) lines.push('', `## ${title}`, '', ...sentences.map((one) => `- ${one}`))
  }
  chapter('参数', program.parameters.map(explainParameter))
  chapter(
    '阶段和周期',
    program.periods.filter((period) => !period.builtIn).map((period) => explainPeriod(program, period)),
  )
  chapter(
    '谁参加',
    program.roster.map((group) => explainGroup(program, group)),
  )
  chapter(
    '谁联系谁',
    program.links.map((link) => explainLink(program, link)),
  )
  chapter(
    '何时应做什么',
    program.duties.map((duty) => explainDutyRule(program, duty)),
  )
  if (program.matters.length > 0) lines.push('', '## 事项怎样办')
  for (const matter of program.matters) lines.push('', ...explainMatter(program, matter))
  chapter('表单和台账', program.forms.map(explainForm))
  chapter(
    '指标',
    program.indicators.map((one) => explainIndicator(program, one)),
  )
  chapter(
    '会议',
    (program.meetings ?? []).map((one) => explainMeeting(program, one)),
  )
  chapter(
    '报告',
    (program.reports ?? []).map((one) => explainReport(program, one)),
  )
  chapter(
    '不考核与免责',
    program.exemptions.map((one) => explainExemption(program, one)),
  )
  chapter(
    '统计口径',
    program.measures.map((one) => explainMeasureRule(program, one)),
  )
  chapter(
    '排名',
    program.rankings.map((one) => explainRankingRule(program, one)),
  )
  chapter(
    '标记',
    program.marks.filter((mark) => !mark.redLine).map((one) => explainMarkRule(program, one)),
  )
  chapter(
    '积分',
    program.points.map((one) => explainPointsRule(program, one)),
  )
  chapter(
    '权限',
    program.acts.map((one) => explainAct(program, one)),
  )
  chapter(
    '禁令',
    program.bans.map((one) => explainBan(program, one)),
  )
  chapter(
    '公文',
    program.papers.map((one) => explainPaper(program, one)),
  )
  chapter('公开', [...program.disclosure.map((one) => explainDisclosure(program, one)), '没有写明公开的，一律不公开。'])
  return `${lines.join('\n')}\n`
}

function sayCalendar({ calendar }: Program): string {
  const days = calendar.workingDays === 'official' ? '工作日按国务院公布的放假安排（含调休）' : '工作日为周一至周五'
  const counts = calendar.countsFrom === 'next_day' ? '期限从次日起算' : '期限从当日起算'
  const cutOff =
    calendar.cutOff === undefined ? '' : `；${calendar.cutOff} 后收到的视为次日（工作日期限为次一工作日）收到`
  const turns = calendar.dayTurns === '24:00' ? '' : `；一天以 ${calendar.dayTurns} 为界`
  const hours = calendar.workingHours.length > 0 ? `；上班时间 ${calendar.workingHours.join('、')}` : ''
  return `${days}；${counts}${cutOff}${turns}${hours}。`
}

/** Every entry of a program that carries a source, with the chapter it is in; parts of matters too. */
export function sourcedEntries(
  program: Program,
): readonly { readonly chapter: string; readonly entry: Pick<Entry, 'title' | 'clause' | 'assumed'> }[] {
  const of = (chapter: string, entries: readonly Pick<Entry, 'title' | 'clause' | 'assumed'>[]) =>
    entries.map((entry) => ({ chapter, entry }))
  return [
    ...of('参数', program.parameters),
    ...of(
      '阶段和周期',
      program.periods.filter((period) => !period.builtIn),
    ),
    ...program.periods.flatMap((period) =>
      period.kind === 'phase'
        ? of(
            period.title,
            (period.gate ?? []).map((gate) => ({ ...gate, title: '转段条件' })),
          )
        : [],
    ),
    ...of('名单', program.roster),
    ...of('联系', program.links),
    ...of('应尽事项', program.duties),
    ...of('事项', program.matters),
    ...program.matters.flatMap((matter) => [
      ...of(
        matter.title,
        matter.route.map((route) => ({ ...route, title: '分流' })),
      ),
      ...of(
        matter.title,
        matter.refuse.map((one) => ({ ...one, title: `不予受理：${one.ground}` })),
      ),
      ...of(matter.title, [...matter.clocks, ...matter.tiers, ...matter.acts, ...matter.ends]),
    ]),
    ...of('表单', program.forms),
    ...of('指标', program.indicators),
    ...of('会议', program.meetings ?? []),
    ...of('报告', program.reports ?? []),
    ...of('免责', program.exemptions),
    ...of('口径', program.measures),
    ...of('排名', program.rankings),
    ...of('标记', program.marks),
    ...of('积分', program.points),
    ...of('权限', program.acts),
    ...of('禁令', program.bans),
    ...of('公文', program.papers),
    ...of(
      '公开',
      program.disclosure.map((one) => ({ ...one, title: titleOf(program, one.what) })),
    ),
  ]
}

/** First of all: what the drafter decided because the notice is silent. An office must see and sign them. */
function assumptions(program: Program, lines: string[]): void {
  const assumed = sourcedEntries(program).filter(({ entry }) => entry.assumed !== undefined)
  if (assumed.length === 0 && program.assumed === undefined) return
  lines.push('', '## 假定（通知没有写明，请办公室逐条确认）', '')
  if (program.assumed !== undefined) lines.push(`1. *整个方案：${program.assumed}*`)
  for (const { chapter, entry } of assumed)
    lines.push(
      `1. *${chapter}·${entry.title}：${entry.assumed}*${entry.clause === undefined ? '' : `（${entry.clause}）`}`,
    )
}

function redLines(program: Program, lines: string[]): void {
  const red = program.marks.filter((mark: MarkRule) => mark.redLine)
  if (red.length > 0) lines.push('', '## 红线', '', ...red.map((mark) => `- ${explainMarkRule(program, mark)}`))
}

/** One table of everything that is due: a page to hang on the wall. */
function deadlines(program: Program, lines: string[]): void {
  const rows = [
    ...program.duties.map((duty) => {
      const when = [
        duty.every === undefined ? '' : sayEvery(program, duty.every),
        duty.due ? sayDue(duty.due).replace(/^在\s?/, '') : '期末前',
      ]
        .filter(Boolean)
        .join('，')
      return `| ${duty.title} | ${sayOwners(program, duty.selection.each, duty.who)} | ${when} |`
    }),
    ...program.matters.flatMap((matter) =>
      matter.clocks.map(
        (clock) =>
          `| ${matter.title}·${clock.title} | ${sayParties(program, clock.who)} | ${sayDue(clock.due).replace(/^在\s?/, '')} |`,
      ),
    ),
  ]
  if (rows.length > 0) lines.push('', '## 时限一览', '', '| 事 | 谁 | 何时 |', '|---|---|---|', ...rows)
}
