import { listNames } from '#storage/name-store.ts'
import { listClasses, listClassMembers } from '../../class/list-classes.ts'
import type { TxCtx } from '../../context.ts'
import { listEnterprises } from '../../enterprise/list-enterprises.ts'
import { listHandovers } from '../../link/list-handovers.ts'
import { listLinks } from '../../link/list-links.ts'
import { readCoverage } from '../../link/read-coverage.ts'
import { listOrgs } from '../../org/list-orgs.ts'
import { listPersons } from '../../person/list-persons.ts'
import { listProjects } from '../../project/list-projects.ts'
import { projectBoard } from '../../project/project-board.ts'
import { amount, count, day, figure, list, moment, nameOf, numberOf, text, wordOf } from '../fields.ts'
import { paged, whole } from '../kind.ts'
import { ENTERPRISE_STATUS, HANDOVER } from './words.ts'

/** Names to choose from, as the drop-downs offer them. */
const names = (ctx: TxCtx, kind: 'area' | 'org') => listNames(ctx.tx, ctx.authorityId, kind)

const GAPS = {
  uncovered: '未被联系',
  overCovered: '联系过多',
  underloaded: '联系不足',
  overloaded: '联系超额',
} as const

export const registerKinds = {
  enterprises: paged(
    '企业台账',
    'enterprise.export',
    listEnterprises,
    async (ctx) => [
      text('企业名称', 30, (e) => e.name, '登记名称', { edits: 'name', required: true }),
      text('统一社会信用代码', 22, (e) => e.creditCode, '18 位，按文本保存', { edits: 'creditCode' }),
      text('类别', 16, (e) => list(e.classes), '规上、高新等'),
      text('行业代码', 10, (e) => e.industry?.code ?? null, 'GB/T 4754—2017 代码', { edits: 'industryCode' }),
      text('行业', 18, (e) => nameOf(e.industry), '国民经济行业，由代码得出'),
      text('规模', 8, (e) => e.size, '按统计上划型办法'),
      text('片区', 12, (e) => nameOf(e.area), '所在片区', { edits: 'area', choices: await names(ctx, 'area') }),
      text('状况', 8, (e) => wordOf(ENTERPRISE_STATUS)(e.status), '在营、注销、迁出', {
        edits: 'status',
        required: true,
        choices: [ENTERPRISE_STATUS.active, ENTERPRISE_STATUS.closed, ENTERPRISE_STATUS.moved_out],
      }),
      count('联系人数', (e) => e.links, '现有包联关系'),
      count('在办事项', (e) => e.openMatters, '未了结的事项'),
      day('最近走访', (e) => e.lastVisit, '最近一次走访的日子'),
    ],
    { kind: 'enterprise', idOf: (e) => e.id },
  ),
  projects: paged(
    '项目台账',
    'project.export',
    listProjects,
    async (ctx) => [
      text('项目名称', 30, (j) => j.name, '项目名称', { edits: 'name', required: true }),
      text('代码', 22, (j) => j.code, '项目代码，按文本保存', { edits: 'code' }),
      text('类别', 12, (j) => j.class, '难度类别', { edits: 'class' }),
      text('阶段', 10, (j) => j.stage, '现处阶段；在项目页推进'),
      amount('投资额', '万元', (j) => j.investment, '计划总投资', { edits: 'investment', sum: true, decimals: 2 }),
      text('责任单位', 18, (j) => nameOf(j.org), '责任单位', { edits: 'org', choices: await names(ctx, 'org') }),
      text('企业', 24, (j) => nameOf(j.enterprise), '建设主体'),
      text('片区', 12, (j) => nameOf(j.area), '所在片区', { edits: 'area', choices: await names(ctx, 'area') }),
      count('在办事项', (j) => j.openMatters, '未了结的事项'),
      day('最近走访', (j) => j.lastVisit, '最近一次走访的日子'),
    ],
    { kind: 'project', idOf: (j) => j.id },
  ),
  links: paged(
    '包联关系表',
    'link.export',
    listLinks,
    [
      text('关系', 18, (l) => l.linkTitle, '方案里的包联关系'),
      text('联系人', 10, (l) => nameOf(l.person), '持有人'),
      text('单位', 18, (l) => nameOf(l.org), '派出单位'),
      text('对象', 24, (l) => nameOf(l.target), '企业、项目、单位或片区'),
      text('职责', 16, (l) => list(l.kinds), '联系人承担的职责'),
      day('起', (l) => l.fromDay, '第一天'),
      day('止', (l) => l.toDay, '最后一天；空为至今。填上即解除，须写原因', { edits: 'toDay' }),
      text('解除原因', 20, (l) => l.endReason, '为什么解除', { edits: 'endReason' }),
      day('最近走访', (l) => l.lastVisit, '最近一次走访的日子'),
      count('在办事项', (l) => l.openMatters, '对象名下未了结的事项'),
    ],
    { kind: 'link', idOf: (l) => l.id },
  ),
  orgs: paged('单位名册', 'ledger.export', listOrgs, [
    text('单位', 26, (o) => o.name, '全称'),
    text('简称', 20, (o) => list(o.shortNames), '常用简称'),
    text('类型', 12, (o) => o.kind, '部门、镇街、企业等'),
    text('上级', 20, (o) => nameOf(o.parent), '上级单位'),
    text('片区', 12, (o) => nameOf(o.area), '所在片区'),
    count('人数', (o) => o.people, '在岗人员'),
    day('起', (o) => o.fromDay, '成立或列入的日子'),
    day('止', (o) => o.toDay, '撤销的日子'),
  ]),
  persons: paged('人员名册', 'ledger.export', listPersons, [
    text('姓名', 12, (p) => p.name, '姓名'),
    text('单位', 24, (p) => nameOf(p.org), '主要职务所在单位'),
    text('职务', 16, (p) => p.title || null, '主要职务'),
    text('职级', 12, (p) => p.rank, '职级'),
    text('电话', 14, (p) => p.phone, '隐去中间四位；完整号码在系统里查看并留痕'),
    count('联系数', (p) => p.links, '现有包联关系'),
  ]),
  handovers: paged('交接登记表', 'ledger.export', listHandovers, [
    text('移交人', 12, (h) => nameOf(h.from), '谁移交'),
    text('接收人', 12, (h) => nameOf(h.to), '谁接收'),
    day('生效日', (h) => h.effectiveDay, '接收人从这一天起负责'),
    text('状态', 10, (h) => wordOf(HANDOVER)(h.state), '待接收、已接收、未接收、已撤回'),
    text('事由', 28, (h) => h.reason, '为什么交接'),
    text('不接收原因', 24, (h) => h.declineReason, '接收人的话'),
    count('包联', (h) => h.links, '移交的包联关系'),
    count('事项', (h) => h.matters, '移交的未了事项'),
    moment('提出', (h) => h.proposedAt, '提出的时刻'),
    moment('决定', (h) => h.decidedAt, '接收或不接收的时刻'),
  ]),
  coverage: whole('应联尽联核对表', 'ledger.export', readCoverage, {
    sub: (out) => `截至 ${out.on}`,
    rows: (out) =>
      out.kinds.flatMap((kind) =>
        (Object.keys(GAPS) as (keyof typeof GAPS)[]).flatMap((gap) =>
          kind[gap].map((one) => ({ ...one, kind: kind.title, clause: kind.clause, gap: GAPS[gap] })),
        ),
      ),
  })([
    text('关系', 20, (g) => g.kind, '方案里的包联关系'),
    text('条款', 14, (g) => g.clause, '依据的条款'),
    text('情况', 12, (g) => g.gap, '未被联系、联系过多、联系不足、联系超额'),
    text('对象或联系人', 28, (g) => g.name, '说的是谁'),
    figure('现有', (g) => g.have, '现有包联关系'),
  ]),
  classes: whole('企业分类表', 'ledger.export', listClasses, {
    rows: (out) => out.classes,
  })([
    text('类别', 16, (c) => c.name, '规上、高新等'),
    text('依据', 28, (c) => c.source, '依据的文件'),
    figure('列入线', (c) => c.enterAt, '指标达到这个数可列入'),
    figure('退出线', (c) => c.leaveBelow, '指标低于这个数应退出'),
    count('现有', (c) => c.members, '现在的家数'),
    count('本年列入', (c) => c.entered, '本年列入的家数'),
    count('本年退出', (c) => c.left, '本年退出的家数'),
    count('候选', (c) => c.candidates, '按最近的数可以列入'),
    count('应退出', (c) => c.leaving, '按最近的数、或证书到期应退出'),
    figure('目标', (c) => c.goal, '倍增目标'),
    day('目标日', (c) => c.goalDay, '倍增目标的期限'),
  ]),
  class_members: whole('分类企业名单', 'ledger.export', listClassMembers, {
    rows: (out) => out,
  })([
    text('企业', 30, (m) => m.name, '企业名称'),
    day('列入', (m) => m.fromDay, '列入的日子'),
    day('退出', (m) => m.toDay, '退出的日子'),
    text('凭据', 24, (m) => m.evidence, '证书、决定'),
    text('退出原因', 24, (m) => m.exitReason, '为什么退出'),
    figure('最近指标', (m) => m.figure, '最近一次的数'),
    day('指标日期', (m) => m.figureDay, '那个数的日子'),
  ]),
  project_stages: whole('项目阶段表', 'project.export', projectBoard, {
    rows: (out) => out.stages.flatMap(({ stage, projects }) => projects.map((one) => ({ ...one, at: stage }))),
  })([
    text('阶段', 14, (j) => j.at ?? '未定', '现处阶段'),
    text('项目', 30, (j) => j.name, '项目名称'),
    figure('停留天数', (j) => j.days, '在这个阶段的天数'),
    amount('投资额', '万元', (j) => numberOf(j.investment), '计划总投资', { sum: true, decimals: 2 }),
  ]),
} as const
