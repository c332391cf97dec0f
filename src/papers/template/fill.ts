import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import type { PaperBlock } from '#domain/paper/block.ts'
import { qrPng } from '../official/verify-mark.ts'
import { blocksXml, type Setting } from './block-xml.ts'
import type { TagValues } from './tag.ts'

/** What is filled into a template. */
export type Filling = {
  readonly values: TagValues
  /** Drawn where `{@正文}` stands. */
  readonly blocks: readonly PaperBlock[]
  /** Drawn as a QR code where `{@二维码}` stands; null: nothing. */
  readonly verify: string | null
}

/** The template does not fit together; what docxtemplater says of it. */
export class BrokenTemplate extends Error {
  override readonly name = 'BrokenTemplate'
}

/**
 * A template with its tags filled, as a Word file. A tag is a name that is looked up and nothing else: no expression is
 * evaluated, nothing of the template is run.
 * @param template as it was kept: packed anew by `openTemplate`
 * @throws BrokenTemplate for a file whose tags were never checked
 */
export function fill(template: Buffer, { values, blocks, verify }: Filling): Buffer {
  const zip = new PizZip(template)
  const drawn = {
    正文: blocksXml(blocks, settingOf(zip, '正文')),
    二维码: verify ? pictureXml(zip, verify, settingOf(zip, '二维码')) : '<w:p/>',
  }
  try {
    const document = new Docxtemplater(zip, {
      paragraphLoop: true,
      linebreaks: true,
      nullGetter: () => '',
      parser: (tag: string) => ({ get: (scope: unknown) => looked(scope, tag.trim()) }),
      // Delimiters that a template could change would escape the check.
      syntax: { changeDelimiterPrefix: null },
    })
    document.render({ ...values, ...drawn })
    return document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' })
  } catch (error) {
    throw new BrokenTemplate(error instanceof Error ? error.message : String(error))
  }
}

/** Only what a scope has of its own; `.` is the row itself. */
function looked(scope: unknown, name: string): unknown {
  if (name === '.') return scope
  if (typeof scope !== 'object' || scope === null || !Object.hasOwn(scope, name)) return undefined
  return (scope as Readonly<Record<string, unknown>>)[name]
}

/** How the paragraph in which a drawn tag stands alone is set. */
function settingOf(zip: PizZip, tag: string): Setting {
  const xml = zip.file('word/document.xml')?.asText() ?? ''
  for (const [paragraph] of xml.matchAll(/<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?<\/w:p>/gs)) {
    if (paragraph.replace(/<[^>]*>|\s/g, '') !== `{@${tag}}`) continue
    const set = /<w:pPr>.*?<\/w:pPr>/s.exec(paragraph)?.[0] ?? ''
    const run = /<w:rPr>.*?<\/w:rPr>/s.exec(paragraph.replace(set, ''))?.[0] ?? '<w:rPr></w:rPr>'
    return { paragraph: set, run }
  }
  return { paragraph: '', run: '<w:rPr></w:rPr>' }
}

const RELATIONS = 'word/_rels/document.xml.rels'
const QR = { part: 'word/media/lianqi-verify.png', id: 'rIdLianqiVerify' } as const
/** 16 mm, in the unit of drawings. */
const EDGE = 16 * 36_000

/** Puts the QR code among the parts of the file, and gives the paragraph that shows it. */
function pictureXml(zip: PizZip, address: string, { paragraph }: Setting): string {
  zip.file(QR.part, qrPng(address))
  const types = zip.file('[Content_Types].xml')?.asText() ?? ''
  if (!/Extension="png"/i.test(types)) {
    zip.file(
      '[Content_Types].xml',
      types.replace(/(<Types[^>]*>)/, '$1<Default Extension="png" ContentType="image/png"/>'),
    )
  }
  const link = `<Relationship Id="${QR.id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/lianqi-verify.png"/>`
  const none =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
  const relations = zip.file(RELATIONS)?.asText() ?? none
  zip.file(
    RELATIONS,
    relations.replace(/<\/Relationships>|(<Relationships[^>]*)\/>/, (_, open?: string) =>
      open ? `${open}>${link}</Relationships>` : `${link}</Relationships>`,
    ),
  )
  return `<w:p>${paragraph}<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${EDGE}" cy="${EDGE}"/><wp:docPr id="90001" name="verify" descr="核验二维码"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="90001" name="verify"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="${QR.id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${EDGE}" cy="${EDGE}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
}
