import { setImmediate } from 'node:timers/promises'
import { detectEncoding } from '../csv/detect-encoding.ts'

/** How a file starts that is a page, or XML; in whatever encoding. */
const MARKUP =
  /^\s*<(\?xml|!doctype|!--|\/?(html|head|meta|title|style|script|link|body|form|div|center|p|span|font|b|h[1-6]|br|table|thead|tbody|tr)\b)/i

/** The first characters of a file, as far as they can be told before its encoding is known. */
export function beginningOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(0, 8192))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(0, 8192))
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  return bytes.subarray(mark, 4096).toString('latin1')
}

export const isMarkup = (beginning: string): boolean => MARKUP.test(beginning)

/**
 * The encoding of a page. What its bytes are goes before what it says, because export programs often say another one; only where it says one
 * that bytes cannot tell from GB18030 (Big5, Shift_JIS) is it believed.
 */
export function encodingOf(bytes: Buffer, beginning: string): string {
  const said = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(beginning)?.[1]?.toLowerCase()
  if (
    said !== undefined &&
    !/^(utf-?8|utf-?16.*|gb.*|x-gbk|hz.*|iso-8859-1|us-ascii|windows-1252)$/.test(said) &&
    isKnown(said)
  )
    return said
  return detectEncoding(bytes)
}

function isKnown(label: string): boolean {
  try {
    new TextDecoder(label)
    return true
  } catch {
    return false
  }
}

const STEP = 64 * 1024

/** The text in pieces; others have their turn in between. */
export async function* textOf(bytes: Buffer, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for (let at = 0; at < bytes.length; at += STEP) {
    yield decoder.decode(bytes.subarray(at, at + STEP), { stream: true })
    await setImmediate()
  }
  yield decoder.decode()
}
