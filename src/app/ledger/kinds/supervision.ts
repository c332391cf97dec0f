import { todaysCallbacks } from '../../callback/todays-callbacks.ts'
import { listExemptions } from '../../exemption/list-exemptions.ts'
import { listFindings } from '../../finding/list-findings.ts'
import { listInspections } from '../../inspection/list-inspections.ts'
import { listRounds } from '../../inspection/list-rounds.ts'
import { listMonitoring, listMonitorReports } from '../../monitoring/read-network.ts'
import { listPublications } from '../../publication/lists.ts'
import { count, day, figure, list, moment, nameOf, text, wordOf } from '../fields.ts'
import { NO_END, paged, whole } from '../kind.ts'
import { FINDING, LIST, OUTCOME, ROUND, SUBJECT } from './words.ts'

export const supervisionKinds = {
  findings: paged('督查问题台账', 'ledger.export', listFindings, [
    day('发现日期', (f) => f.at, '什么时候发现的'),
    text('问题', 40, (f) => f.text, '发现的问题'),
    text('类别', 12, (f) => f.category, '问题类别'),
    text('程度', 8, (f) => f.level, '问题程度'),
    text('对象', 22, (f) => f.subject.name, '查的是谁'),
    text('责任单位', 18, (f) => nameOf(f.org), '谁整改'),
    text('来源', 10, (f) => f.source, '怎么发现的'),
    text('状态', 10, (f) => wordOf(FINDING)(f.state), '待认定、已认定、整改中、已整改、已作废'),
    day('整改期限', (f) => f.replyDue, '最后一天'),
    text('逾期', 6, (f) => (f.overdue ? '是' : null), '过了期限没有整改好'),
    text('登记人', 10, (f) => nameOf(f.recordedBy), '谁登记'),
  ]),
  inspections: whole('检查记录', 'ledger.export', listInspections, {
    given: { limit: NO_END },
    rows: (out) => out,
  })([
    moment('时间', (i) => i.at, '检查的时刻'),
    text('对象', 24, (i) => i.subject.name, '查的是谁'),
    text('方式', 10, (i) => (i.unannounced ? '暗访' : i.kind), '检查方式'),
    text('检查人', 20, (i) => list(i.inspectors.map(({ name }) => name)), '谁检查'),
    count('问题', (i) => i.findings, '发现的问题数'),
    text('情况', 40, (i) => i.note || null, '检查记录'),
  ]),
  rounds: paged('督查计划表', 'ledger.export', listRounds, [
    text('督查', 30, (r) => r.title, '督查名称'),
    text('方案', 24, (r) => r.programTitle, '依据哪个方案'),
    text('方式', 10, (r) => (r.unannounced ? '暗访' : r.kind), '检查方式'),
    text('对象', 8, (r) => wordOf(SUBJECT)(r.subjectKind), '查哪一类对象'),
    day('起', (r) => r.fromDay, '第一天'),
    day('止', (r) => r.toDay, '最后一天'),
    count('可抽', (r) => r.pool, '名单里有多少'),
    count('任务', (r) => r.tasks, '抽到多少'),
    count('已查', (r) => r.held, '已检查多少'),
    count('问题', (r) => r.findings, '发现的问题数'),
    text('状态', 10, (r) => wordOf(ROUND)(r.state), '待批准、已批准、检查中、已办结'),
  ]),
  callbacks: whole('回访名单', 'ledger.export', todaysCallbacks, {
    given: { take: 100 },
    sub: (out) => `${out.day}，从近 ${out.days} 天的 ${out.pool} 件中抽取`,
    rows: (out) => out.items,
  })([
    text('企业', 26, (c) => c.enterprise.name, '回访谁'),
    text('联系人', 10, (c) => c.contactName, '企业联系人；电话在系统里查看并留痕'),
    text('回访什么', 36, (c) => (c.kind === 'visit' ? '走访' : c.title), '哪件事项；走访看日期和经办'),
    day('日期', (c) => c.at, '答复或走访的日子'),
    text('经办', 14, (c) => c.by, '谁办的'),
    count('已拨', (c) => c.tries, '已经拨过几次'),
  ]),
  publications: whole('名单登记表', 'ledger.export', listPublications, {
    rows: (out) => out.flatMap((one) => one.rows.map((row) => ({ ...row, list: one }))),
  })([
    text('名单', 26, (r) => r.list.title, '表扬、批评、通报的名单'),
    text('方案', 24, (r) => r.list.programTitle, '依据哪个方案'),
    text('对象', 24, (r) => r.name, '列入的单位、人员、企业'),
    figure('数值', (r) => r.value, '按哪个数列入'),
    day('日期', (r) => r.at, '标记的日子'),
    text('名单状态', 10, (r) => wordOf(LIST)(r.list.state), '拟定、已批准、退回、已公布'),
    text('划去原因', 24, (r) => r.struck, '为什么划去；未划去为空'),
    day('公布日期', (r) => r.list.publishedAt, '公布的日子'),
  ]),
  exemptions: whole('免责、不考核登记表', 'ledger.export', listExemptions, {
    given: { limit: NO_END },
    rows: (out) => out.items,
  })([
    text('情形', 18, (e) => e.title, '方案规定的情形'),
    text('方案', 24, (e) => e.programTitle, '依据哪个方案'),
    text('对象', 22, (e) => e.subject.name, '免谁'),
    text('事项', 18, (e) => e.rule, '免哪一项'),
    day('期限', (e) => e.dueDay, '原来的期限'),
    day('起', (e) => e.fromDay, '从哪天'),
    day('止', (e) => e.toDay, '到哪天'),
    text('理由', 32, (e) => e.reason, '为什么'),
    text('批准人', 10, (e) => nameOf(e.grantedBy), '谁批准'),
    day('批准日期', (e) => e.at, '批准的日子'),
  ]),
  monitoring: whole('监督员名册', 'ledger.export', listMonitoring, {
    rows: (out) => out.flatMap(({ title, appointments }) => appointments.map((one) => ({ ...one, network: title }))),
  })([
    text('监测网络', 22, (a) => a.network, '哪个网络'),
    text('监测点', 24, (a) => a.point.name, '在哪里'),
    text('监督员', 12, (a) => nameOf(a.person), '谁'),
    day('起', (a) => a.fromDay, '聘任的日子'),
    day('任期至', (a) => a.termTo, '任期的最后一天'),
    count('本期反映', (a) => a.reports, '本期反映的件数'),
    day('最近反映', (a) => a.lastReport, '最近一次反映的日子'),
  ]),
  monitor_reports: paged('监测反映台账', 'ledger.export', listMonitorReports, [
    day('日期', (r) => r.day, '反映的日子'),
    text('监测点', 22, (r) => nameOf(r.point), '从哪里'),
    text('监督员', 12, (r) => nameOf(r.person), '谁反映；方案要求隐去的不写'),
    text('反映内容', 44, (r) => list(Object.values(r.values).map(String)), '填报的各栏'),
    text('涉及单位', 18, (r) => nameOf(r.org), '说的是哪个单位'),
    text('去向', 12, (r) => wordOf(OUTCOME)(r.outcome), '转为事项、表扬、重复、不需办理；未梳理为空'),
    text('事项编号', 14, (r) => r.matter?.number ?? null, '转成的事项'),
    text('说明', 24, (r) => r.reason, '梳理时说的话'),
  ]),
} as const
