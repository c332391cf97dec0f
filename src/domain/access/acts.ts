import type { Role, Scope } from './actor.ts'

/** Which roles may, and how far each reaches at most; the grant's own scope may narrow it. */
export type Reach = Partial<Record<Role, Scope>>

export type ActRule = {
  /** The 中文 name in docs/permissions.md. */
  readonly title: string
  readonly may: Reach
}

// Who works on cases, and how far. The office runs the programmes; leaders coordinate; a head and the handlers of a unit
// see the unit's; a cadre sees what is his; a monitor what he raised; an enterprise its own.
const SEES_CASES: Reach = {
  office: 'authority',
  leader: 'authority',
  viewer: 'authority',
  head: 'org',
  handler: 'org',
  cadre: 'own',
  monitor: 'own',
  enterprise: 'own',
}
// What is reserved to discipline (纪检监察) it handles as the office handles the rest; `can()` keeps the two apart.
const DISCIPLINE: Reach = { discipline: 'authority' }
const OFFICIALS: Reach = {
  office: 'authority',
  leader: 'authority',
  viewer: 'authority',
  head: 'authority',
  handler: 'authority',
  cadre: 'authority',
  monitor: 'authority',
}
// Whoever opens accounts and grants roles must find the persons and units they are for, by name.
const NAMES: Reach = { ...OFFICIALS, discipline: 'authority', system_admin: 'authority', security_admin: 'authority' }
const OFFICE: Reach = { office: 'authority' }
const UNIT: Reach = { head: 'org', handler: 'org' }
const WORKERS: Reach = { office: 'authority', leader: 'authority', head: 'org', handler: 'org', cadre: 'own' }
// What leaves the house as a file: a whole list at once.
const TAKES_AWAY: Reach = { office: 'authority', leader: 'authority', head: 'org', handler: 'org' }
const EVERYONE: Reach = {
  ...OFFICIALS,
  discipline: 'authority',
  enterprise: 'own',
  system_admin: 'own',
  security_admin: 'own',
  audit_admin: 'own',
}

/**
 * Role × act × scope: the whole of who may do what. Every use case's name stands here; an act that does not is refused.
 * Finer rules (who of a matter's parties, which window) are the program's and the matter's own.
 */
