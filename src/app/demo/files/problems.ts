import type { Ledger, LedgerValue } from '#papers/write/ledger.ts'
import type { DemoProblem } from '../problems.ts'
import { day, text } from './columns.ts'

/** 问题台账. */
export function problemsLedger(title: string, problems: readonly DemoProblem[], today: string): Ledger {
  const hasProjects = problems.some((one) => one.target.kind === 'project')
  const at = (value: string | null): LedgerValue => value
  return {
    sheet: '问题台账',
    title,
    note: `统计截至 ${Number(today.slice(0, 4))}年${Number(today.slice(5, 7))}月${Number(today.slice(8))}日，累计收集 ${problems.length} 个`,
    columns: [
      text('问题编号'),
      text('企业名称', 30),
      ...(hasProjects ? [text('项目名称', 30)] : []),
      text('问题类别'),
      text('问题描述', 44),
      day('收集时间'),
      text('问题来源'),
      text('收集人', 16),
      text('责任单位', 18),
      text('协办单位'),
      day('交办时间'),
      day('办理期限'),
      text('办理情况', 40),
      day('答复时间'),
      text('办理状态'),
      day('销号时间'),
      text('企业意见'),
    ],
    rows: problems.map((one) => [
      one.no,
      one.target.kind === 'enterprise' ? one.target.name : null,
      ...(hasProjects ? [one.target.kind === 'project' ? one.target.name : null] : []),
      one.category,
      one.text,
      one.raised,
      one.source,
      `${one.by.name}（${one.by.org}）`,
      one.lead,
      one.assist === one.lead ? null : one.assist,
      at(one.assigned),
      at(one.due),
      one.answer,
      at(one.answered),
      one.state,
      at(one.closed),
      one.word,
    ]),
  }
}
