/**
 * What a paper says, piece by piece: the page and the Word file draw the same blocks. Kept with the paper when it is
 * issued; later changes of the facts do not reach it.
 */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly title?: string
      readonly columns: readonly PaperColumn[]
      readonly rows: readonly (readonly string[])[]
      /** Said under the table where there are more rows than it shows. */
      readonly note?: string
    }
  /** What follows it, up to the next, is an attachment: set on pages of its own after the signature, named in the note under the text. */
  | { readonly kind: 'attachment'; readonly title: string }

export type PaperColumn = { readonly title: string; readonly number?: boolean; readonly width?: number }

const NUMERALS = '一二三四五六七八九十'

/** 1 → 一, 11 → 十一, 23 → 二十三: how headings of a paper are numbered, up to 99. */
export function chineseNumeral(n: number): string {
  if (n <= 10) return NUMERALS[n - 1] ?? String(n)
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens === 1 ? '' : NUMERALS[tens - 1]}十${ones === 0 ? '' : NUMERALS[ones - 1]}`
}

/** The number before a heading of a level: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3). */
export function headingNumber(level: 1 | 2 | 3 | 4, n: number): string {
  if (level === 1) return `${chineseNumeral(n)}、`
  if (level === 2) return `（${chineseNumeral(n)}）`
  return level === 3 ? `${n}.` : `（${n}）`
}

/** Whether a kept value is a list of blocks: papers issued before there were any hold only facts and text. */
export function isBlocks(value: unknown): value is readonly PaperBlock[] {
  return (
    Array.isArray(value) &&
    value.every(
      (one) =>
        typeof one === 'object' && one !== null && ['heading', 'paragraph', 'table', 'attachment'].includes(one.kind),
    )
  )
}

/** A paper's own text, and its attachments with theirs. */
export function partsOf(blocks: readonly PaperBlock[]): {
  readonly text: readonly PaperBlock[]
  readonly attachments: readonly { readonly title: string; readonly blocks: readonly PaperBlock[] }[]
} {
  const text: PaperBlock[] = []
  const attachments: { title: string; blocks: PaperBlock[] }[] = []
  for (const block of blocks) {
    if (block.kind === 'attachment') attachments.push({ title: block.title, blocks: [] })
    else (attachments.at(-1)?.blocks ?? text).push(block)
  }
  return { text, attachments }
}
