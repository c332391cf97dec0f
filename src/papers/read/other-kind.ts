import { UnreadableFile } from './unreadable-file.ts'

/** How files begin that people hand in for a table. */
const BEGINNINGS: readonly (readonly [string, string])[] = [
  ['%PDF-', 'PDF 文件'],
  ['\x89PNG', '图片'],
  ['\xff\xd8\xff', '图片'],
  ['GIF8', '图片'],
  ['BM', '图片'],
  ['II*\0', '图片'],
  ['MM\0*', '图片'],
  ['Rar!', '压缩包'],
  ["7z\xbc\xaf'\x1c", '压缩包'],
  ['\x1f\x8b', '压缩包'],
  ['PK\x05\x06', '空的压缩包'],
  ['{\\rtf', 'Word 文档'],
]

/** What a file is that is certainly no table, by how it begins. */
export function otherKind(bytes: Buffer): string | undefined {
  const beginning = bytes.subarray(0, 8).toString('latin1')
  const kind = BEGINNINGS.find(([first]) => beginning.startsWith(first))?.[1]
  // Two letters may begin a csv too; what is no text holds a zero.
  return beginning.startsWith('BM') && !bytes.subarray(0, 64).includes(0) ? undefined : kind
}

/** What an archive is that holds no workbook, by the names of its parts. */
export function otherArchive(names: readonly string[]): UnreadableFile {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^word\//i)) return notATable('Word 文档')
  if (has(/^ppt\//i)) return notATable('演示文稿')
  if (has(/^OFD\.xml$/i)) return notATable('OFD 版式文件')
  if (has(/\.iwa$/i))
    return new UnreadableFile(
      'file.not_a_table',
      '这是 Apple Numbers 的文件。请在 Numbers 里选“文件 › 导出为 › Excel”，再导入导出的 .xlsx。',
    )
  if (has(/\.(xlsx?|xlsm|xlsb|et|csv|ods)$/i))
    return new UnreadableFile('file.not_a_table', '这是压缩包，里面有表格文件。请解压后把表格逐个导入。')
  return new UnreadableFile('file.not_a_table', '文件不是电子表格。请导入 .xlsx、.xls 或 .csv 文件。')
}

/** Bytes that are neither a table nor words: how files look that an office's encrypting software keeps to itself. */
export function notReadable(): UnreadableFile {
  return new UnreadableFile(
    'file.not_a_table',
    '文件内容不是表格，也不是文字：可能被单位的加密软件加密，或已损坏。请在能打开它的电脑上用 Excel 或 WPS 打开，解密并另存为 .xlsx 后再导入。',
  )
}

/** @param what as it reads after 这是 */
export function notATable(what: string): UnreadableFile {
  return new UnreadableFile('file.not_a_table', `这是${what}，不是电子表格。请导入 .xlsx、.xls 或 .csv 文件。`)
}
