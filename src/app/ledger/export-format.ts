/** How a list leaves: as a spreadsheet, as csv, or, where a file stands behind each row, as a zip of Word files or PDF. */
export const EXPORT_FORMATS = ['xlsx', 'csv', 'docx_zip', 'pdf_zip'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** What the file's name ends with. */
export const ENDING: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'xlsx',
  csv: 'csv',
  docx_zip: 'zip',
  pdf_zip: 'zip',
}
