import { AlignmentType, BorderStyle, type IParagraphOptions, LineRuleType, Paragraph, TabStopType } from 'docx'
import { LINE, PAGE, RED, SIZE, twip } from './measures.ts'
import type { OfficialPaper } from './official-paper.ts'
import { characters, gap, line, run } from './paragraphs.ts'

/** The name in red as large as the line holds it, at most 52 pt: 发文机关标志 in one line, in half-points. */
export function nameSize(name: string, widest: number = SIZE.标志): number {
  const fits = Math.floor(((PAGE.blockWidth / 25.4) * 72 * 2) / Math.max(1, [...name].length))
  return Math.min(widest, fits)
}

/** 发文机关标志, its upper edge so far below the edge of the block (35 mm for documents and minutes, 20 mm for orders). */
export function redName(name: string, below: number, urgency: string | null): Paragraph[] {
  const size = nameSize(name)
  const height = size * 10
  const above = twip(below) - (urgency ? LINE : 0)
  return [
    ...(urgency ? [line([run(urgency, { face: '黑体' })])] : []),
    gap(above),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: height, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
      children: [run(name, { face: '小标宋', size, color: RED, closer: 0 })],
    }),
  ]
}

/** A red line as wide as the block, 4 mm under the characters of the line it belongs to. */
const UNDER = { style: BorderStyle.SINGLE, size: 10, color: RED, space: 9 } as const

/** 发文字号 two lines below the name; of a paper that goes upward it stands left and the signer right. */
export function numberLine(paper: Pick<OfficialPaper, 'number' | 'signer'>): Paragraph {
  const border = { bottom: UNDER }
  if (paper.signer) {
    // Space made of a character and a tab: an indent would shorten the red line.
    return line([run(`　${paper.number ?? ''}`), run('\t签发人：'), run(paper.signer, { face: '楷体' })], {
      border,
      tabStops: [{ type: TabStopType.RIGHT, position: twip(PAGE.blockWidth) - characters(1) }],
    })
  }
  return line([run(paper.number ?? '')], { border, alignment: AlignmentType.CENTER })
}

/** Characters of 2号 that a line of the block holds. */
const TITLE_LINE = Math.floor(((PAGE.blockWidth / 25.4) * 72) / 22)

/**
 * A title in lines of nearly equal length, broken where a phrase ends (7.3.1: 词意完整，排列对称，长短适宜). A break that the
 * drafter wrote stays.
 */
export function breakTitle(title: string): string[] {
  return title.split('\n').flatMap((written) => {
    const text = [...written]
    const lines = Math.ceil(text.length / TITLE_LINE)
    if (lines <= 1) return [written]
    const ideal = text.length / lines
    const pieces: string[] = []
    let from = 0
    for (let made = 1; made < lines; made++) {
      const at = bestBreak(text, from + Math.ceil(ideal), from)
      pieces.push(text.slice(from, at).join(''))
      from = at
    }
    const last = text.slice(from).join('')
    return [...pieces, ...([...last].length > TITLE_LINE ? breakTitle(last) : [last])]
  })
}

/** The place nearest to the ideal one, within six characters, after which a phrase begins anew. */
function bestBreak(text: readonly string[], ideal: number, from: number): number {
  for (let off = 0; off <= 6; off++) {
    for (const at of [ideal + off, ideal - off]) {
      if (at - from > TITLE_LINE || at <= from || at >= text.length - 1) continue
      if (endsPhrase(text[at - 1] ?? '', text[at] ?? '')) return at
    }
  }
  let at = Math.min(ideal, from + TITLE_LINE)
  while (at > from + 1 && holds(text[at - 1] ?? '', text[at] ?? '')) at--
  return at > from + 1 ? at : Math.min(ideal, from + TITLE_LINE)
}

/** Between these two characters a phrase has ended. */
const endsPhrase = (before: string, after: string): boolean =>
  /[《（“]/.test(after) || (/[的和及与、，》）”]/.test(before) && !/[、，》）”的]/.test(after))

/** These two are never torn apart: numbers and the words of a date, brackets and what they hold, stops. */
const holds = (before: string, after: string): boolean =>
  (/[0-9A-Za-z.〔〕年月日第]/.test(before) && /[0-9A-Za-z.〔〕年月日号期季]/.test(after)) ||
  /[《（“〔]/.test(before) ||
  /[、，。：》）”〕]/.test(after)

/** 标题: 2号小标宋, centred, two lines below the red line. */
export function titleLines(title: string): Paragraph[] {
  return breakTitle(title).map(
    (text) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { line: 680, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        children: [run(text, { face: '小标宋', size: SIZE.二号, closer: 0 })],
      }),
  )
}

/** 主送机关 from the margin, with a full-width colon; nothing where nobody is addressed. */
export function addressees(to: readonly string[], set: IParagraphOptions = {}): Paragraph[] {
  return to.length === 0 ? [] : [line([run(`${to.join('、')}：`)], set)]
}
