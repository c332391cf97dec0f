import type { Area } from './areas.ts'

export const BRING_BACK: Area = {
  'bring_back.no_head': [
    '文件里没有“校验码”这一列：只有本系统导出的台账可以回填。别的表请用导入',
    '檔案裡沒有「校验码」這一欄：只有本系統匯出的臺帳可以回填。別的表請用匯入',
    'There is no column 校验码: only ledgers that were exported here come back. Other tables are imported',
  ],
  'bring_back.no_marks': [
    '工作表“{sheet}”的校验码列是空的或全被改坏了：请用导出的原文件重新改',
    '工作表「{sheet}」的校验码欄是空的或全被改壞了：請用匯出的原檔重新改',
    'The column 校验码 of sheet “{sheet}” is empty or spoilt: edit the exported file again',
  ],
  'bring_back.two_sheets': [
    '这个文件里有几张工作表都带校验码：{sheets}。不知道以哪一张为准：请只留改好的那一张，再传一次',
    '這個檔案裡有幾張工作表都帶校驗碼：{sheets}。不知道以哪一張為準：請只留改好的那一張，再傳一次',
    'Several sheets of this file bear check codes: {sheets}. Keep only the one you edited and upload it again',
  ],
  'bring_back.gone': [
    '系统里已经没有这一条，或不在您能改的范围里',
    '系統裡已經沒有這一條，或不在您能改的範圍裡',
    'It is not here any more, or not yours to change',
  ],
  'bring_back.mark_damaged': [
    '校验码被改过，认不出是哪一条：请从导出的原文件里拷回来',
    '校验码被改過，認不出是哪一條：請從匯出的原檔裡複製回來',
    'The mark was changed, so that the row is not known: copy it back from the exported file',
  ],
  'bring_back.twice': [
    '同一条在文件里出现两次：请只留一行',
    '同一條在檔案裡出現兩次：請只留一列',
    'The same row stands in the file twice: leave one',
  ],
  'bring_back.shuffled': [
    '行和校验码对不上（{title}：文件里是“{there}”，这个校验码的是“{here}”）：多半是排序时漏了隐藏列，请用原文件重新改',
    '列和校验码對不上（{title}：檔案裡是「{there}」，這個校验码的是「{here}」）：多半是排序時漏了隱藏欄，請用原檔重新改',
    'Row and mark do not belong together ({title}: “{there}” in the file, “{here}” by the mark): probably sorted without the hidden column; edit the exported file again',
  ],
  'bring_back.unread_cell': [
    '{cell}（{title}）读不出来：“{text}”。日期写成 2026-03-05，数字不带文字',
    '{cell}（{title}）讀不出來：「{text}」。日期寫成 2026-03-05，數字不帶文字',
    '{cell} ({title}) cannot be read: “{text}”. Days as 2026-03-05, numbers without words',
  ],
  'bring_back.no_org': ['没有叫“{name}”的单位', '沒有叫「{name}」的單位', 'No unit is called “{name}”'],
  'bring_back.no_area': ['没有叫“{name}”的片区', '沒有叫「{name}」的片區', 'No area is called “{name}”'],
  'bring_back.ambiguous': ['叫“{name}”的不止一个', '叫「{name}」的不止一個', 'More than one is called “{name}”'],
  'bring_back.needed': [
    '“{title}”不能清空：请填原来的或新的值',
    '「{title}」不能清空：請填原來的或新的值',
    '“{title}” cannot be emptied; keep its value or give another',
  ],
  'bring_back.no_choice': [
    '“{value}”不在可选值内：可填{may}',
    '「{value}」不在可選值內：可填{may}',
    '“{value}” is not among the permitted values: {may}',
  ],
  'bring_back.link_day_missing': [
    '解除包联要写最后一天（“止”）；已经定了的不能清空',
    '解除包聯要寫最後一天（「止」）；已經定了的不能清空',
    'Ending a pairing needs its last day (止); one that is set cannot be emptied',
  ],
  'bring_back.progress_empty': [
    '已经报告的进展不能删去；要更正请写一条新的',
    '已經報告的進展不能刪去；要更正請寫一條新的',
    'What was reported cannot be deleted; write a new report to correct it',
  ],
  'bring_back.moved_on': [
    '预览之后系统里或文件里又有改动：请再预览一次',
    '預覽之後系統裡或檔案裡又有改動：請再預覽一次',
    'Something has changed since the preview: look at it again',
  ],
}
