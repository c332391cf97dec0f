import type { TableSource } from '../source-row.ts'
import { UnreadableFile } from '../unreadable-file.ts'
import { readSheet } from './read-sheet.ts'
import { readWorkbook } from './workbook.ts'
import { openZip } from './zip.ts'

/** Opens an xlsx (or xlsm: macros are never looked at) held in memory; its rows are unpacked as they are asked for. */
export async function openXlsx(bytes: Buffer): Promise<TableSource> {
  const zip = await openZip(bytes)
  const book = await readWorkbook(zip)
  const visible = book.sheets.filter((sheet) => !sheet.hidden)
  if (visible.length === 0) throw new UnreadableFile('file.empty', '工作簿里没有可见的工作表。')
  return {
    format: 'xlsx',
    sheets: visible.map((sheet) => sheet.name),
    hiddenSheets: book.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name),
    rows(name) {
      const sheet = visible.find((one) => one.name === name)
      if (!sheet) throw new Error(`no such sheet: ${name}`)
      return readSheet(zip, sheet, book)
    },
    close: () => zip.close(),
  }
}
