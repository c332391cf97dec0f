/** Ledgers on their way out. */
export const ledger = {
  'export.button': '导出',
  'export.title': '导出台账',
  'export.what': '按当前筛选导出全部行，不限行数；在后台写成，可以离开本页。只有您能看的行和栏。导出留痕，保存 7 天。',
  'export.xlsx': '导出 xlsx',
  'export.docx_zip': '打包 Word',
  'export.pdf_zip': '打包 PDF',
  'export.csv': '导出 csv',
  'export.csv_gb': '导出 csv（GB18030）',
  'export.cancel': '取消',
  'export.cancelled': '已取消',
  'export.inspections': '导出检查记录',
  'export.orgs': '导出单位名册',
  'export.fetch': '下载（{n} 行）',
  'export.failed': '没有写成',
  'export.progress': '{n} / {total} 行',
} as const
