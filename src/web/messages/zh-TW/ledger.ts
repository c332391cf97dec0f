import type { ledger as source } from '../zh-CN/ledger.ts'

export const ledger: Readonly<Record<keyof typeof source, string>> = {
  'export.button': '匯出',
  'export.title': '匯出臺帳',
  'export.what': '按目前篩選匯出全部列，不限列數；在背景寫成，可以離開本頁。匯出留痕，保存 7 天。',
  'export.xlsx': '匯出 xlsx',
  'export.csv': '匯出 csv',
  'export.fetch': '下載（{n} 列）',
  'export.failed': '沒有寫成',
  'export.progress': '{n} / {total} 列',
}
