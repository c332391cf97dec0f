import { MATTER_STATES } from '#domain/matter/matter.ts'
import type { Result } from '#domain/result.ts'
import type { LedgerColumn, LedgerValue } from '#papers/write/ledger.ts'
import type { TxCtx } from '../context.ts'
import { listDuties } from '../duty/list-duties.ts'
import { listEnterprises } from '../enterprise/list-enterprises.ts'
import { listLinks } from '../link/list-links.ts'
import { listMatters } from '../matter/list-matters.ts'
import { listPapers } from '../paper/list-papers.ts'
import { listProjects } from '../project/list-projects.ts'
import type { Done, UseCase } from '../use-case.ts'
import { listVisits } from '../visit/list-visits.ts'

/** A column of a ledger: how it is written, what it says, and what it means for whoever reads the sheet. */
export type LedgerField<Row> = LedgerColumn & {
  readonly of: (row: Row, local: (moment: string) => string) => LedgerValue
  /** For the sheet that explains the columns. */
  readonly means: string
}

type ListedPage = { readonly items: readonly unknown[]; readonly next: string | null; readonly total: number | null }

/** A list of the product as offices keep it on paper: the same use case, the same rights, the same filter, all its rows. */
export type LedgerKind = {
  readonly title: string
  /** Who may take it away: an act of the access table. */
  readonly act: string
  readonly list: (ctx: TxCtx, input: Readonly<Record<string, unknown>>) => Promise<Result<Done<ListedPage>>>
  readonly fields: readonly LedgerField<never>[]
}

/** Ties the columns to what the list gives. */
function ledger<In, Out extends ListedPage>(
  title: string,
  act: string,
  list: UseCase<In, Out>,
  fields: readonly LedgerField<Out['items'][number]>[],
): LedgerKind {
  return {
    title,
    act,
    fields: fields as readonly LedgerField<never>[],
    list: (ctx, input) => list.run(ctx, list.input.parse(input)),
  }
}

type Name = { readonly name: string } | null
const nameOf = (one: Name | undefined): LedgerValue => one?.name ?? null
const HOW: Readonly<Record<string, string>> = { visit: '上门', call: '电话', meeting: '会议', online: '线上' }
const DUTY: Readonly<Record<string, string>> = {
  open: '未到期',
  met: '按期',
  late: '逾期完成',
  missed: '未完成',
  excused: '免责',
}

