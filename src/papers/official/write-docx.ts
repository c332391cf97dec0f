import { Document, Footer, Header, Packer, type Paragraph, type Table } from 'docx'
import { attachmentNote, imprint, noteLine, pageNumber, signature } from './foot.ts'
import { addressees, numberLine, redName, titleLines } from './head.ts'
import { LETTER_HEADER, letterFooter, letterHeader, letterNumber } from './letter.ts'
import { FACE, PAGE, SIZE, twip } from './measures.ts'
import type { OfficialPaper } from './official-paper.ts'
import { blank, line, run } from './paragraphs.ts'
import { setBlocks } from './text.ts'
import { verifyMark } from './verify-mark.ts'

/** The number of a page stands 7 mm below the block; measured from the lower edge of the paper to the foot of its line. */
const FOOTER = twip(PAGE.bottom - 7) - 140

/**
 * An official paper as a Word file, set after GB/T 9704-2012: block 156 × 225 mm, 22 lines of 28 characters, red head and
 * line, title, addressees, text, signature and date, imprint, page numbers. Names the official faces; whoever opens it
 * needs them installed (see `missingFaces`).
 */
export async function writeDocx(paper: OfficialPaper): Promise<Buffer> {
  const isLetter = paper.format === 'letter'
  const document = new Document({
    creator: paper.signed,
    title: paper.title,
    description: paper.number ?? '',
    evenAndOddHeaderAndFooters: true,
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
          titlePage: isLetter,
          page: {
            size: { width: twip(PAGE.width), height: twip(PAGE.height) },
            margin: {
              top: twip(PAGE.top),
              bottom: twip(PAGE.bottom),
              left: twip(PAGE.left),
              right: twip(PAGE.right),
              header: isLetter ? LETTER_HEADER : twip(15),
              footer: isLetter ? twip(20) : FOOTER,
            },
          },
        },
        ...(isLetter
          ? {
              headers: {
                first: letterHeader(paper.signed),
                default: new Header({ children: [] }),
                even: new Header({ children: [] }),
              },
            }
          : {}),
        footers: {
          ...(isLetter ? { first: letterFooter() } : {}),
          default: new Footer({ children: [pageNumber('odd')] }),
          even: new Footer({ children: [pageNumber('even')] }),
        },
        children: [
          ...(paper.notice ? [line([run(paper.notice, { face: '黑体', color: '7F7F7F' })])] : []),
          ...(paper.verify ? [verifyMark(paper.verify.url, isLetter ? 17 : 6)] : []),
          ...LAYOUTS[paper.format](paper),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

type Piece = Paragraph | Table

const LAYOUTS: Readonly<Record<OfficialPaper['format'], (paper: OfficialPaper) => Piece[]>> = {
  document: (paper) => [
    ...redName(`${paper.organ}文件`, 35, paper.urgency),
    ...blank(2),
    numberLine(paper),
    ...blank(2),
    ...titleLines(paper.title),
    ...text(paper),
    ...imprint(paper),
  ],
  letter: (paper) => [...letterNumber(paper.number), ...titleLines(paper.title), ...text(paper)],
  order: (paper) => [
    ...redName(paper.organ, 20, paper.urgency),
    ...blank(2),
    line([run(paper.number ?? '')], { alignment: 'center' }),
    ...blank(2),
    ...setBlocks(paper.blocks),
    ...signature(paper.signed, paper.day),
    ...imprint(paper),
  ],
  minutes: (paper) => [
    ...redName(`${paper.organ}会议纪要`, 35, paper.urgency),
    ...blank(2),
    numberLine(paper),
    ...blank(2),
    ...titleLines(paper.title),
    ...blank(),
    ...setBlocks(paper.blocks),
    ...paper.presence.flatMap(({ label, names }, index) => [
      ...(index === 0 ? blank() : []),
      line([run(`${label}：`, { face: '黑体' }), run(names)], { indent: { left: 630, hanging: 0, firstLine: 0 } }),
    ]),
    ...imprint(paper),
  ],
}

function text(paper: OfficialPaper): Piece[] {
  return [
    ...blank(),
    ...addressees(paper.to),
    ...setBlocks(paper.blocks),
    ...attachmentNote(paper.attachments),
    ...signature(paper.signed, paper.day),
    ...noteLine(paper.note),
  ]
}
