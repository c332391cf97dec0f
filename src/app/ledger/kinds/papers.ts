import { listBriefings } from '../../case/briefings.ts'
import { listCases } from '../../case/cases.ts'
import { listMeetings, listMeetingsDue } from '../../meeting/list-meetings.ts'
import { keptPdfOf } from '../../paper/kept-pdf.ts'
import { listDrafts } from '../../paper/list-drafts.ts'
import { listNumbers } from '../../paper/list-numbers.ts'
import { listPapers } from '../../paper/list-papers.ts'
import { fileOfRun } from '../../paper/paper-file.ts'
import { listReports } from '../../report/list-reports.ts'
import { count, day, figure, list, moment, nameOf, period, text, wordOf } from '../fields.ts'
import { NO_END, paged, whole } from '../kind.ts'
import { CASE, DRAFT, DUTY, MEETING, REPORT } from './words.ts'

export const paperKinds = {
  papers: {
    file: fileOfRun,
    pdfOf: keptPdfOf,
    ...paged('公文登记簿', 'paper.export', listPapers, [
      text('文号', 20, (p) => p.number, '编号连续，作废的也保留'),
      text('标题', 36, (p) => p.title, '公文标题'),
      text('文种', 16, (p) => p.paperTitle, '方案里的公文'),
      text('主送', 24, (p) => list(p.to), '主送机关'),
      text('抄送', 24, (p) => list(p.copy), '抄送机关'),
      day('印发日期', (p) => p.issuedAt, '编号印发的日子'),
      text('作废', 8, (p) => (p.voidedAt ? '已作废' : null), '作废的文号不再使用'),
    ]),
  },
  drafts: paged('公文稿登记簿', 'ledger.export', listDrafts, [
    text('标题', 36, (d) => d.title, '公文标题'),
    text('文种', 16, (d) => d.paperTitle, '方案里的公文'),
    text('状态', 10, (d) => wordOf(DRAFT)(d.state), '拟稿、已审核、已签发、已印发、已撤回'),
    text('主送', 24, (d) => list(d.to), '主送机关'),
    text('拟稿', 10, (d) => d.draftedBy, '谁拟稿'),
    text('审核', 10, (d) => d.reviewedBy, '谁审核'),
    text('签发', 10, (d) => d.approvedBy, '谁签发'),
    text('退回意见', 28, (d) => d.returnedNote, '退回时说的话'),
    moment('拟稿时间', (d) => d.recordedAt, '开始拟稿的时刻'),
    moment('最近改动', (d) => d.changedAt, '最近一次改动的时刻'),
  ]),
  paper_numbers: whole('文号登记簿', 'ledger.export', listNumbers, { rows: (out) => out })([
    text('编号规则', 22, (n) => n.pattern, '同一规则、同一年的公文连续编号'),
    figure('年', (n) => n.year, '编号属于哪一年'),
    figure('编到', (n) => n.last, '已经用到第几号'),
    count('印发', (n) => n.issued, '用了号的公文，含已作废的'),
    count('作废', (n) => n.voided.length, '作废的号，不再使用'),
    text(
      '作废的号及原因',
      48,
      (n) => list(n.voided.map(({ number, reason }) => (reason ? `${number}（${reason}）` : number))),
      '作废的号保留在册',
    ),
    text('缺号', 16, (n) => (n.missing.length === 0 ? null : n.missing.join('、')), '没有公文的号：应当没有'),
  ]),
  briefings: paged('简报登记簿', 'ledger.export', listBriefings, [
    text('文号', 20, (p) => p.number, '期号'),
    text('标题', 36, (p) => p.title, '简报标题'),
    text('文种', 16, (p) => p.paperTitle, '方案里的公文'),
    text('主送', 24, (p) => list(p.to), '主送机关'),
    day('印发日期', (p) => p.issuedAt, '印发的日子'),
  ]),
  reports: whole('报告报送情况表', 'ledger.export', listReports, {
    given: { limit: NO_END },
    rows: (out) =>
      out.flatMap(({ programTitle, kinds }) =>
        kinds.flatMap(({ title, clause, owed }) => owed.map((one) => ({ ...one, programTitle, title, clause }))),
      ),
  })([
    text('方案', 24, (r) => r.programTitle, '哪个方案要求'),
    text('报告', 20, (r) => r.title, '哪一种报告'),
    text('条款', 14, (r) => r.clause, '依据的条款'),
    period('期', (r) => r.period, '属于哪一期'),
    text('报送单位', 20, (r) => r.owner, '谁应报'),
    day('期限', (r) => r.dueDay, '最后一天'),
    text('履行', 10, (r) => wordOf(DUTY)(r.state), '未到期、按期、逾期完成、未完成、免责'),
    text('报告状态', 10, (r) => wordOf(REPORT)(r.reportState), '草稿、已报送、退回、已审定；未写为空'),
  ]),
  meetings: paged('会议登记簿', 'ledger.export', listMeetings, [
    moment('时间', (m) => m.at, '会议的时刻'),
    text('会议', 28, (m) => m.title, '会议名称'),
    text('种类', 14, (m) => m.kind, '方案里的会议'),
    text('地点', 18, (m) => m.place || null, '地点'),
    text('主持', 10, (m) => nameOf(m.person), '主持人'),
    text('单位', 18, (m) => nameOf(m.org), '召集单位'),
    text('状态', 8, (m) => (m.voidedAt ? '已取消' : wordOf(MEETING)(m.state)), '筹备、已定稿、已取消'),
    count('到会', (m) => m.attendees, '到会人数'),
    count('议题', (m) => m.items, '议程上的议题'),
    count('议定事项', (m) => m.decisions, '议定的事项'),
    count('未办结', (m) => m.open, '还没有办结的议定事项'),
  ]),
  meetings_due: whole('会议召开情况表', 'ledger.export', listMeetingsDue, {
    rows: (out) =>
      out.flatMap(({ programTitle, kinds }) =>
        kinds.flatMap(({ title, clause, due }) => due.map((one) => ({ ...one, programTitle, title, clause }))),
      ),
  })([
    text('方案', 24, (m) => m.programTitle, '哪个方案要求'),
    text('会议', 20, (m) => m.title, '哪一种会议'),
    text('条款', 14, (m) => m.clause, '依据的条款'),
    period('期', (m) => m.period, '属于哪一期'),
    text('召开单位', 20, (m) => m.owner, '谁应召开'),
    day('期限', (m) => m.dueDay, '最后一天'),
    text('履行', 10, (m) => wordOf(DUTY)(m.state), '未到期、按期、逾期完成、未完成、免责'),
  ]),
  cases: paged('典型案例登记表', 'ledger.export', listCases, [
    text('内容', 50, (c) => list(c.fields.map(({ title, value }) => `${title}：${value}`)), '填报的各栏'),
    text('填报表', 16, (c) => c.formTitle, '方案里的哪张表'),
    text('企业', 24, (c) => nameOf(c.enterprise), '案例的企业'),
    text('单位', 18, (c) => nameOf(c.org), '提出的单位'),
    text('提出人', 10, (c) => nameOf(c.author), '谁提出'),
    text('状态', 10, (c) => wordOf(CASE)(c.state), '待审核、已采用、未采用'),
    text('审核意见', 24, (c) => c.reviewReason, '审核时说的话'),
    moment('提出时间', (c) => c.proposedAt, '提出的时刻'),
  ]),
} as const
