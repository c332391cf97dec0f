import { Document, Footer, Header, type IParagraphOptions, Packer, type Paragraph, type Table } from 'docx'
import { partsOf } from '#domain/paper/block.ts'
import { redHead } from '#domain/paper/format.ts'
import { lineSetting } from './fit.ts'
import { attachmentNote, imprint, noteLine, pageNumber, presenceLines, signature, signerMark } from './foot.ts'
import { addressees, numberLine, redName, titleLines } from './head.ts'
import { LETTER_HEADER, letterFooter, letterHeader, letterNumber } from './letter.ts'
import { FACE, PAGE, SIZE, twip } from './measures.ts'
import { noticeMark } from './notice-mark.ts'
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
  // The foot of a letter's first page lies lower; the numbers of its other pages stand where all do.
  const raised = isLetter ? FOOTER - twip(20) : 0
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
        headers: {
          ...(isLetter ? { first: letterHeader(paper.signed, paper.notice) } : {}),
          default: new Header({ children: noticeMark(paper.notice) }),
          even: new Header({ children: noticeMark(paper.notice) }),
        },
        footers: {
          ...(isLetter ? { first: letterFooter() } : {}),
          default: new Footer({ children: [pageNumber('odd', raised)] }),
          even: new Footer({ children: [pageNumber('even', raised)] }),
        },
        children: [
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
    ...redName(redHead('document', paper.organ), 35, paper.urgency),
    ...blank(2),
    numberLine(paper),
    ...blank(2),
    ...titleLines(paper.title),
    ...text(paper, lineSetting(paper)),
    ...imprint(paper),
  ],
  letter: (paper) => [
    ...letterNumber(paper.number, paper.urgency),
    ...titleLines(paper.title),
    ...text(paper),
    ...imprint(paper, 'copies'),
  ],
  order: (paper) => [
    ...redName(redHead('order', paper.organ), 20, paper.urgency),
    ...blank(2),
    line([run(paper.number ?? '')], { alignment: 'center' }),
    ...blank(2),
    ...setBlocks(partsOf(paper.blocks).text),
    ...(paper.signer ? signerMark(paper.signer, paper.signerPost, paper.day) : signature(paper.signed, paper.day)),
    ...attachmentPages(paper),
    ...imprint(paper),
  ],
  minutes: (paper) => [
    ...redName(redHead('minutes', paper.organ), 35, paper.urgency),
    ...blank(2),
    numberLine(paper),
    ...blank(2),
    ...titleLines(paper.title),
    ...blank(),
    ...setBlocks(partsOf(paper.blocks).text),
    ...attachmentNote(attachmentNames(paper)),
    ...presenceLines(paper.presence),
    ...attachmentPages(paper),
    ...imprint(paper),
  ],
}

/** The names under the text: those whose text follows, then those that come apart. */
function attachmentNames(paper: OfficialPaper): string[] {
  return [...partsOf(paper.blocks).attachments.map((one) => one.title), ...paper.attachments]
}

/** @param set how its lines are set, where not as all are */
function text(paper: OfficialPaper, set: IParagraphOptions = {}): Piece[] {
  return [
    ...blank(1, set),
    ...addressees(paper.to, set),
    ...setBlocks(partsOf(paper.blocks).text, undefined, set),
    ...attachmentNote(attachmentNames(paper), set),
    ...signature(paper.signed, paper.day, set),
    ...noteLine(paper.note, set),
    ...attachmentPages(paper),
  ]
}

/** 附件 on pages of their own before the imprint: 附件1 in 黑体 at the upper left, its title centred on the third line. */
function attachmentPages(paper: OfficialPaper): Piece[] {
  const { attachments } = partsOf(paper.blocks)
  const several = attachmentNames(paper).length > 1
  return attachments.flatMap(({ title, blocks }, index): Piece[] => [
    line([run(`附件${several ? index + 1 : ''}`, { face: '黑体' })], { pageBreakBefore: true }),
    ...blank(),
    ...titleLines(title),
    ...blank(),
    ...setBlocks(blocks),
  ])
}
