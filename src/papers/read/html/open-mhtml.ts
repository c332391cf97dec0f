import { READ_LIMITS } from '../limits.ts'
import type { TableSource } from '../source-row.ts'
import { UnreadableFile } from '../unreadable-file.ts'
import { openHtml } from './open-html.ts'

/** A file that begins with the heads of a mail and is one. */
export function isMhtml(beginning: string): boolean {
  return (
    /^\s*[A-Za-z][\w-]*:[ \t]/.test(beginning) &&
    /^MIME-Version:/im.test(beginning) &&
    /^Content-Type:\s*(multipart\/(related|mixed|alternative)|text\/html)/im.test(beginning)
  )
}

/**
 * Opens a page packed as a mail: what Excel, WPS and Internet Explorer call "单个文件网页" and people then call .xls. Its pages, one a sheet,
 * are read as one; pictures, styles and whatever else is packed with them are not looked at.
 */
export async function openMhtml(bytes: Buffer, name: string): Promise<TableSource> {
  if (bytes.length > READ_LIMITS.oldFile)
    throw new UnreadableFile(
      'file.too_large',
      `单个文件网页超过 ${READ_LIMITS.oldFile / 2 ** 20} MB。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。`,
    )
  const page = await pagesOf(bytes)
  if (page === '')
    throw new UnreadableFile(
      'file.not_a_table',
      '这是一个单个文件网页或邮件，里面没有表格。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。',
    )
  return openHtml(Buffer.from(page), name)
}

async function pagesOf(bytes: Buffer): Promise<string> {
  const { default: PostalMime } = await import('postal-mime')
  try {
    return (await PostalMime.parse(bytes, { maxNestingDepth: MOST_DEEP })).html ?? ''
  } catch (error) {
    throw new UnreadableFile(
      'file.corrupt',
      '单个文件网页已损坏或不完整，无法读取。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。',
      error,
    )
  }
}

/** Parts within parts. Excel writes one level. */
const MOST_DEEP = 8
