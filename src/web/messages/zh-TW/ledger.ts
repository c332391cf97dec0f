import type { ledger as source } from '../zh-CN/ledger.ts'

export const ledger: Readonly<Record<keyof typeof source, string>> = {
  'export.button': '匯出',
  'export.title': '匯出臺帳',
  'export.what': '按目前篩選匯出全部列，不限列數；在背景寫成，可以離開本頁。只有您能看的列和欄。匯出留痕，保存 7 天。',
  'export.xlsx': '匯出 xlsx',
  'export.docx_zip': '打包 Word',
  'export.pdf_zip': '打包 PDF',
  'export.csv': '匯出 csv',
  'export.csv_gb': '匯出 csv（GB18030）',
  'export.cancel': '取消',
  'export.cancelled': '已取消',
  'export.inspections': '匯出檢查記錄',
  'export.orgs': '匯出單位名冊',
  'export.fetch': '下載（{n} 列）',
  'export.failed': '沒有寫成',
  'export.progress': '{n} / {total} 列',
}
