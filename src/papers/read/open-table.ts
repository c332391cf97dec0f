import { openCsv } from './csv/open-csv.ts'
import { READ_LIMITS } from './limits.ts'
import type { TableSource } from './source-row.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { openXlsx } from './xlsx/open-xlsx.ts'

export type { CellType, SourceCell, SourceRow, TableSource } from './source-row.ts'
export { UnreadableFile } from './unreadable-file.ts'

/**
 * Opens an uploaded table. The content decides what it is, not the name: offices rename files.
 * @param file `name` is shown and names a csv's only sheet
 * @throws UnreadableFile with what is wrong and what to do
 */
export async function openTable(file: { readonly name: string; readonly bytes: Buffer }): Promise<TableSource> {
  const { bytes, name } = file
  if (bytes.length === 0) throw new UnreadableFile('file.empty', '文件是空的。')
  if (bytes.length > READ_LIMITS.file) {
    const limit = READ_LIMITS.file / 2 ** 20
    throw new UnreadableFile('file.too_large', `文件超过 ${limit} MB。请拆成几个文件再导入。`)
  }
  if (bytes.subarray(0, 4).equals(ZIP)) return openXlsx(bytes)
  if (bytes.subarray(0, 8).equals(OLE)) throw oldFormat(bytes)
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') throw notATable('PDF')
  if (/^\s*(<\?xml|<html|<!doctype|<table)/i.test(bytes.subarray(0, 200).toString('latin1')))
    throw notATable('网页或 XML')
  return openCsv(bytes, name)
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

function oldFormat(bytes: Buffer): UnreadableFile {
  // An encrypted xlsx is wrapped in the old container; the name of its stream stands in it in UTF-16.
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return new UnreadableFile('file.encrypted', '文件加了密码，无法读取。请取消密码后再导入。')
  }
  return new UnreadableFile(
    'file.old_format',
    '这是旧版格式（.xls 或 .doc）。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。',
  )
}

function notATable(what: string): UnreadableFile {
  return new UnreadableFile('file.not_a_table', `这是${what}文件，不是电子表格。请导入 .xlsx 或 .csv 文件。`)
}
