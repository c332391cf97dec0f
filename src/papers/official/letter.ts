import { AlignmentType, BorderStyle, Footer, Header, LineRuleType, Paragraph, TabStopType } from 'docx'
import { nameSize } from './head.ts'
import { PAGE, RED, twip } from './measures.ts'
import { noticeMark } from './notice-mark.ts'
import { blank, line, run } from './paragraphs.ts'

/** How far the double lines of a letter stand out from the block: they are 170 mm wide and centred on the page. */
const OUT = twip((170 - PAGE.blockWidth) / 2)

/** The top edge of the name: 30 mm from the edge of the paper (10.1). In twips. */
export const LETTER_HEADER = twip(30)

/** 信函格式: the name in red at the edge, a double line 4 mm below it, thick above thin. First page only. */
export function letterHeader(organ: string, notice: string | null): Header {
  const size = nameSize(organ, 80)
  return new Header({
    children: [
      ...noticeMark(notice),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        indent: { left: -OUT, right: -OUT },
        spacing: { line: size * 10, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 18, color: RED, space: 9 } },
        children: [run(organ, { face: '小标宋', size, color: RED, closer: 0 })],
      }),
    ],
  })
}

/** The double line at 20 mm from the lower edge, thin above thick; a letter's first page bears no number. */
export function letterFooter(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        indent: { left: -OUT, right: -OUT },
        spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        border: { top: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 18, color: RED, space: 0 } },
        children: [],
      }),
    ],
  })
}

/** 发文字号 of a letter at the right, 紧急程度 at the left, directly below the double line; the title two lines further down. */
export function letterNumber(number: string | null, urgency: string | null): Paragraph[] {
  return [
    line([run(urgency ?? '', { face: '黑体' }), run(`\t${number ?? ''}`)], {
      tabStops: [{ type: TabStopType.RIGHT, position: twip(PAGE.blockWidth) }],
    }),
    ...blank(2),
  ]
}
