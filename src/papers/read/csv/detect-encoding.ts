import { UnreadableFile } from '../unreadable-file.ts'

export type TextEncodingName = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/**
 * The encoding of a text file. A byte order mark decides; else UTF-8 when every byte fits it (Chinese text in GB18030
 * practically never does), else GB18030 when that fits. Anything else is refused rather than read as wrong characters.
 */
export function detectEncoding(bytes: Uint8Array): TextEncodingName {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (fits(bytes, 'utf-8')) return 'utf-8'
  if (fits(bytes, 'gb18030')) return 'gb18030'
  throw new UnreadableFile('file.encoding', '无法识别文字编码。请另存为“CSV UTF-8（逗号分隔）”或 .xlsx 再导入。')
}

const STEP = 2 ** 20

function fits(bytes: Uint8Array, encoding: string): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += STEP) decoder.decode(bytes.subarray(at, at + STEP), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}
