/** bans, papers, disclosure as sentences. */
import type { AgendaSource, Ban, Chair, Disclosure, MeetingKind, Paper, Program, ReportKind } from '../model.ts'
import { sayConditions } from './duties.ts'
import { sayEach, sayEvery, sayLimit, sayParties, sayParty, saySource, titleOf } from './phrases.ts'

export function explainBan(program: Program, ban: Ban): string {
  const shown =
    ban.shown.length > 0 ? `（填写${ban.shown.map((each) => `“${titleOf(program, each)}”`).join('、')}时提示）` : ''
  return `${ban.text.replace(/。$/, '')}${shown}。${saySource(ban)}`
}

export function explainPaper(program: Program, paper: Paper): string {
  const parts = [
    paper.of ? `关于“${titleOf(program, paper.of)}”` : '关于整个方案',
    paper.every === undefined ? '' : `${sayEvery(program, paper.every)}一份`,
    paper.number === undefined ? '' : `文号“${paper.number}”`,
    paper.issuedBy ? `由${sayParty(program, paper.issuedBy)}签发` : '',
    paper.to.length > 0 ? `送${sayParties(program, paper.to)}` : '',
    paper.copy.length > 0 ? `抄送${sayParties(program, paper.copy)}` : '',
    paper.shows.length > 0 ? `列明${paper.shows.map((each) => titleOf(program, each)).join('、')}` : '',
    paper.reply ? `${sayLimit(paper.reply)}内回复` : '',
  ].filter(Boolean)
  return `**${paper.title}**：${parts.join('，')}。${saySource(paper)}`
}

export const AGENDA_WORDS: Readonly<Record<AgendaSource, string>> = {
  submissions: '呈报待研究的',
  escalated: '提级协调的',
  overdue: '逾期的',
  long_term: '挂账到期应报告的',
  red_lines: '红线待认定的',
  missed_duties: '未尽的应尽事项',
  behind: '落后于序时进度的指标',
  waiting: '待分办的',
}

/** Who should preside, as the rule book and the meeting's page say it. */
export function sayChair(program: Program, chairs: readonly Chair[]): string {
  return chairs
    .map((one) => (one.kind === 'head' ? '召开单位负责人' : sayParty(program, { kind: 'group', group: one.group })))
    .join('或')
}

export function explainMeeting(program: Program, meeting: MeetingKind): string {
  const parts = [
    meeting.chair.length > 0 ? `由${sayChair(program, meeting.chair)}主持` : '',
    `议程先列上次议定未落实的${meeting.agenda ? `，再列${meeting.agenda.map((one) => AGENDA_WORDS[one]).join('、')}` : ''}`,
    meeting.invite.length > 0 ? `请${sayParties(program, meeting.invite)}参加` : '',
  ].filter(Boolean)
  return `**${meeting.title}**：${parts.join('；')}。${saySource(meeting)}`
}

export function explainReport(program: Program, report: ReportKind): string {
  const parts = [
    report.shows.length > 0 ? `列明${report.shows.map((each) => titleOf(program, each)).join('、')}` : '按数据自动起草',
    ...(report.below ?? []).map(
      (one) => `${sayEach(program, one.each)}${sayConditions(program, one)}，须写明原因和办法`,
    ),
  ]
  return `**${report.title}**：${parts.join('；')}。${saySource(report)}`
}

const HIDDEN: Readonly<Record<string, string>> = {
  enterprise: '企业',
  person: '人员',
  org: '单位',
  project: '项目',
  area: '片区',
}

export function explainDisclosure(program: Program, disclosure: Disclosure): string {
  const { kind, name } = disclosure.what
  const form = kind === 'form' ? program.forms.find((one) => one.id === name) : undefined
  const hidden = disclosure.hide.map(
    (one) => HIDDEN[one] ?? form?.fields.find((field) => field.id === one)?.title ?? one,
  )
  const parts = [
    `向${sayParties(program, disclosure.to)}公开${disclosure.where ? `（${disclosure.where}）` : ''}`,
    disclosure.every === undefined ? '' : sayEvery(program, disclosure.every),
    disclosure.within ? `${sayLimit(disclosure.within)}内` : '',
    hidden.length > 0 ? `不公开其中的${hidden.join('、')}` : '',
  ].filter(Boolean)
  return `**${titleOf(program, disclosure.what)}**：${parts.join('，')}。${saySource(disclosure)}`
}
