import { Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import PizZip from 'pizzip'
import { FACE, PAGE, SIZE, twip } from '#papers/official/measures.ts'

const run = (text: string) => new TextRun({ text, size: SIZE.三号, font: { name: FACE.仿宋, eastAsia: FACE.仿宋 } })
const line = (text: string) => new Paragraph({ children: [run(text)] })

/** A Word file as an office would make it, a paragraph a line; margins as the standard asks unless told otherwise. */
export function wordFile(
  lines: readonly string[],
  more: { left?: number; header?: string; footer?: string; table?: readonly string[]; face?: string } = {},
): Promise<Buffer> {
  const cells = more.table
  return Packer.toBuffer(
    new Document({
      styles: { default: { document: { run: { size: SIZE.三号 } } } },
      sections: [
        {
          properties: {
            page: {
              size: { width: twip(PAGE.width), height: twip(PAGE.height) },
              margin: {
                top: twip(PAGE.top),
                bottom: twip(PAGE.bottom),
                left: twip(more.left ?? PAGE.left),
                right: twip(PAGE.right),
              },
            },
          },
          ...(more.header ? { headers: { default: new Header({ children: [line(more.header)] }) } } : {}),
          ...(more.footer ? { footers: { default: new Footer({ children: [line(more.footer)] }) } } : {}),
          children: [
            ...lines.map(line),
            ...(more.face
              ? [
                  new Paragraph({
                    children: [new TextRun({ text: '字', font: { name: more.face, eastAsia: more.face } })],
                  }),
                ]
              : []),
            ...(cells
              ? [
                  new Table({
                    rows: [new TableRow({ children: cells.map((text) => new TableCell({ children: [line(text)] })) })],
                  }),
                ]
              : []),
          ],
        },
      ],
    }),
  )
}

/** The same file with a part put in, changed or taken out. */
export function withPart(file: Buffer, name: string, change: string | Buffer | ((text: string) => string)): Buffer {
  const zip = new PizZip(file)
  const content = typeof change === 'function' ? change(zip.file(name)?.asText() ?? '') : change
  zip.file(name, content)
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}

/** The text of a Word file, a paragraph a line. */
export function textOf(file: Buffer, part = 'word/document.xml'): string[] {
  const xml = new PizZip(file).file(part)?.asText() ?? ''
  return [...xml.matchAll(/<w:p(?: [^>]*)?>(.*?)<\/w:p>/gs)].map(([, inner]) =>
    [...(inner ?? '').matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((found) => found[1]).join(''),
  )
}
