/** 繁體中文. */
export const ZH_TW: Readonly<Record<string, string>> = {
  'http.refused': '未能辦理（{code}）',
  'http.internal': '系統出錯，已記錄；請稍後再試',
}
