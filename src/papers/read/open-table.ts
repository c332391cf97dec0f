import { openCsv } from './csv/open-csv.ts'
import { beginningOf, isMarkup } from './html/html-text.ts'
import { openHtml } from './html/open-html.ts'
import { isMhtml, openMhtml } from './html/open-mhtml.ts'
import { READ_LIMITS } from './limits.ts'
import { openOld } from './old/open-old.ts'
import { unlock } from './old/unlock.ts'
import { notATable, otherKind } from './other-kind.ts'
import type { TableSource } from './source-row.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { openXlsx } from './xlsx/open-xlsx.ts'

export type { Merge, SheetShape } from './merged.ts'
export type { CellType, Defused, SourceCell, SourceRow, TableSource } from './source-row.ts'
export { UnreadableFile } from './unreadable-file.ts'

/**
 * Opens an uploaded table. The content decides what it is, not the name: offices rename files.
 * @param file `name` is shown and names a csv's only sheet
 * @throws UnreadableFile with what is wrong and what to do
 */
export async function openTable(file: { readonly name: string; readonly bytes: Buffer }): Promise<TableSource> {
  const { bytes } = file
  if (bytes.length === 0) throw new UnreadableFile('file.empty', '文件是空的。')
  if (bytes.length > READ_LIMITS.file) {
    const limit = READ_LIMITS.file / 2 ** 20
    throw new UnreadableFile('file.too_large', `文件超过 ${limit} MB。请拆成几个文件再导入。`)
  }
  try {
    return await openByContent(file)
  } catch (error) {
    if (!(error instanceof UnreadableFile && error.code === 'file.encrypted')) throw error
    const opened = await unlock(bytes)
    if (opened === undefined) throw error
    return openByContent({ name: file.name, bytes: opened })
  }
}

async function openByContent({ name, bytes }: { readonly name: string; readonly bytes: Buffer }): Promise<TableSource> {
  if (bytes.subarray(0, 4).equals(ZIP)) return isReadWhole(bytes) ? openOld(bytes) : openXlsx(bytes)
  if (bytes.subarray(0, 8).equals(OLE) || isBareBiff(bytes)) return openOld(bytes)
  const other = otherKind(bytes)
  if (other !== undefined) throw notATable(other)
  const beginning = beginningOf(bytes)
  if (isMarkup(beginning)) return openMarkup(bytes, name, beginning)
  if (isMhtml(beginning)) return openMhtml(bytes, name)
  return openCsv(bytes, name)
}

/** A page saved as a workbook, or a workbook in the XML of Excel 2003; other XML is no table. */
function openMarkup(bytes: Buffer, name: string, beginning: string): Promise<TableSource> {
  if (!/^\s*<\?xml/i.test(beginning) || /<!doctype\s+html|<html/i.test(beginning)) return openHtml(bytes, name)
  if (!beginning.includes('urn:schemas-microsoft-com:office:spreadsheet')) throw notATable('XML 文件')
  if (/<!(DOCTYPE|ENTITY)/i.test(bytes.toString('latin1').replaceAll('\0', '')))
    throw new UnreadableFile('file.forbidden_content', '文件内含外部实体声明，已拒绝。请用 Excel 或 WPS 另存后再导入。')
  return openOld(bytes)
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04])
/** Excel 4 and before wrote its records without a container. */
function isBareBiff(bytes: Buffer): boolean {
  return (
    bytes[0] === 0x09 &&
    [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) &&
    bytes[2] !== undefined &&
    bytes[2] <= 0x10 &&
    bytes[3] === 0
  )
}

/** OpenDocument puts its type first, unpacked, so that it can be seen in the first bytes; a binary workbook (.xlsb) names its main part. */
function isReadWhole(bytes: Buffer): boolean {
  return (
    bytes.subarray(0, 100).includes('mimetypeapplication/vnd.oasis.opendocument.spreadsheet') ||
    bytes.includes('xl/workbook.bin')
  )
}

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
