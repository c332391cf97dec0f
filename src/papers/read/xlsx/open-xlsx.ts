import type { Defused, TableSource } from '../source-row.ts'
import { UnreadableFile } from '../unreadable-file.ts'
import { readSheet } from './read-sheet.ts'
import { readShape } from './sheet-shape.ts'
import { readWorkbook } from './workbook.ts'
import { openZip, type Zip } from './zip.ts'

/** Opens an xlsx (or xlsm: macros are never looked at) held in memory; its rows are unpacked as they are asked for. */
export async function openXlsx(bytes: Buffer): Promise<TableSource> {
  const zip = await openZip(bytes)
  const book = await readWorkbook(zip)
  const visible = book.sheets.filter((sheet) => !sheet.hidden)
  if (visible.length === 0) throw new UnreadableFile('file.empty', '工作簿里没有可见的工作表。')
  const partOf = (name: string) => {
    const sheet = visible.find((one) => one.name === name)
    if (!sheet) throw new Error(`no such sheet: ${name}`)
    return sheet
  }
  return {
    format: 'xlsx',
    sheets: visible.map((sheet) => sheet.name),
    hiddenSheets: book.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name),
    from1904: book.from1904,
    defused: defusedIn(zip),
    shape: (name) => readShape(zip, partOf(name).path),
    rows: (name) => readSheet(zip, partOf(name), book),
    close: () => zip.close(),
  }
}

/** Parts that are in the archive and are never opened here. */
function defusedIn(zip: Zip): Defused[] {
  const found = new Set<Defused>()
  for (const name of zip.names()) {
    if (/vbaproject|macrosheets\//i.test(name)) found.add('macros')
    if (/externallinks\/|connections\.xml$/i.test(name)) found.add('external_links')
    if (/embeddings\/|activex\//i.test(name)) found.add('embedded_objects')
  }
  return [...found]
}
