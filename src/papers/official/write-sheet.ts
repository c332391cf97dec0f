import {
  AlignmentType,
  Document,
  Footer,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx'
import type { PaperBlock } from '#domain/paper/block.ts'
import { paperDay } from '#domain/paper/paper-text.ts'
import { FACE, LINE, PAGE, SIZE, twip } from './measures.ts'
import { blank, line, run } from './paragraphs.ts'
import { setBlocks } from './text.ts'
import { qrPng } from './verify-mark.ts'

/** A sheet: what is printed from the data when somebody asks, without number or signature. */
export type Sheet = {
  readonly title: string
  /** The line under the title: period, scope. */
  readonly sub: string | null
  readonly blocks: readonly PaperBlock[]
  /** Who drew it up. */
  readonly by: string
  readonly day: string
  readonly landscape: boolean
  /** Read from some steps away, as a plate at a gate. */
  readonly large?: boolean
  /** A plate at a gate is also set on A3, everything as much larger as the sheet is. */
  readonly on?: 'A4' | 'A3'
  /** An address drawn as a QR code at its end, with what it is for. */
  readonly code: { readonly url: string; readonly says: string } | null
}

/** The margins of a sheet, in millimetres: those of a paper when upright, narrower when it lies. */
const LYING = { top: 26, bottom: 22, left: 25, right: 25 } as const

/** A sheet as a Word file: A4, title, one line under it, tables whose head repeats on each page, the page's number and count. */
export function writeSheet(sheet: Sheet): Promise<Buffer> {
  const scale = sheet.on === 'A3' ? Math.SQRT2 : 1
  const mm = (length: number) => twip(length * scale)
  const size = (points: number) => Math.round(points * scale)
  const margin = sheet.landscape ? LYING : PAGE
  const long = sheet.landscape ? PAGE.height : PAGE.width
  const width = (long - margin.left - margin.right) * scale
  return Packer.toBuffer(
    new Document({
      creator: sheet.by,
      title: sheet.title,
      styles: {
        default: {
          document: {
            run: { font: { name: FACE.仿宋, eastAsia: FACE.仿宋 }, size: SIZE.三号, language: { eastAsia: 'zh-CN' } },
          },
        },
      },
      sections: [
        {
          properties: {
            page: {
              size: {
                // The library turns width and height itself.
                width: mm(PAGE.width),
                height: mm(PAGE.height),
                orientation: sheet.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
              },
              margin: {
                top: mm(margin.top),
                bottom: mm(margin.bottom),
                left: mm(margin.left),
                right: mm(margin.right),
                footer: mm(12),
              },
            },
          },
          footers: { default: new Footer({ children: [foot(sheet, size(SIZE.五号))] }) },
          children: [
            titleLine(sheet.title, size(sheet.large ? 72 : SIZE.二号)),
            ...(sheet.sub ? [centred(sheet.sub, scale)] : []),
            ...blank(1, {}, scale),
            ...setBlocks(sheet.blocks, { width, size: size(sheet.large ? SIZE.二号 : SIZE.五号 + 3), scale }),
            ...(sheet.code ? codeLines(sheet.code, scale) : []),
          ],
        },
      ],
    }),
  )
}

const titleLine = (title: string, size: number) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { line: Math.max(680, size * 14), lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
    children: [run(title, { face: '小标宋', size, closer: 0 })],
  })

const centred = (text: string, scale: number) =>
  line([run(text, { size: Math.round(SIZE.四号 * scale) })], {
    alignment: AlignmentType.CENTER,
    spacing: { line: Math.round(LINE * scale), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
  })

/** Who drew it up and when, and the page. */
const foot = (sheet: Sheet, size: number) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        size,
        font: { name: FACE.宋体, eastAsia: FACE.宋体 },
        children: [
          `${sheet.by}　${paperDay(sheet.day)}　第 `,
          PageNumber.CURRENT,
          ' 页，共 ',
          PageNumber.TOTAL_PAGES,
          ' 页',
        ],
      }),
    ],
  })

/** Edge of the code on a sheet, in pixels of 96 to the inch: 40 mm, read from a step away. */
const EDGE = Math.round((40 / 25.4) * 96)

function codeLines({ url, says }: { readonly url: string; readonly says: string }, scale: number): Paragraph[] {
  const edge = Math.round(EDGE * scale)
  return [
    ...blank(1, {}, scale),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: [
        new ImageRun({
          type: 'png',
          data: qrPng(url),
          transformation: { width: edge, height: edge },
          altText: { name: 'code', title: says, description: url },
        }),
      ],
    }),
    centred(says, scale),
  ]
}