export const ACTS = {
  // 事项
  'matter.read': { title: '查看事项', may: { ...SEES_CASES, ...DISCIPLINE } },
  'matter.record': { title: '登记事项', may: { ...WORKERS, monitor: 'own', enterprise: 'own', ...DISCIPLINE } },
  'matter.dismiss': { title: '不予受理', may: { ...OFFICE, ...DISCIPLINE } },
  'matter.classify': { title: '定级分类', may: { ...OFFICE, ...DISCIPLINE } },
  'matter.assign': {
    title: '交办、呈报',
    may: { office: 'authority', leader: 'authority', cadre: 'own', ...DISCIPLINE },
  },
  'matter.instruct': { title: '批示', may: { leader: 'authority' } },
  'matter.head_sign': { title: '负责人签字', may: { head: 'org', leader: 'authority' } },
  'matter.check': { title: '办公室核查', may: { ...OFFICE, ...DISCIPLINE } },
  'matter.stop_clock': { title: '停止、恢复计时', may: { ...UNIT, office: 'authority', ...DISCIPLINE } },
  'matter.hand_over': { title: '移交联系人', may: { office: 'authority', cadre: 'own', leader: 'own' } },
  'matter.recompute': { title: '期限重算', may: OFFICE },
  'appeal.record': { title: '申诉', may: { ...WORKERS, enterprise: 'own' } },
  'matter.sign': { title: '签收', may: { ...UNIT, leader: 'own' } },
  'matter.object': { title: '提出异议', may: UNIT },
  'matter.rule': { title: '裁定异议', may: { ...OFFICE, ...DISCIPLINE } },
  'matter.return': { title: '退回', may: { ...UNIT, office: 'authority', leader: 'own', ...DISCIPLINE } },
  'matter.reassign': { title: '改派', may: { office: 'authority', leader: 'authority', ...DISCIPLINE } },
  'matter.extend': { title: '申请延期', may: { ...UNIT, cadre: 'own' } },
  'matter.grant': { title: '准予延期', may: { office: 'authority', leader: 'authority', head: 'org', ...DISCIPLINE } },
  'matter.progress': { title: '报告进展', may: { ...WORKERS, leader: 'own', ...DISCIPLINE } },
  'matter.answer': { title: '答复办结', may: { ...UNIT, cadre: 'own', leader: 'own', ...DISCIPLINE } },
  'matter.confirm': { title: '确认办理结果', may: { enterprise: 'own', monitor: 'own', cadre: 'own' } },
  'matter.dispute': { title: '不认可办理结果', may: { enterprise: 'own', monitor: 'own', cadre: 'own' } },
  'matter.call_back': { title: '回访核实', may: { office: 'authority', monitor: 'authority', ...DISCIPLINE } },
  'matter.raise': { title: '提级协调', may: WORKERS },
  'matter.slip': { title: '发督查单', may: { office: 'authority', leader: 'authority', ...DISCIPLINE } },
  'matter.urge': { title: '催办事项', may: { office: 'authority', leader: 'authority', cadre: 'own', ...DISCIPLINE } },
  'matter.merge': { title: '合并', may: { ...OFFICE, ...DISCIPLINE } },
  'matter.split': { title: '拆分', may: { ...OFFICE, ...DISCIPLINE } },
  'matter.suspend': { title: '挂账', may: { office: 'authority', leader: 'authority', ...DISCIPLINE } },
  'matter.resume': { title: '恢复办理', may: { office: 'authority', leader: 'authority', ...DISCIPLINE } },
  'matter.close': { title: '销号', may: { office: 'authority', leader: 'authority', ...DISCIPLINE } },
  'matter.reopen': { title: '重新办理', may: { office: 'authority', leader: 'authority', ...DISCIPLINE } },
  'matter.move': { title: '改用方案新版本', may: OFFICE },
  'matter.reveal': { title: '查看保密诉求人身份', may: { ...OFFICE, ...DISCIPLINE } },
  'matter.export': { title: '导出事项', may: TAKES_AWAY },
  'rating.record': { title: '评价', may: { enterprise: 'own', monitor: 'own' } },
  'rating.record_unit': { title: '按季评价单位', may: { enterprise: 'own', monitor: 'own' } },
  'rating.units': { title: '查看可评价的单位', may: { enterprise: 'own', monitor: 'own' } },
  // 走访
  'visit.export': { title: '导出走访', may: TAKES_AWAY },
  'visit.read': { title: '查看走访', may: SEES_CASES },
  'visit.record': { title: '登记走访', may: { ...WORKERS, leader: 'own' } },
  'visit.void': { title: '作废走访', may: { office: 'authority', cadre: 'own', leader: 'own' } },
  'visit.confirm': { title: '企业确认走访', may: { enterprise: 'own' } },
  'visit.call_back': { title: '抽查回访', may: { office: 'authority', monitor: 'authority' } },
  'visit.plan': { title: '计划走访', may: { ...WORKERS, leader: 'own' } },
  'form.read': { title: '查看台账', may: SEES_CASES },
  'form.record': { title: '填报台账', may: { ...WORKERS, enterprise: 'own' } },
  'form.correct': { title: '更正台账记录', may: { office: 'authority', head: 'org', handler: 'org', cadre: 'own' } },
  'form.export': { title: '导出台账', may: { office: 'authority', leader: 'authority', head: 'org', handler: 'org' } },
  'form.void': { title: '作废台账记录', may: { office: 'authority', head: 'org', handler: 'org', cadre: 'own' } },
  'topic.open': { title: '立共性问题专题', may: { office: 'authority', leader: 'authority' } },
  // 惠企政策
  'policy.read': { title: '查看惠企政策', may: { ...OFFICIALS, enterprise: 'own' } },
  'policy.keep': { title: '维护惠企政策', may: { office: 'authority', head: 'org', handler: 'org' } },
  'policy.deliver': { title: '送政策', may: { ...WORKERS, leader: 'own' } },
  'policy.acknowledge': { title: '企业已阅政策', may: { enterprise: 'own' } },
  'policy.ask': { title: '申请兑现政策', may: { office: 'authority', cadre: 'own', enterprise: 'own' } },
  'policy.settle': { title: '兑现政策', may: { office: 'authority', head: 'org', handler: 'org' } },
  'case.propose': { title: '提出典型案例', may: WORKERS },
  'case.review': { title: '审核典型案例', may: { office: 'authority', leader: 'authority' } },
  'report.read': { title: '查看报告', may: SEES_CASES },
  'report.record': { title: '提交报告', may: WORKERS },
  'report.return': { title: '退回报告', may: OFFICE },
  'report.accept': { title: '审定报告', may: OFFICE },
  'meeting.read': { title: '查看会议', may: OFFICIALS },
  'meeting.record': { title: '登记会议', may: WORKERS },
  'meeting.plan': { title: '筹备会议', may: WORKERS },
  'meeting.change': { title: '修改会议议程、记录', may: WORKERS },
  'meeting.close': { title: '会议记录定稿', may: WORKERS },
  'meeting.draft_paper': {
    title: '会议议程、纪要拟稿',
    may: { office: 'authority', leader: 'authority', head: 'org', handler: 'org' },
  },
  'meeting.cancel': { title: '取消会议', may: WORKERS },
  'finding.read': { title: '查看督查发现', may: SEES_CASES },
  'finding.record': {
    title: '登记督查发现（检查人员限于分到的检查）',
    may: { office: 'authority', monitor: 'authority', leader: 'own', head: 'own', handler: 'own', cadre: 'own' },
  },
  'finding.confirm': { title: '认定督查发现', may: OFFICE },
  'finding.order': { title: '发整改通知书', may: OFFICE },
  'finding.rectify': {
    title: '复查督查发现的整改',
    may: { office: 'authority', leader: 'authority', monitor: 'authority' },
  },
  'finding.void': { title: '作废督查发现', may: OFFICE },
  'finding.match_self_report': { title: '核对督查发现是否已自查上报', may: OFFICE },
  // 督查
  'round.read': {
    title: '查看督查轮次（暗访只给组织和检查的人看）',
    may: {
      office: 'authority',
      leader: 'authority',
      viewer: 'authority',
      head: 'own',
      handler: 'own',
      cadre: 'own',
      monitor: 'own',
    },
  },
  'round.plan': { title: '拟定督查', may: OFFICE },
  'round.decide': { title: '批准督查', may: { leader: 'authority' } },
  'round.draw': { title: '随机抽取', may: OFFICE },
  'round.close': { title: '办结督查', may: OFFICE },
  'round.cancel': { title: '取消督查', may: OFFICE },
  'round.draft_circular': { title: '起草督查通报', may: OFFICE },
  'inspection.read': { title: '查看检查记录', may: SEES_CASES },
  'inspection.record': {
    title: '登记检查（只限分到的人）',
    may: { office: 'authority', leader: 'own', head: 'own', handler: 'own', cadre: 'own', monitor: 'own' },
  },
  // 应尽事项
  'duty.export': { title: '导出应尽事项', may: TAKES_AWAY },
  'duty.read': { title: '查看应尽事项', may: { ...SEES_CASES, enterprise: undefined, monitor: undefined } },
  'duty.urge': { title: '催办应尽事项', may: { office: 'authority', leader: 'authority' } },
  'duty.excuse': { title: '核准免责', may: OFFICE },
  // 包联
  'link.export': { title: '导出包联关系', may: TAKES_AWAY },
  'link.read': { title: '查看包联关系', may: { ...OFFICIALS, enterprise: 'own' } },
  'link.make': { title: '建立包联', may: OFFICE },
  'link.end': { title: '解除包联', may: OFFICE },
  'handover.read': { title: '查看交接', may: SEES_CASES },
  'handover.propose': { title: '提出交接', may: { office: 'authority', head: 'org', cadre: 'own', leader: 'own' } },
  'handover.accept': { title: '接收交接', may: { cadre: 'own', leader: 'own', handler: 'own', head: 'own' } },
  'handover.decline': { title: '不接收交接', may: { cadre: 'own', leader: 'own', handler: 'own', head: 'own' } },
  'handover.withdraw': { title: '撤回交接', may: { office: 'authority', head: 'org', cadre: 'own', leader: 'own' } },
  // 谁与谁
  'org.read': { title: '查看单位', may: NAMES },
  'org.change': { title: '维护单位', may: OFFICE },
  'person.read': { title: '查看人员', may: NAMES },
  'person.reveal': {
    title: '查看人员电话',
    may: { office: 'authority', leader: 'authority', head: 'org', handler: 'org', cadre: 'own' },
  },
  'person.change': { title: '维护人员', may: OFFICE },
  'enterprise.export': { title: '导出企业', may: TAKES_AWAY },
  'enterprise.read': { title: '查看企业', may: { ...OFFICIALS, system_admin: 'authority', enterprise: 'own' } },
  'enterprise.reveal': {
    title: '查看企业联系电话',
    may: { office: 'authority', leader: 'authority', head: 'org', handler: 'org', cadre: 'own', enterprise: 'own' },
  },
  'enterprise.change': { title: '维护企业', may: { office: 'authority', cadre: 'own', handler: 'org' } },
  'enterprise.merge': { title: '合并重复企业', may: OFFICE },
  'project.export': { title: '导出项目', may: TAKES_AWAY },
  'project.read': { title: '查看项目', may: OFFICIALS },
  'project.change': { title: '维护项目', may: { office: 'authority', head: 'org', handler: 'org', cadre: 'own' } },
  'area.read': { title: '查看片区', may: NAMES },
  'area.change': { title: '维护片区', may: OFFICE },
  'calendar.read': { title: '查看工作日历', may: EVERYONE },
  'calendar.import': { title: '导入工作日历', may: OFFICE },
  // 方案与考核
  'program.read': {
    title: '查看方案',
    may: { ...OFFICIALS, security_admin: 'authority', enterprise: 'authority', discipline: 'authority' },
  },
  'program.publish': { title: '发布方案', may: OFFICE },
  'program.draft': { title: '起草方案', may: OFFICE },
  'program.what_if': { title: '试算方案改动', may: { office: 'authority', leader: 'authority' } },
  'program.roster': { title: '维护方案名单', may: OFFICE },
  'ranking.read': { title: '查看排名', may: { ...OFFICIALS, monitor: undefined, cadre: 'org' } },
  'score.read': {
    title: '查看积分表与依据',
    may: { office: 'authority', leader: 'authority', viewer: 'authority', head: 'org', handler: 'org', cadre: 'own' },
  },
  'mark.read': {
    title: '查看标记（红线、名单）',
    may: { office: 'authority', leader: 'authority', head: 'org', handler: 'org', cadre: 'own' },
  },
  'list.read': { title: '查看名单（草稿只给拟定和批准的人）', may: OFFICIALS },
  'list.draft': { title: '拟定表扬、批评名单', may: OFFICE },
  'list.decide': { title: '批准名单', may: { leader: 'authority' } },
  'list.publish': { title: '公布名单', may: OFFICE },
  'mark.decide': { title: '认定红线', may: OFFICE },
  'phase.close': { title: '结束、重开阶段', may: OFFICE },
  'engine.run': { title: '重新计算', may: OFFICE },
  'period.seal': { title: '封账', may: OFFICE },
  'indicator.read': { title: '查看指标', may: OFFICIALS },
  'indicator.report': { title: '填报指标值', may: { office: 'authority', head: 'org', handler: 'org' } },
  'class.read': { title: '查看企业分类', may: OFFICIALS },
  'class.define': { title: '设定企业分类', may: OFFICE },
  'class.enter': { title: '企业列入、退出分类', may: OFFICE },
  'target.set': { title: '设定、分解目标', may: { office: 'authority', head: 'org' } },
  'target.file': { title: '目标备案', may: OFFICE },
  'target.publish': { title: '公示目标', may: OFFICE },
  'target.ask_close': { title: '申请目标销号', may: { office: 'authority', head: 'org', handler: 'org' } },
  'target.close': { title: '目标销号验收', may: { office: 'authority', leader: 'authority' } },
  // 重点任务
  'task.read': { title: '查看任务分解', may: SEES_CASES },
  'task.break_down': { title: '分解任务', may: { ...OFFICE, ...UNIT } },
  'task.do_part': { title: '完成分工', may: { ...WORKERS, leader: 'own' } },
  'task.require': { title: '规定交付物', may: { office: 'authority', head: 'org' } },
  'task.deliver': { title: '提交交付物', may: { ...OFFICE, ...UNIT } },
  'task.drop': { title: '撤销分工、交付物', may: { ...OFFICE, ...UNIT } },
  'exemption.grant': { title: '批准不考核', may: OFFICE },
  'disclosure.read': { title: '查看公开内容', may: { ...OFFICIALS, enterprise: 'authority' } },
  // 社会评议
  'evaluation.read': {
    title: '查看评议及结果',
    may: { office: 'authority', leader: 'authority', viewer: 'authority' },
  },
  'evaluation.draw_up': { title: '发起评议', may: OFFICE },
  'evaluation.issue': { title: '发放评议码', may: OFFICE },
  'evaluation.close': { title: '结束评议', may: OFFICE },
  // 监测网络
  'monitoring.read': {
    title: '查看监测网络',
    may: { office: 'authority', leader: 'authority', viewer: 'authority' },
  },
  'monitoring.set_up': { title: '建立监测网络', may: OFFICE },
  'monitoring.sort': { title: '梳理监测反映', may: OFFICE },
  'monitor.report': { title: '监测反映', may: { office: 'authority', monitor: 'own', enterprise: 'own' } },
  // 公开承诺
  'pledge.read': { title: '查看公开承诺', may: OFFICIALS },
  'pledge.draw_up': { title: '开展公开承诺', may: OFFICE },
  'pledge.publish': { title: '公开承诺', may: { ...UNIT, office: 'authority' } },
  'pledge.progress': { title: '报告承诺兑现情况', may: { ...UNIT, office: 'authority' } },
  'pledge.settle': { title: '认定承诺是否兑现', may: OFFICE },
  'comment.decide': { title: '审核公众留言', may: OFFICE },
  'comment.answer': { title: '答复公众留言', may: { ...UNIT, office: 'authority' } },
  // 比武、评比
  'contest.read': { title: '查看比武评比', may: OFFICIALS },
  'contest.sheets': {
    title: '查看评委打分表',
    may: { office: 'authority', leader: 'authority', viewer: 'authority' },
  },
  'contest.declare': { title: '组织比武评比', may: OFFICE },
  'contest.enter': { title: '参加比武评比', may: { ...UNIT, office: 'authority' } },
  'contest.approve': { title: '审定比武评比结果', may: { leader: 'authority' } },
  // 一企一策
  'policy_plan.read': { title: '查看一企一策', may: { ...SEES_CASES, monitor: undefined } },
  'policy_plan.change': {
    title: '制定、修改一企一策',
    may: { office: 'authority', head: 'org', handler: 'org', cadre: 'own' },
  },
  'policy_plan.agree': { title: '确认一企一策', may: { enterprise: 'own', office: 'authority' } },
  'policy_plan.settle': { title: '报告一企一策举措进展', may: WORKERS },
  'ticket.draw': { title: '领取评议码', may: { enterprise: 'own', monitor: 'own' } },
  // 公文、通知、导入
  'ledger.export': { title: '导出清单、排名、报表', may: TAKES_AWAY },
  'paper.export': { title: '导出公文登记簿', may: TAKES_AWAY },
  // His own acts and what came of them, row by row: no list of the house. Everybody an act on many rows is open to.
  'bulk.export': {
    title: '导出本人批量办理的结果',
    may: { office: 'own', leader: 'own', head: 'own', handler: 'own', cadre: 'own', discipline: 'own' },
  },
  'paper.read': { title: '查看公文', may: { ...SEES_CASES, ...DISCIPLINE } },
  'paper.issue': { title: '制发公文', may: { office: 'authority', leader: 'authority' } },
  'paper.void': { title: '作废公文', may: OFFICE },
  'paper_template.read': {
    title: '查看公文模板',
    may: { office: 'authority', leader: 'authority', head: 'org', handler: 'org' },
  },
  'paper_template.keep': { title: '上传、启用公文模板', may: OFFICE },
  'paper.draft': { title: '拟稿', may: { office: 'authority', leader: 'authority', head: 'org', handler: 'org' } },
  'assessment.draft_letters': { title: '逐单位拟考核结果反馈函', may: OFFICE },
  'paper.review': { title: '审核、退回公文稿', may: { office: 'authority', leader: 'authority', head: 'org' } },
  'paper.approve': { title: '签发公文', may: { office: 'authority', leader: 'authority' } },
  'paper.receive': { title: '签收公文', may: { office: 'authority', leader: 'own', head: 'org', handler: 'org' } },
  'view.save': { title: '保存清单视图', may: EVERYONE },
  'view.share_unit': { title: '把视图共享给本单位', may: { ...UNIT, office: 'authority' } },
  'view.share_all': { title: '共享视图给全体、设为默认', may: OFFICE },
  'search.find': { title: '搜索本人能看到的内容', may: EVERYONE },
  'feed.make': { title: '订阅本人日历', may: OFFICIALS },
  'notice.read': { title: '查看提醒', may: EVERYONE },
  'import.read': { title: '预览导入', may: OFFICE },
  'import.commit': { title: '导入', may: OFFICE },
  'word.list': { title: '待我批示', may: { leader: 'own' } },
  'import.answer': { title: '确认导入中的单位、人员、企业', may: OFFICE },
  'import.undo': { title: '撤销导入', may: OFFICE },
  'situation.read': { title: '作战图', may: { office: 'authority', leader: 'authority', viewer: 'authority' } },
  'table.take': { title: '把图表存成表格', may: { ...TAKES_AWAY, viewer: 'authority' } },
  'workbench.read': {
    title: '办公室工作台',
    may: { office: 'authority', leader: 'authority', viewer: 'authority', head: 'org', handler: 'org' },
  },
  'attachment.read': { title: '查看附件', may: { ...SEES_CASES, ...DISCIPLINE } },
  'attachment.add': { title: '上传附件', may: { ...WORKERS, monitor: 'own', enterprise: 'own', ...DISCIPLINE } },
  'access_link.make': { title: '发送免登录链接', may: WORKERS },
  // 账号与审计：三员分立
  'authority.found': { title: '设立主管机关（仅限命令行）', may: {} },
  'account.read': { title: '查看账号', may: { system_admin: 'authority', security_admin: 'authority' } },
  'account.create': { title: '开立账号', may: { system_admin: 'authority' } },
  'account.disable': { title: '停用账号', may: { system_admin: 'authority' } },
  'account.enable': { title: '恢复账号', may: { system_admin: 'authority' } },
  'account.unlock': { title: '解锁账号、重设口令、解除两步验证', may: { system_admin: 'authority' } },
  'second_factor.own': { title: '启用、停用本人的两步验证', may: EVERYONE },
  'account.demand_factor': { title: '规定谁必须用两步验证', may: { security_admin: 'authority' } },
  'account.disable_auditor': {
    title: '停用、恢复审计管理员账号，重设其口令，解除其两步验证',
    may: { security_admin: 'authority' },
  },
  'role.grant': { title: '授予角色', may: { security_admin: 'authority' } },
  'role.revoke': { title: '收回角色', may: { security_admin: 'authority' } },
  'role.read': { title: '查看角色与持有人', may: { security_admin: 'authority' } },
  'audit.read': { title: '查阅审计', may: { audit_admin: 'authority' } },
  'audit.verify': { title: '验证审计链', may: { audit_admin: 'authority' } },
  'compliance.read': {
    title: '查看合规情况',
    may: {
      office: 'authority',
      leader: 'authority',
      system_admin: 'authority',
      security_admin: 'authority',
      audit_admin: 'authority',
    },
  },
  'password.change': { title: '修改本人口令', may: EVERYONE },
} as const satisfies Record<string, ActRule>

export type Act = keyof typeof ACTS
