import PizZip from 'pizzip'
import type { PaperFormat } from '#domain/paper/format.ts'
import { writeDocx } from '../official/write-docx.ts'
import { writeSheet } from '../official/write-sheet.ts'

/** A paper as the house sets it, with tags where its words would be: opened in Word, it is the beginning of an office's own. */
export async function starterTemplate(format: PaperFormat | 'sheet'): Promise<Buffer> {
  if (format === 'sheet') {
    return writeSheet({
      title: '{标题}',
      sub: '{副题}',
      blocks: [{ kind: 'paragraph', text: '{@正文}' }],
      by: '{发文机关}',
      day: '{制表日期}',
      landscape: false,
      code: null,
    })
  }
  const docx = await writeDocx({
    format,
    organ: '{发文机关}',
    number: '{文号}',
    title: '{标题}',
    to: ['{主送}'],
    blocks: [{ kind: 'paragraph', text: '{@正文}' }],
    attachments: [],
    signed: '{署名}',
    day: '{成文日期}',
    copy: ['{抄送}'],
    signer: null,
    signerPost: null,
    urgency: null,
    note: null,
    presence: format === 'minutes' ? [{ label: '{#到会}{到会情况}', names: '{到会人员}{/到会}' }] : [],
    verify: null,
    notice: null,
  })
  return withCode(docx)
}

/** The tag of the verifying code in a paragraph of its own, after the date, else before the end of the document. */
function withCode(docx: Buffer): Buffer {
  const zip = new PizZip(docx)
  const xml = zip.file('word/document.xml')?.asText() ?? ''
  const code = '<w:p><w:r><w:t>{@二维码}</w:t></w:r></w:p>'
  const date = xml.indexOf('{成文日期}</w:t>')
  const end = date >= 0 ? xml.indexOf('</w:p>', date) + '</w:p>'.length : xml.lastIndexOf('<w:sectPr')
  zip.file('word/document.xml', xml.slice(0, end) + code + xml.slice(end))
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}