export const LEDGERS = {
  matters: ledger('事项台账', 'matter.export', listMatters, [
    { title: '编号', kind: 'text', width: 14, of: (m) => m.number, means: '本机关当年连续编号' },
    { title: '类型', kind: 'text', width: 12, of: (m) => m.matterTitle, means: '方案里的事项类型' },
    { title: '标题', kind: 'text', width: 36, of: (m) => m.title, means: '诉求或任务' },
    {
      title: '企业',
      kind: 'text',
      width: 24,
      of: (m) => (m.sealed ? '（保密）' : nameOf(m.enterprise)),
      means: '诉求人保密的不写',
    },
    { title: '项目', kind: 'text', width: 20, of: (m) => nameOf(m.project), means: '所涉项目' },
    { title: '类别', kind: 'text', width: 10, of: (m) => m.category, means: '问题类别' },
    { title: '来源', kind: 'text', width: 10, of: (m) => m.source, means: '怎么收集到的' },
    {
      title: '牵头单位',
      kind: 'text',
      width: 18,
      of: (m) => nameOf(m.leadOrg),
      means: '对办理负责的单位',
      group: '办理',
    },
    { title: '联系人', kind: 'text', width: 10, of: (m) => nameOf(m.person), means: '包联责任人', group: '办理' },
    {
      title: '状态',
      kind: 'text',
      width: 10,
      of: (m) => MATTER_STATES[m.state as keyof typeof MATTER_STATES] ?? m.state,
      means: '办理到哪一步',
      group: '办理',
    },
    { title: '办结方式', kind: 'text', width: 12, of: (m) => m.endTitle, means: '怎样了结；未了结为空', group: '办理' },
    {
      title: '提出日期',
      kind: 'date',
      of: (m, local) => local(m.at).slice(0, 10),
      means: '诉求提出的日子',
      group: '时间',
    },
    {
      title: '最近时限',
      kind: 'date',
      of: (m) => m.clock?.dueDay ?? null,
      means: '最近一个在走的时限的最后一天',
      group: '时间',
    },
    {
      title: '销号日期',
      kind: 'date',
      of: (m, local) => (m.closedAt ? local(m.closedAt).slice(0, 10) : null),
      means: '核实后销号的日子',
      group: '时间',
    },
    { title: '延期', kind: 'number', of: (m) => m.extended, means: '准予延期次数', group: '次数' },
    { title: '退回', kind: 'number', of: (m) => m.returned, means: '被退回次数', group: '次数' },
    { title: '重办', kind: 'number', of: (m) => m.reopened, means: '重新办理次数', group: '次数' },
    {
      title: '假销号',
      kind: 'number',
      of: (m) => m.falseClosures,
      means: '销号后被回访或企业否定的次数',
      group: '次数',
    },
  ]),
  visits: ledger('走访台账', 'visit.export', listVisits, [
    { title: '日期', kind: 'date', of: (v) => v.day, means: '走访的日子' },
    { title: '企业', kind: 'text', width: 24, of: (v) => nameOf(v.enterprise), means: '走访的企业' },
    { title: '项目', kind: 'text', width: 20, of: (v) => nameOf(v.project), means: '走访的项目' },
    { title: '走访人', kind: 'text', width: 10, of: (v) => nameOf(v.person), means: '登记的走访人' },
    { title: '单位', kind: 'text', width: 18, of: (v) => nameOf(v.org), means: '走访人当日所在单位' },
    { title: '方式', kind: 'text', width: 8, of: (v) => HOW[v.how] ?? v.how, means: '上门、电话、会议、线上' },
    { title: '问题数', kind: 'number', of: (v) => v.problems, means: '当次收集的问题' },
    {
      title: '企业确认',
      kind: 'text',
      width: 10,
      of: (v) => (v.confirmResult === 'confirmed' ? '已确认' : v.confirmResult === 'denied' ? '否认' : '未确认'),
      means: '企业自己的话',
    },
    { title: '情况', kind: 'text', width: 40, of: (v) => v.note, means: '走访记录' },
    { title: '登记时间', kind: 'moment', of: (v, local) => local(v.recordedAt), means: '进入系统的时刻' },
  ]),
  duties: ledger('应尽事项台账', 'duty.export', listDuties, [
    { title: '事项', kind: 'text', width: 20, of: (d) => d.title, means: '方案规定的应尽事项' },
    { title: '条款', kind: 'text', width: 14, of: (d) => d.clause ?? d.assumed, means: '依据的条款；无条款的写假定' },
    { title: '期', kind: 'text', width: 12, of: (d) => d.period, means: '属于哪一期' },
    { title: '责任人', kind: 'text', width: 10, of: (d) => nameOf(d.person), means: '谁该做' },
    { title: '单位', kind: 'text', width: 18, of: (d) => nameOf(d.org), means: '责任单位，或责任人的单位' },
    { title: '企业', kind: 'text', width: 24, of: (d) => nameOf(d.enterprise), means: '对哪家企业' },
    { title: '项目', kind: 'text', width: 20, of: (d) => nameOf(d.project), means: '对哪个项目' },
    { title: '期限', kind: 'date', of: (d) => d.dueDay, means: '最后一天' },
    { title: '应做', kind: 'number', of: (d) => d.need, means: '要求的次数' },
    { title: '已做', kind: 'number', of: (d) => d.have, means: '已有的次数' },
    {
      title: '状态',
      kind: 'text',
      width: 10,
      of: (d) => DUTY[d.state] ?? d.state,
      means: '未到期、按期、逾期完成、未完成、免责',
    },
    { title: '逾期工作日', kind: 'number', of: (d) => d.daysLate || null, means: '期限之后的工作日' },
  ]),
  links: ledger('包联关系表', 'link.export', listLinks, [
    { title: '关系', kind: 'text', width: 18, of: (l) => l.linkTitle, means: '方案里的包联关系' },
    { title: '联系人', kind: 'text', width: 10, of: (l) => nameOf(l.person), means: '持有人' },
    { title: '单位', kind: 'text', width: 18, of: (l) => nameOf(l.org), means: '派出单位' },
    { title: '对象', kind: 'text', width: 24, of: (l) => nameOf(l.target), means: '企业、项目、单位或片区' },
    { title: '职责', kind: 'text', width: 16, of: (l) => l.kinds.join('、') || null, means: '联系人承担的职责' },
    { title: '起', kind: 'date', of: (l) => l.fromDay, means: '第一天' },
    { title: '止', kind: 'date', of: (l) => (l.toDay === 'infinity' ? null : l.toDay), means: '最后一天；空为至今' },
    { title: '最近走访', kind: 'date', of: (l) => l.lastVisit, means: '最近一次走访的日子' },
    { title: '在办事项', kind: 'number', of: (l) => l.openMatters, means: '对象名下未了结的事项' },
  ]),
  enterprises: ledger('企业台账', 'enterprise.export', listEnterprises, [
    { title: '企业名称', kind: 'text', width: 30, of: (e) => e.name, means: '登记名称' },
    { title: '统一社会信用代码', kind: 'text', width: 22, of: (e) => e.creditCode, means: '18 位，按文本保存' },
    { title: '类别', kind: 'text', width: 16, of: (e) => e.classes.join('、') || null, means: '规上、高新等' },
    { title: '行业', kind: 'text', width: 18, of: (e) => nameOf(e.industry), means: '国民经济行业' },
    { title: '规模', kind: 'text', width: 8, of: (e) => e.size, means: '按统计上划型办法' },
    { title: '片区', kind: 'text', width: 12, of: (e) => nameOf(e.area), means: '所在片区' },
    { title: '联系人数', kind: 'number', of: (e) => e.links, means: '现有包联关系' },
    { title: '在办事项', kind: 'number', of: (e) => e.openMatters, means: '未了结的事项' },
    { title: '最近走访', kind: 'date', of: (e) => e.lastVisit, means: '最近一次走访的日子' },
  ]),
  projects: ledger('项目台账', 'project.export', listProjects, [
    { title: '项目名称', kind: 'text', width: 30, of: (j) => j.name, means: '项目名称' },
    { title: '代码', kind: 'text', width: 22, of: (j) => j.code, means: '项目代码，按文本保存' },
    { title: '类别', kind: 'text', width: 12, of: (j) => j.class, means: '难度类别' },
    { title: '阶段', kind: 'text', width: 10, of: (j) => j.stage, means: '现处阶段' },
    {
      title: '投资额（万元）',
      kind: 'number',
      of: (j) => (j.investment === null ? null : Number(j.investment)),
      means: '计划总投资',
    },
    { title: '责任单位', kind: 'text', width: 18, of: (j) => nameOf(j.org), means: '责任单位' },
    { title: '企业', kind: 'text', width: 24, of: (j) => nameOf(j.enterprise), means: '建设主体' },
    { title: '在办事项', kind: 'number', of: (j) => j.openMatters, means: '未了结的事项' },
    { title: '最近走访', kind: 'date', of: (j) => j.lastVisit, means: '最近一次走访的日子' },
  ]),
  papers: ledger('公文登记簿', 'paper.export', listPapers, [
    { title: '文号', kind: 'text', width: 20, of: (p) => p.number, means: '编号连续，作废的也保留' },
    { title: '标题', kind: 'text', width: 36, of: (p) => p.title, means: '公文标题' },
    { title: '文种', kind: 'text', width: 16, of: (p) => p.paperTitle, means: '方案里的公文' },
    { title: '主送', kind: 'text', width: 24, of: (p) => p.to.join('、'), means: '主送机关' },
    { title: '抄送', kind: 'text', width: 24, of: (p) => p.copy.join('、') || null, means: '抄送机关' },
    { title: '印发日期', kind: 'date', of: (p, local) => local(p.issuedAt).slice(0, 10), means: '编号印发的日子' },
    { title: '作废', kind: 'text', width: 8, of: (p) => (p.voidedAt ? '已作废' : null), means: '作废的文号不再使用' },
  ]),
} as const satisfies Record<string, LedgerKind>

export type LedgerName = keyof typeof LEDGERS
export const LEDGER_NAMES = Object.keys(LEDGERS) as [LedgerName, ...LedgerName[]]
