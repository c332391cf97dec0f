/** Words for codes, as offices write them. A code that is not here stands itself. */

export const HOW = { visit: '上门', call: '电话', meeting: '会议', online: '线上' }
export const DUTY = { open: '未到期', met: '按期', late: '逾期完成', missed: '未完成', excused: '免责' }
export const SUBJECT = {
  org: '单位',
  person: '人员',
  enterprise: '企业',
  project: '项目',
  area: '片区',
  authority: '全区',
}
export const ENTERPRISE_STATUS = { active: '在营', closed: '注销', moved_out: '迁出', merged: '已合并' }
export const FINDING = { found: '待认定', upheld: '已认定', ordered: '整改中', rectified: '已整改', void: '已作废' }
export const ROUND = {
  planned: '待批准',
  approved: '已批准',
  refused: '未批准',
  ready: '检查中',
  closed: '已办结',
  cancelled: '已取消',
}
export const LIST = { draft: '拟定', approved: '已批准', returned: '退回', published: '已公布' }
export const DRAFT = {
  draft: '拟稿',
  reviewed: '已审核',
  approved: '已签发',
  issued: '已印发',
  withdrawn: '已撤回',
}
export const REPORT = { draft: '草稿', submitted: '已报送', returned: '退回', locked: '已审定' }
export const HANDOVER = { proposed: '待接收', accepted: '已接收', declined: '未接收', withdrawn: '已撤回' }
export const MEETING = { planned: '筹备', closed: '已定稿' }
export const CASE = { proposed: '待审核', approved: '已采用', rejected: '未采用' }
export const OUTCOME = { matter: '转为事项', praise: '表扬', duplicate: '重复', no_action: '不需办理' }
export const PLAN = { draft: '拟定', offered: '待企业确认', agreed: '已确认', ended: '已结束' }
export const CONTEST = { entering: '报名', judging: '评分', approved: '已审定', published: '已公布' }
export const PLEDGE = {
  kept: '已兑现',
  kept_late: '逾期兑现',
  not_kept: '未兑现',
  overdue: '已逾期',
  due_soon: '将到期',
  running: '进行中',
}
export const RESULT = { value: '有结果', not_applicable: '不适用', missing: '缺数据' }
export const PERIOD_STATE = { open: '进行中', closed: '已结束' }
