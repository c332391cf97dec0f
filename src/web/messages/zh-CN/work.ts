export const work = {
  // workbench, unit
  'workbench.figures': '今日概况',
  'workbench.next': '接下来要办',
  'workbench.all_open': '全部未办结',
  'workbench.nothing_next': '目前没有等待办理的事项。新的诉求、到期的时限会出现在这里。',
  'unit.people': '本单位干部',
  'unit.links': '包联',
  'unit.open_duties': '待尽',
  'unit.missed_duties': '未尽',
  'unit.open_matters': '未办结',
  'unit.rankings': '考核排名',
  'unit.no_people': '本单位还没有联企干部。',
  'unit.no_rankings': '还没有计算出的排名。',
  'unit.none': '你的账号没有所属单位，请联系安全管理员。',
  'person.name': '姓名',

  // duties
  'duty.due': '期限',
  'duty.due_from': '期限从',
  'duty.due_to': '期限到',
  'duty.done_of': '已做 {have}/{need}',
  'duty.empty': '没有符合条件的应尽事项。发布方案并建立包联后，应尽事项自动生成。',
  'duty.have': '已做',
  'duty.owner': '责任人',
  'duty.period': '周期',
  'duty.title': '应尽事项',

  // papers
  'paper.empty': '还没有公文。交办、呈报、督查时按方案自动成文编号。',
  'paper.is_void': '本件已作废，文号不再使用。',
  'paper.issued': '制发',
  'paper.kind': '文种',
  'paper.matter': '事项',
  'paper.number': '文号',
  'paper.title': '标题',
  'paper.to': '主送',
  'paper.voided': '已作废',
} as const
