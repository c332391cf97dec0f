import {
  AlignmentType,
  BorderStyle,
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  type IParagraphOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  TextWrappingType,
  VerticalPositionAlign,
  VerticalPositionRelativeFrom,
} from 'docx'
import { ShapeRun } from 'docx/shapes'
import { paperDay } from '#domain/paper/paper-text.ts'
import { FACE, PAGE, SIZE, twip } from './measures.ts'
import type { OfficialPaper } from './official-paper.ts'
import { blank, characters, line, run } from './paragraphs.ts'

/** 附件说明: one line below the text, two characters in, names without a stop. */
export function attachmentNote(names: readonly string[], set: IParagraphOptions = {}): Paragraph[] {
  if (names.length === 0) return []
  const left = characters(2)
  const lines = names.map((name, index) =>
    line([run(`${index === 0 ? '附件：' : ''}${names.length > 1 ? `${index + 1}. ` : ''}${name}`)], {
      ...set,
      indent: { left: index === 0 ? left : left + characters(3) },
      keepNext: true,
    }),
  )
  return [...blank(1, { ...set, keepNext: true }), ...lines]
}

/** How many characters of 3号 a text is wide: a digit is half of one. */
function widthOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (/[0-9 -~]/.test(one) ? 0.5 : 1), 0)
}

/** 署名 and 成文日期, laid out for a seal: the date four characters from the right, the name centred above it. */
export function signature(signed: string, day: string, set: IParagraphOptions = {}): Paragraph[] {
  const date = paperDay(day)
  const right = Math.max(0, 4 + widthOf(date) / 2 - widthOf(signed) / 2)
  const at = (n: number) => ({
    ...set,
    alignment: AlignmentType.RIGHT,
    indent: { right: characters(n) },
    keepLines: true,
  })
  return [
    ...blank(2, { ...set, keepNext: true }),
    line([run(signed)], { ...at(right), keepNext: true }),
    line([run(date)], at(4)),
  ]
}

/** 签发人签名章 of an order: two lines below the text, his post two characters in, room for the seal four from the right; the date below. */
export function signerMark(name: string, post: string | null, day: string): Paragraph[] {
  return [
    ...blank(2, { keepNext: true }),
    line([run(post ?? ''), run(`\t${name}`, { face: '楷体' })], {
      indent: { left: characters(2), right: characters(4) },
      tabStops: [{ type: TabStopType.RIGHT, position: twip(PAGE.blockWidth) - characters(4) }],
      keepNext: true,
    }),
    ...blank(1, { keepNext: true }),
    line([run(paperDay(day))], { alignment: AlignmentType.RIGHT, indent: { right: characters(4) } }),
  ]
}

/** 出席、请假、列席 of minutes: one line below, two characters in, the word in 黑体; names go on below the first name. */
export function presenceLines(presence: OfficialPaper['presence']): Paragraph[] {
  return presence.flatMap(({ label, names }, index) => {
    const hanging = characters([...label].length + 1)
    return [
      ...(index === 0 ? blank() : []),
      line([run(`${label}：`, { face: '黑体' }), run(names)], {
        indent: { left: characters(2) + hanging, hanging },
      }),
    ]
  })
}

/** 附注 in brackets, two characters in. */
export function noteLine(note: string | null, set: IParagraphOptions = {}): Paragraph[] {
  return note ? [line([run(`（${note}）`)], { ...set, indent: { left: characters(2) } })] : []
}

/** A text in lines of so many characters, all but the first `hanging` characters in. */
function wrapped(text: string, perLine: number, hanging: number): string[] {
  const lines: string[] = []
  let rest = [...text]
  while (rest.length > 0) {
    const room = lines.length === 0 ? perLine : perLine - hanging
    // A line does not begin with a stop or comma.
    const taken = /[，。、]/.test(rest[room] ?? '') ? room - 1 : room
    lines.push((lines.length === 0 ? '' : '　'.repeat(hanging)) + rest.slice(0, taken).join(''))
    rest = rest.slice(taken)
  }
  return lines
}

/** 0.35 mm and 0.25 mm, in eighths of a point. */
const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 0 } as const
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 0 } as const

/** A line of the imprint, in points. */
const IMPRINT_LINE = 20

/**
 * 版记: copies, who printed it and when, between lines of 0.35, 0.25 and 0.35 mm, the last on the lower edge of the block of
 * the page where the text ends. 4号仿宋, one character in from either side. A box, because a table as wide as the text
 * cannot be laid at the bottom by every word processor.
 * @param of a letter names only whom it is copied to: no printer, no lines (10.1)
 */
export function imprint(
  paper: Pick<OfficialPaper, 'copy' | 'signed' | 'day'>,
  of: 'whole' | 'copies' = 'whole',
): Paragraph[] {
  const spacing = { line: IMPRINT_LINE * 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const
  const set = (text: string) => run(text, { size: SIZE.四号, closer: 0 })
  const perLine = Math.floor(((PAGE.blockWidth / 25.4) * 72) / 14) - 2
  // Indents would shorten the lines above and below: the space at either side is made of characters.
  const copies = paper.copy.length > 0 ? wrapped(`抄送：${paper.copy.join('，')}。`, perLine, 3) : []
  if (of === 'copies' && copies.length === 0) return []
  const children = [
    ...copies.map(
      (text, index) =>
        new Paragraph({
          spacing,
          ...(index === 0 && of === 'whole' ? { border: { top: THICK } } : {}),
          children: [set(`　${text}`)],
        }),
    ),
    ...(of === 'copies'
      ? []
      : [
          new Paragraph({
            spacing,
            border: { top: copies.length > 0 ? THIN : THICK, bottom: THICK },
            tabStops: [{ type: TabStopType.RIGHT, position: twip(PAGE.blockWidth) - 14 * 20 }],
            children: [set(`　${paper.signed}`), set(`\t${paperDay(paper.day)}印发`)],
          }),
        ]),
  ]
  const height = children.length * IMPRINT_LINE + 3
  const box = new ShapeRun({
    type: 'rectangle',
    transformation: { width: (PAGE.blockWidth / 25.4) * 96, height: (height / 72) * 96 },
    line: { width: 0, transparency: 100 },
    children,
    textOptions: { verticalAlignment: 'bottom', margins: { top: 0, right: 0, bottom: 0, left: 0 } },
    altText: { name: 'imprint', title: '版记', description: '' },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.MARGIN, align: HorizontalPositionAlign.LEFT },
      verticalPosition: { relative: VerticalPositionRelativeFrom.MARGIN, align: VerticalPositionAlign.BOTTOM },
      wrap: { type: TextWrappingType.TOP_AND_BOTTOM },
    },
  })
  return [new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 }, children: [box] })]
}

/**
 * 页码: — 1 — in 4号宋体, one character from the outer side: right on odd pages, left on even ones.
 * @param raised how far it is lifted above the place where feet of this section stand, in twips
 */
export function pageNumber(side: 'odd' | 'even', raised = 0): Paragraph {
  const set = { size: SIZE.四号, font: { name: FACE.宋体, eastAsia: FACE.宋体 } }
  const inward = 14 * 20
  return new Paragraph({
    alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: side === 'odd' ? { right: inward } : { left: inward },
    spacing: { line: 280, lineRule: LineRuleType.EXACT, before: 0, after: raised },
    children: [new TextRun({ ...set, children: ['— ', PageNumber.CURRENT, ' —'] })],
  })
}
