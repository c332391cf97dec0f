import { type IParagraphOptions, LineRuleType } from 'docx'
import { partsOf } from '#domain/paper/block.ts'
import { breakTitle, nameSize } from './head.ts'
import { LINE, PAGE, twip } from './measures.ts'
import type { OfficialPaper } from './official-paper.ts'

/** Lines are set no closer than this: below, 3号 would touch. */
const CLOSEST = Math.ceil(LINE * 0.82)
/** Left free, because another program's letters may be a little wider than those counted here. */
const SLACK = Math.round(LINE * 0.4)

/** A digit or a letter is a little more than half as wide as a character. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (/[\x20-\x7e]/.test(one) ? 0.6 : 1), 0)
const linesOf = (text: string, indent: number): number =>
  text
    .split('\n')
    .filter(Boolean)
    .reduce((sum, part) => sum + Math.ceil((widthOf(part) + indent) / PAGE.characters), 0)

/**
 * How the lines under the title are set. A document that runs over its first page by a few lines is set a little closer, so that text and
 * signature stand on one page, with the imprint where that goes (7.3.5: 调整行距); whatever is longer, or has a table, keeps the 22 lines; where attachments follow, the imprint comes after them.
 */
export function lineSetting(paper: OfficialPaper): Pick<IParagraphOptions, 'spacing'> {
  const { text, attachments } = partsOf(paper.blocks)
  if (text.some((block) => block.kind === 'table')) return {}
  const said = text.map((block) => ('text' in block ? linesOf(block.text, 2) : 0))
  const named = attachments.length + paper.attachments.length
  const lines =
    1 +
    (paper.to.length === 0 ? 0 : linesOf(`${paper.to.join('、')}：`, 0)) +
    said.reduce((sum, n) => sum + n, 0) +
    (named > 0 ? named + 1 : 0) +
    (paper.note ? 1 : 0) +
    // Two blank lines, who signs, the day.
    4
  const head = twip(35) + nameSize(`${paper.organ}文件`) * 10 + 5 * LINE + breakTitle(paper.title).length * 680
  const copies = paper.copy.length === 0 ? 0 : Math.ceil((widthOf(paper.copy.join('，')) + 4) / 29)
  // The box keeps a distance.
  const imprint = (copies + 1) * 400 + 280
  const room = twip(PAGE.blockHeight) - head - SLACK
  // All of it; else all but the imprint, which then stands on the back, where the standard has it anyhow.
  for (const left of attachments.length > 0 ? [room] : [room - imprint, room]) {
    if (left >= lines * LINE) return {}
    const closer = Math.floor(left / lines)
    if (closer >= CLOSEST) return { spacing: { line: closer, lineRule: LineRuleType.EXACT, before: 0, after: 0 } }
  }
  return {}
}
