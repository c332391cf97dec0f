import { detectEncoding } from '../csv/detect-encoding.ts'
import { UnreadableFile } from '../unreadable-file.ts'
import { type DocxText, readDocxText } from './docx-text.ts'

/** The paragraphs of a notice, from .docx or plain text in the encodings offices use. @throws UnreadableFile */
export async function readNoticeText(bytes: Buffer): Promise<DocxText> {
  if (bytes.length === 0) throw new UnreadableFile('file.empty', '文件是空的。')
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readDocxText(bytes)
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0')
    throw new UnreadableFile(
      'file.old_format',
      '旧版 .doc 不能直接读取。请用 Word 或 WPS 另存为 .docx，或把正文粘贴进来。',
    )
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-')
    throw new UnreadableFile('file.old_format', 'PDF 不能直接读取。请导入 .docx，或把正文粘贴进来。')
  const text = new TextDecoder(detectEncoding(bytes)).decode(bytes)
  return { paragraphs: text.split(/\r?\n|\r/), autoNumbered: 0 }
}
