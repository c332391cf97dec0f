import { paperPeriod } from '../duty/period-label.ts'

/** A figure a report draws from the data: what it was, what it was a period before, and where its rows are. */
export type Figure = {
  readonly id: string
  readonly title: string
  /** null: not applicable or missing. */
  readonly value: number | null
  readonly previous: number | null
  readonly unit: string
  /** Address of the rows it counts, with its filters. */
  readonly to: string
  readonly search: Readonly<Record<string, string>>
}

/** Something below what is required: a report that has one says why and what is done about it. */
export type Shortfall = { readonly title: string; readonly note: string }

/** `较上期 +3`, `与上期持平`; nothing where there is nothing to compare. */
export function sayChange({ value, previous }: Pick<Figure, 'value' | 'previous'>): string {
  if (value === null || previous === null) return ''
  const difference = Math.round((value - previous) * 100) / 100
  if (difference === 0) return '与上期持平'
  return `较上期 ${difference > 0 ? '+' : '−'}${Math.abs(difference)}`
}

/** The draft of a report in words, from its figures and shortfalls. */
export function sayDraft(period: string, figures: readonly Figure[], short: readonly Shortfall[]): string {
  const said = figures.map((one) => {
    const change = sayChange(one)
    return `${one.title} ${one.value === null ? '不适用' : `${one.value}${one.unit}`}${change ? `（${change}）` : ''}`
  })
  const below =
    short.length > 0
      ? `\n未达要求：${short.map(({ title, note }) => `${title}${note ? `（${note}）` : ''}`).join('；')}。`
      : ''
  return `${paperPeriod(period)}：${said.join('；')}。${below}`
}

export type Difference = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

/** Two versions sentence by sentence: what stands in both, what went, what came (longest common subsequence). */
export function compareTexts(before: string, after: string): Difference[] {
  const [a, b] = [sentencesOf(before), sentencesOf(after)]
  const common: number[][] = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = common[i]
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const out: Difference[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push({ kind: 'same', text: a[i] ?? '' })
      i++
      j++
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      out.push({ kind: 'removed', text: a[i++] ?? '' })
    else out.push({ kind: 'added', text: b[j++] ?? '' })
  }
  return out
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[。；;\n])/).flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
}
