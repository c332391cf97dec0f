import type { outside as source } from '../zh-CN/outside.ts'

export const outside: Readonly<Record<keyof typeof source, string>> = {
  // the enterprise's link
  'link_page.answer': '答覆：',
  'link_page.grade': '總體評價',
  'link_page.matter_question': '這件事解決了嗎',
  'link_page.matter_yes': '已解決，認可',
  'link_page.matter_no': '沒有解決，不認可',
  'link_page.once': '本連結只能使用一次，{at} 前有效。你的答覆會原樣轉給辦公室。',
  'link_page.say': '想說的話',
  'link_page.thanks_confirm': '已收到你的確認。',
  'link_page.thanks_deny': '已收到。辦公室會核實，並請承辦單位繼續辦理。',
  'link_page.visit': '{day}，{who} 登記了對貴企業的{how}。',
  'link_page.visit_no': '沒有',
  'link_page.visit_problems': '登記的問題：',
  'link_page.visit_question': '有沒有這次走訪',
  'link_page.visit_yes': '有，屬實',
  'link_page.why': '請說明情況',
  'link_page.why_needed': '請簡單說明，便於核實。',

  // the portal
  'portal.body': '具體情況',
  'portal.handled_by': '{org} 辦理',
  'portal.no_kind': '現行方案沒有開放企業自報。',
  'portal.no_visits': '還沒有走訪記錄。',
  'portal.nothing': '還沒有提出訴求。點上面的按鈕，寫明什麼問題即可。',
  'portal.raised': '我們提出的訴求',
  'portal.recorded': '已收到，編號 {number}。辦理進展和時限都在這一頁。',
  'portal.waiting': '等待你們確認（{n}）',
  'portal.what': '什麼問題',
  'portal.your_word': '承辦單位已經答覆。解決了請認可，沒有解決請說明，將退回繼續辦理。',

  // the phone
  'today.all_matters': '全部 {n} 件',
  'today.due': '七天內要做（{n}）',
  'today.greeting': '{name}',
  'today.later': '之後還有 {n} 項未到期。',
  'today.matters': '我聯繫企業的未辦結事項（{n}）',
  'today.no_matters': '沒有未辦結的事項。',
  'today.nothing_due': '七天內沒有到期的應盡事項。',
  'today.plans': '計劃走訪',
  'mine.last_visit': '最近走訪 {day}',
  'mine.never_visited': '尚未走訪',
  'mine.no_targets': '你還沒有聯繫的企業和項目。聯繫表由辦公室建立。',
  'mine.open_matters': '未辦結 {n} 件',
}
