/** A clause of a notice: how rules name it, how deep it lies, and its words. */
export type Clause = {
  /** `四、一`, `二、3`, `第十二条（一）`, `附件1`; '' for what stands before the first clause. */
  readonly anchor: string
  readonly level: number
  readonly text: string
}

type Mark = { readonly rank: number; readonly name: string }

const CHINESE = '[一二三四五六七八九十百零〇]+'
/** How clauses are numbered in official papers, from the outside in (GB/T 9704: 一、（一）1.（1）; statutes: 章 节 条 款). */
const MARKS: readonly { readonly rank: number; readonly found: RegExp; readonly name: (number: string) => string }[] = [
  { rank: 0, found: /^附件\s*(\d*)\s*[:：]?(?=\s|$|[^、，。]{0,30}$)/, name: (n) => `附件${n}` },
  { rank: 1, found: new RegExp(`^第(${CHINESE})章`), name: (n) => `第${n}章` },
  { rank: 2, found: new RegExp(`^第(${CHINESE})节`), name: (n) => `第${n}节` },
  { rank: 3, found: new RegExp(`^第(${CHINESE}|\\d+)条`), name: (n) => `第${n}条` },
  { rank: 4, found: new RegExp(`^(${CHINESE})、`), name: (n) => n },
  { rank: 5, found: new RegExp(`^[（(](${CHINESE})[)）]`), name: (n) => n },
  { rank: 6, found: /^(\d{1,2})[.．、](?!\d)/, name: (n) => n },
  { rank: 7, found: /^[（(](\d{1,2})[)）]/, name: (n) => n },
]

function markOf(line: string): Mark | undefined {
  for (const { rank, found, name } of MARKS) {
    const match = found.exec(line)
    if (match) return { rank, name: name(match[1] ?? '') }
  }
  return undefined
}

/**
 * A notice's paragraphs as clauses. A paragraph without a number belongs to the clause above it. Articles count through the
 * whole notice, so that chapters and sections are no part of their names; everything else is named from the outside in.
 */
export function splitClauses(paragraphs: readonly string[]): Clause[] {
  const clauses: { anchor: string; level: number; text: string }[] = []
  let above: Mark[] = []
  for (const paragraph of paragraphs) {
    const line = paragraph.replaceAll(/[\s\u3000]+/g, ' ').trim()
    if (line === '') continue
    const mark = markOf(line)
    const last = clauses.at(-1)
    if (!mark) {
      if (last) last.text += `\n${line}`
      else clauses.push({ anchor: '', level: 0, text: line })
      continue
    }
    above = [...above.filter((one) => one.rank < mark.rank), mark]
    clauses.push({ anchor: nameOf(above), level: above.length - 1, text: line })
  }
  return clauses
}

function nameOf(marks: readonly Mark[]): string {
  const article = marks.findIndex((one) => one.rank === 3)
  const named = article === -1 ? marks : marks.slice(article)
  const [first, ...rest] = named
  if (!first) return ''
  if (first.rank === 3)
    return `${first.name}${rest.map((one) => (one.rank === 5 ? `（${one.name}）` : `、${one.name}`)).join('')}`
  return [first, ...rest].map((one) => one.name).join('、')
}
