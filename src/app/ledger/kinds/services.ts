import { readCampaign } from '../../campaign/read-campaign.ts'
import { readUnitList } from '../../campaign/read-unit-list.ts'
import { listContests, readContest } from '../../contest/read-contests.ts'
import { listEvaluations } from '../../evaluation/read-evaluation.ts'
import { listPlans } from '../../plan/read-plans.ts'
import { listPledges } from '../../pledge/read-pledges.ts'
import { listFitting, listPolicyCounts } from '../../policy/read-policies.ts'
import { readRhythm } from '../../rhythm/read-rhythm.ts'
import { readServices } from '../../service/read-services.ts'
import { listTopics } from '../../topic/topics.ts'
import { amount, count, day, figure, list, nameOf, period, text, wordOf } from '../fields.ts'
import { paged, whole } from '../kind.ts'
import { CONTEST, PERIOD_STATE, PLAN, PLEDGE } from './words.ts'

const AUDIENCE = { enterprise: '企业', monitor: '监督员', public: '公众' }
const FITS = { fits: '符合', missing: '缺资料', no: '不符合' }

export const serviceKinds = {
  policies: whole('惠企政策台账', 'ledger.export', listPolicyCounts, {
    rows: (out) => out,
  })([
    text('政策', 32, (p) => p.title, '政策名称'),
    text('文件', 24, (p) => p.source, '依据的文件'),
    text('层级', 8, (p) => p.level, '国家、省、市、县'),
    text('主管单位', 18, (p) => nameOf(p.org), '谁兑现'),
    day('起', (p) => p.fromDay, '第一天'),
    day('止', (p) => p.toDay, '最后一天；空为长期'),
    text('优惠', 36, (p) => p.benefit, '给什么'),
    count('符合', (p) => p.counts.fits, '符合条件的企业', { group: '企业' }),
    count('缺资料', (p) => p.counts.missing, '缺资料判断不了的企业', { group: '企业' }),
    count('送达', (p) => p.counts.delivered, '已送政策的企业', { group: '企业' }),
    count('已阅', (p) => p.counts.read, '企业自己说看过了', { group: '企业' }),
    count('兑现', (p) => p.counts.granted, '已兑现的企业', { group: '企业' }),
    amount('兑现金额', '万元', (p) => p.counts.amount, '已兑现的金额', { sum: true, decimals: 2 }),
  ]),
  policy_enterprises: paged('政策匹配企业表', 'ledger.export', listFitting, [
    text('企业', 30, (e) => e.name, '企业名称'),
    text('符合', 10, (e) => wordOf(FITS)(e.fit), '符合、缺资料、不符合'),
  ]),
  plans: paged('一企一策台账', 'ledger.export', listPlans, [
    text('企业', 28, (p) => nameOf(p.enterprise), '哪家企业'),
    text('方案', 30, (p) => p.title, '一企一策的名称'),
    text('状态', 12, (p) => wordOf(PLAN)(p.state), '拟定、待企业确认、已确认、已结束'),
    figure('版本', (p) => p.version, '第几版'),
    count('举措', (p) => p.measures, '没有撤销的举措'),
    count('完成', (p) => p.done, '完成的举措'),
    count('逾期', (p) => p.overdue, '过了期限的举措'),
    day('下次复盘', (p) => p.nextReview, '下次复盘的日子'),
    day('企业确认', (p) => p.agreedAt, '确认的日子'),
  ]),
  contests: whole('比武评比登记表', 'ledger.export', listContests, {
    rows: (out) => out,
  })([
    text('名称', 30, (c) => c.title, '比武、评比的名称'),
    text('方案', 24, (c) => c.programTitle, '依据哪个方案'),
    day('日期', (c) => c.day, '哪天'),
    text('状态', 10, (c) => wordOf(CONTEST)(c.state), '报名、评分、已审定、已公布'),
    count('参加', (c) => c.entries, '参加的单位'),
    count('评委', (c) => c.judges, '评委人数'),
    count('已评', (c) => c.sheets, '已交的评分表'),
  ]),
  contest: whole('比武评比结果表', 'ledger.export', readContest, {
    title: (out) => out.title,
    sub: (out) => out.day,
    rows: (out) => out.entryRows,
  })([
    figure('名次', (e) => e.place, '名次；没有结果为空'),
    text('单位', 26, (e) => nameOf(e.org), '参加的单位'),
    text('题目', 30, (e) => e.title, '参加的题目'),
    figure('得分', (e) => e.score, '去掉最高最低后的平均分'),
    figure('评分表', (e) => e.sheets, '收到几张'),
  ]),
  pledges: paged('公开承诺台账', 'ledger.export', listPledges, [
    text('单位', 22, (p) => nameOf(p.org), '谁承诺'),
    text('承诺', 44, (p) => p.text, '承诺的内容'),
    day('公开日期', (p) => p.publishedDay, '公开的日子'),
    day('期限', (p) => p.dueDay, '最后一天'),
    text('情况', 10, (p) => wordOf(PLEDGE)(p.standing), '已兑现、未兑现、进行中、已逾期'),
    day('认定日期', (p) => p.settledDay, '认定的日子'),
    text('说明', 24, (p) => p.note, '认定时说的话'),
    count('留言', (p) => p.comments, '公众留言'),
  ]),
  evaluations: paged('社会评议登记表', 'ledger.export', listEvaluations, [
    text('评议', 30, (e) => e.title, '评议名称'),
    text('方案', 24, (e) => e.programTitle, '依据哪个方案'),
    text('谁评', 10, (e) => wordOf(AUDIENCE)(e.audience), '企业、监督员、公众'),
    day('起', (e) => e.fromDay, '第一天'),
    day('止', (e) => e.toDay, '最后一天'),
    text('状态', 8, (e) => wordOf(PERIOD_STATE)(e.state), '进行中、已结束'),
    count('评的对象', (e) => e.subjects, '评多少个单位'),
    count('发放', (e) => e.tickets, '发了多少份'),
    count('收回', (e) => e.used, '收回多少份'),
    count('份数不足', (e) => e.notApplicable, '份数不足没有结果的单位'),
  ]),
  topics: whole('共性问题表', 'ledger.export', listTopics, {
    rows: (out) => out.clusters,
  })([
    text('类别', 16, (c) => c.category, '问题类别'),
    text('行业', 22, (c) => c.industry, '国民经济行业'),
    text('片区', 14, (c) => nameOf(c.area), '所在片区'),
    count('诉求', (c) => c.matters, '多少件'),
    count('企业', (c) => c.enterprises, '多少家'),
    count('未办结', (c) => c.open, '还没有办结的'),
  ]),
  services: whole('服务清单', 'ledger.export', readServices, {
    rows: (out) =>
      out.flatMap((catalogue) =>
        catalogue.categories.flatMap(({ category, units }) =>
          units.map((unit) => ({ ...unit, category, program: catalogue.programTitle })),
        ),
      ),
  })([
    text('方案', 24, (s) => s.program, '哪个方案'),
    text('问题类别', 16, (s) => s.category, '哪类问题'),
    text('单位', 24, (s) => nameOf(s.org), '谁办'),
    text('服务内容', 48, (s) => list(s.services.map(({ text: said }) => said)), '能办什么'),
    count('诉求', (s) => s.total, '本类别经这个单位的诉求'),
    count('在办', (s) => s.open, '还没有办结的'),
  ]),
  campaign: whole('推进情况表', 'ledger.export', readCampaign, {
    title: (out) => `${out.title}推进情况表`,
    sub: (out) => `截至 ${out.today}`,
    rows: (out) => out.duties,
  })([
    text('应尽事项', 28, (d) => d.title, '方案规定的应尽事项'),
    text('条款', 14, (d) => d.clause ?? d.assumed, '依据的条款；无条款的写假定'),
    period('期', (d) => d.period, '进行中的一期'),
    count('应完成', (d) => d.owed, '应完成的单位、人员', { group: '本期' }),
    count('已完成', (d) => d.done, '已完成的', { group: '本期' }),
    count('逾期完成', (d) => d.late, '过了期限完成的', { group: '本期' }),
    count('逾期未完成', (d) => d.overdue, '过了期限没有完成的', { group: '本期' }),
    count('免责', (d) => d.excused, '免责的', { group: '本期' }),
    count('累计应完成', (d) => d.sofar.owed, '各期应完成的', { group: '累计' }),
    count('累计完成', (d) => d.sofar.done, '各期完成的', { group: '累计' }),
    text('未完成', 40, (d) => list(d.missing.map(({ name }) => name)), '还没有完成的（前几个）'),
  ]),
  unit_list: whole('单位应尽事项清单', 'ledger.export', readUnitList, {
    title: (out) => `${out.org.name}应尽事项清单`,
    sub: (out) => out.title,
    rows: (out) => out.items,
  })([
    text('应尽事项', 28, (d) => d.title, '方案规定的应尽事项'),
    text('条款', 14, (d) => d.clause ?? d.assumed, '依据的条款；无条款的写假定'),
    period('期', (d) => d.period, '哪一期'),
    day('期限', (d) => d.dueDay, '最后一天'),
    count('应完成', (d) => d.owed, '应完成几项'),
    count('已完成', (d) => d.done, '完成了几项'),
    count('逾期', (d) => d.overdue, '过了期限没有完成的'),
    text('未完成', 40, (d) => list(d.undone.map(({ name }) => name)), '对谁还没有完成'),
  ]),
  rhythm: whole('节奏报表', 'ledger.export', readRhythm, {
    sub: (out) => `${out.from} 至 ${out.to}`,
    rows: (out) => out.late,
  })([
    text('单位', 28, (l) => l.name, '单位'),
    count('未完成', (l) => l.missed, '期内没有完成的应尽事项'),
    count('逾期完成', (l) => l.late, '过了期限才完成的'),
    count('事项超期', (l) => l.overdue, '超过时限的事项'),
  ]),
} as const
