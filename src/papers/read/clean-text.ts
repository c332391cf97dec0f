/** A control character other than tab and line end, or half of a pair. */
const UNCLEAN = /[^\P{Cc}\t\n]|\p{Cs}/u
const CONTROL = /[^\P{Cc}\t\n]/gu

/**
 * A cell's text without what no database keeps and nobody sees: control characters go (Excel writes them as `_x0000_`, old programs leave
 * them behind), every line end is one `\n`, half a surrogate pair becomes �.
 */
export function cleanText(text: string): string {
  if (!UNCLEAN.test(text)) return text
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '').toWellFormed()
}
