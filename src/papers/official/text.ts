import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { PaperBlock } from '#domain/paper/block.ts'
import { columnWidths } from './column-widths.ts'
import { type Face, PAGE, SIZE, twip } from './measures.ts'
import { body, line, run } from './paragraphs.ts'

/** 一、 in 黑体, （一） in 楷体, 1. and （1） as the text (7.3.3). */
const HEADING_FACES: Readonly<Record<1 | 2 | 3 | 4, Face>> = { 1: '黑体', 2: '楷体', 3: '仿宋', 4: '仿宋' }

/** How wide a table is, in millimetres, and in which size it is set, in half-points. */
type TableSetting = {
  readonly width: number
  readonly size: number
  readonly ends?: boolean
  /** How much larger the text beside the tables is set. */
  readonly scale?: number
}
const IN_PAPER: TableSetting = { width: PAGE.blockWidth, size: SIZE.四号 }

/**
 * The text of a paper: each block as the standard sets it. Its last paragraph stays with the signature that follows, unless
 * nothing else would be left on the first page, which must show text.
 */
export function setBlocks(
  blocks: readonly PaperBlock[],
  set: TableSetting = IN_PAPER,
  lines: IParagraphOptions = {},
): (Paragraph | Table)[] {
  const staysBehind = blocks.slice(0, -1).some((block) => block.kind !== 'heading')
  return blocks.flatMap((block, index): (Paragraph | Table)[] => {
    const options = index === blocks.length - 1 && staysBehind ? { ...lines, keepNext: true } : lines
    if (block.kind === 'heading')
      return [body(block.text, HEADING_FACES[block.level], { ...lines, keepNext: true }, set.scale)]
    if (block.kind === 'paragraph')
      return block.text
        .split('\n')
        .filter(Boolean)
        .map((text) => body(text, '仿宋', options, set.scale))
    // Attachments stand on pages of their own; whoever sets the text takes them out before.
    if (block.kind === 'attachment') return []
    return [
      ...(block.title
        ? [line([run(block.title, { face: '黑体' })], { alignment: AlignmentType.CENTER, keepNext: true })]
        : []),
      setTable(block, { ...set, ends: index === blocks.length - 1 }),
      ...(block.note ? [body(block.note, '仿宋', {}, set.scale)] : []),
    ]
  })
}

/** A table as wide as the block, its head repeated on each page, rows never torn. */
function setTable(block: Extract<PaperBlock, { kind: 'table' }>, set: TableSetting): Table {
  const widths = columnWidths(block, twip(set.width), set.size)
  const cell = (text: string, index: number, head: boolean, keepNext = false): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 30, bottom: 30, left: 80, right: 80 },
      // Empty lines of a form are room to write.
      children: text.split('\n').map(
        (line) =>
          new Paragraph({
            spacing: { line: Math.max(360, set.size * 13), lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
            keepNext,
            alignment: head
              ? AlignmentType.CENTER
              : block.columns[index]?.number
                ? AlignmentType.RIGHT
                : AlignmentType.LEFT,
            children: [run(line, { face: head ? '黑体' : '仿宋', size: set.size, closer: 0 })],
          }),
      ),
    })
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: Object.fromEntries(
      ['top', 'bottom', 'left', 'right', 'insideHorizontal', 'insideVertical'].map((side) => [
        side,
        { style: BorderStyle.SINGLE, size: 4, color: '000000' },
      ]),
    ),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: block.columns.map((column, index) => cell(column.title, index, true)),
      }),
      ...block.rows.map((row, n) => {
        // Where a table ends the text its last rows stay with the signature.
        const keepNext = set.ends === true && n > 1 && n >= block.rows.length - 2
        return new TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, index, false, keepNext)) })
      }),
    ],
  })
}
