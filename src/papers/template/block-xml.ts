import type { PaperBlock } from '#domain/paper/block.ts'
import { FACE, type Face } from '../official/measures.ts'

/** How the paragraph of the tag is set: its text is set like it. */
export type Setting = { readonly paragraph: string; readonly run: string }

const HEADING: Readonly<Record<1 | 2 | 3 | 4, Face | undefined>> = { 1: '黑体', 2: '楷体', 3: undefined, 4: undefined }

const escaped = (text: string): string =>
  text
    // Characters that XML cannot hold at all.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

/** The setting of the run in another face. */
function inFace(run: string, face: Face | undefined): string {
  if (!face) return run
  const name = FACE[face]
  const fonts = `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}"/>`
  const inner = run.replace(/^<w:rPr>|<\/w:rPr>$/g, '').replace(/<w:rFonts[^>]*\/>/g, '')
  return `<w:rPr>${fonts}${inner}</w:rPr>`
}

const paragraph = (text: string, { paragraph: set, run }: Setting, face?: Face): string =>
  `<w:p>${set}<w:r>${inFace(run, face)}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`

/** The blocks of a paper as paragraphs and tables of Word, set as the paragraph in which the tag stood. */
export function blocksXml(blocks: readonly PaperBlock[], setting: Setting): string {
  return blocks.map((block) => blockXml(block, setting)).join('')
}

function blockXml(block: PaperBlock, setting: Setting): string {
  if (block.kind === 'heading') return paragraph(block.text, setting, HEADING[block.level])
  if (block.kind === 'table') return tableXml(block, setting)
  if (block.kind === 'attachment')
    return `<w:p><w:r><w:br w:type="page"/></w:r></w:p>${paragraph(`附件：${block.title}`, setting, '黑体')}`
  const lines = block.text.split('\n').filter(Boolean)
  return lines.map((text) => paragraph(text, setting)).join('')
}

/** The whole width of the block, in twentieths of a point. */
const WIDE = 8844

function tableXml(table: Extract<PaperBlock, { kind: 'table' }>, setting: Setting): string {
  const shares = table.columns.map((column) => column.width ?? 1)
  const total = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.floor((WIDE * share) / total))
  const cell = (text: string, index: number, head: boolean): string => {
    const side = head ? 'center' : table.columns[index]?.number ? 'right' : 'left'
    const set = {
      paragraph: `<w:pPr><w:spacing w:before="0" w:after="0" w:line="360" w:lineRule="atLeast"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="${side}"/></w:pPr>`,
      run: smaller(setting.run),
    }
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[index] ?? 0}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(text, set, head ? '黑体' : undefined)}</w:tc>`
  }
  const row = (cells: readonly string[], head: boolean): string =>
    `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map((text, index) => cell(text, index, head)).join('')}</w:tr>`
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('')
  return [
    table.title ? paragraph(table.title, setting, '黑体') : '',
    `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${edges}</w:tblBorders></w:tblPr>`,
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    row(
      table.columns.map((column) => column.title),
      true,
    ),
    ...table.rows.map((cells) => row(cells, false)),
    '</w:tbl>',
    // Two tables that touch would grow together.
    paragraph(table.note ?? '', setting),
  ].join('')
}

/** 四号 in a table, as in the papers the house sets itself. */
function smaller(run: string): string {
  const inner = run.replace(/^<w:rPr>|<\/w:rPr>$/g, '').replace(/<w:(sz|szCs)\s[^>]*\/>|<w:spacing\s[^>]*\/>/g, '')
  return `<w:rPr>${inner}<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>`
}
