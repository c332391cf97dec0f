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
import { FACE, PAGE, SIZE, twip } from './measures.ts'
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
  /** An address drawn as a QR code at its end, with what it is for. */
  readonly code: { readonly url: string; readonly says: string } | null
}

/** The margins of a sheet, in millimetres: those of a paper when upright, narrower when it lies. */
const LYING = { top: 26, bottom: 22, left: 25, right: 25 } as const

/** A sheet as a Word file: A4, title, one line under it, tables whose head repeats on each page, the page's number and count. */
export function writeSheet(sheet: Sheet): Promise<Buffer> {
  const margin = sheet.landscape ? LYING : PAGE
  const long = sheet.landscape ? PAGE.height : PAGE.width
  const width = long - margin.left - margin.right
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
                width: twip(PAGE.width),
                height: twip(PAGE.height),
                orientation: sheet.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
              },
              margin: {
                top: twip(margin.top),
                bottom: twip(margin.bottom),
                left: twip(margin.left),
                right: twip(margin.right),
                footer: twip(12),
              },
            },
          },
          footers: { default: new Footer({ children: [foot(sheet)] }) },
          children: [
            titleLine(sheet.title, sheet.large ? 72 : SIZE.二号),
            ...(sheet.sub ? [line([run(sheet.sub, { size: SIZE.四号 })], { alignment: AlignmentType.CENTER })] : []),
            ...blank(),
            ...setBlocks(sheet.blocks, { width, size: sheet.large ? SIZE.二号 : SIZE.五号 + 3 }),
            ...(sheet.code ? codeLines(sheet.code) : []),
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

/** Who drew it up and when, and the page. */
const foot = (sheet: Sheet) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        size: SIZE.五号,
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

function codeLines({ url, says }: { readonly url: string; readonly says: string }): Paragraph[] {
  return [
    ...blank(),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: [
        new ImageRun({
          type: 'png',
          data: qrPng(url),
          transformation: { width: EDGE, height: EDGE },
          altText: { name: 'code', title: says, description: url },
        }),
      ],
    }),
    line([run(says, { size: SIZE.四号 })], { alignment: AlignmentType.CENTER }),
  ]
}
