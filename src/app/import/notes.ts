import type { Defused, TableSource } from '#papers/read/open-table.ts'
import { columnLetters } from '#papers/read/source-row.ts'
import type { SheetReport } from './report.ts'
import type { Run } from './run.ts'
import type { PlannedSheet } from './sheet.ts'

const ENCODINGS: Readonly<Record<string, string>> = { gb18030: 'GB18030', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' }
const DEFUSED: Readonly<Record<Defused, string>> = {
  macros: '文件含宏：没有运行，也不保存',
  external_links: '文件引用了其他文件：没有打开，按文件内保存的数值读取',
  embedded_objects: '文件嵌有其他对象：没有打开',
}

/** What is said once about a file: how it was read, what was passed over, what was made by the way. */
export function notesOf(
  source: TableSource,
  run: Run,
  planned: readonly PlannedSheet[],
  sheets: readonly SheetReport[],
): string[] {
  const notes: string[] = []
  const encoding = ENCODINGS[source.encoding ?? '']
  if (source.format === 'html') notes.push('文件其实是网页（另一系统导出的 .xls 常是这样），已按其中的表格读取')
  if (encoding) notes.push(`文件编码为 ${encoding}，已转换`)
  for (const one of source.defused) notes.push(DEFUSED[one])
  if (source.from1904) notes.push('工作簿从 1904 年起计日期，已换算')
  if (source.hiddenSheets.length > 0) notes.push(`隐藏的工作表没有读取：${source.hiddenSheets.join('、')}`)
  for (const sheet of sheets)
    if (sheet.hidden > 0) notes.push(`工作表“${sheet.sheet}”含 ${sheet.hidden} 行隐藏或被筛去的行，一并读取`)
  for (const sheet of planned) {
    if (!sheet.ok) continue
    const read = new Set(Object.values(sheet.found.mapping))
    const hidden = sheet.shape.hiddenColumns.filter((column) => read.has(column))
    if (hidden.length > 0)
      notes.push(`工作表“${sheet.sheet}”的 ${hidden.map(columnLetters).join('、')} 列是隐藏的，一并读取`)
    if (sheet.unitless.length > 0)
      notes.push(`工作表“${sheet.sheet}”没有写明“${sheet.unitless.join('”“')}”的单位，按万元读取`)
  }
  if (run.areas.made.length > 0) notes.push(`新建片区：${run.areas.made.join('、')}`)
  return notes
}
