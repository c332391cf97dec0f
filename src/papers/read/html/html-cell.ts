import { cleanText } from '../clean-text.ts'
import type { SourceCell } from '../source-row.ts'

/** A cell while it is read: where it begins, how far it reaches, what stands in it. */
export type OpenCell = {
  readonly column: number
  readonly colspan: number
  readonly rowspan: number
  /** The number that Excel kept beside what it shows (`x:num`). */
  readonly number: string | undefined
  text: string
  /** What stands in tables inside it. */
  inner: string
}

/** Spaces and line breaks of the source are one space; breaks of the page stay. */
export function shownText(text: string): string {
  return cleanText(text)
    .replace(/[ \t\r\f\u00a0]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

/**
 * The cell as one of ours. A page shows texts; a number that Excel left beside it is taken where a number is shown, not where a date or a
 * code with its zeros is.
 */
export function toSourceCell({ column, text, inner, number }: OpenCell): SourceCell | undefined {
  const shown = shownText(inner === '' ? text : `${text}\n${inner}`)
  if (shown === '') return undefined
  const kept = number?.trim() ?? ''
  const isNumber = /^-?(0|[1-9][\d,]*)?(\.\d+)?%?$/.test(shown) && kept !== '' && Number.isFinite(Number(kept))
  return isNumber
    ? { column, type: 'number', value: Number(kept), text: kept }
    : { column, type: 'text', value: shown, text: shown }
}
