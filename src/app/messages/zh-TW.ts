/** 繁體中文. */
export const ZH_TW: Readonly<Record<string, string>> = {
  'http.refused': '未能辦理（{code}）',
  'http.internal': '系統出錯，已記錄；請稍後再試',
  'import.not_found': '沒有這次匯入',
  'import.done_already': '這次匯入已經完成',
  'import.file_gone': '原檔案已不在，請重新上傳',
  'import.no_faults': '沒有需要修改的行',
  'import.file.empty': '{message}',
  'import.file.too_large': '{message}',
  'import.file.not_a_table': '{message}',
  'import.file.old_format': '{message}',
  'import.file.encrypted': '{message}',
  'import.file.corrupt': '{message}',
  'import.file.bomb': '{message}',
  'import.file.forbidden_content': '{message}',
  'import.file.too_wide': '{message}',
  'import.file.encoding': '{message}',
}
