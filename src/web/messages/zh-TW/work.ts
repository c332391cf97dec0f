import type { work as source } from '../zh-CN/work.ts'

export const work: Readonly<Record<keyof typeof source, string>> = {
  // workbench, unit
  'workbench.figures': '今日概況',
  'workbench.next': '接下來要辦',
  'workbench.all_open': '全部未辦結',
  'workbench.nothing_next': '目前沒有等待辦理的事項。新的訴求、到期的時限會出現在這裡。',
  'unit.people': '本單位幹部',
  'unit.handling': '在辦',
  'unit.near': '兩日內',
  'unit.overdue': '超期',
  'unit.assisting': '協辦',
  'unit.act': '辦理',
  'unit.cannot': '已不能{act}',
  'unit.links': '包聯',
  'unit.open_duties': '待盡',
  'unit.missed_duties': '未盡',
  'unit.open_matters': '未辦結',
  'unit.rankings': '考核排名',
  'unit.no_people': '本單位還沒有聯企幹部。',
  'unit.no_rankings': '還沒有計算出的排名。',
  'unit.none': '你的帳號沒有所屬單位，請聯繫安全管理員。',
  'person.name': '姓名',

  // duties
  'duty.due': '期限',
  'duty.due_from': '期限從',
  'duty.due_to': '期限到',
  'duty.done_of': '已做 {have}/{need}',
  'duty.empty': '沒有符合條件的應盡事項。發佈方案並建立包聯後，應盡事項自動生成。',
  'duty.have': '已做',
  'duty.owner': '責任人',
  'duty.period': '週期',
  'duty.title': '應盡事項',

  // papers
  'paper.empty': '還沒有公文。交辦、呈報、督查時按方案自動成文編號。',
  'paper.is_void': '本件已作廢，文號不再使用。',
  'paper.issued': '制發',
  'paper.kind': '文種',
  'paper.matter': '事項',
  'paper.number': '文號',
  'paper.title': '標題',
  'paper.to': '主送',
  'paper.voided': '已作廢',
}
