import PizZip from 'pizzip'
import { SaxesParser } from 'saxes'
import { RefusedFile } from './refused-file.ts'
import { unpack } from './unpack.ts'

/** What may lie in a template besides XML: pictures and embedded faces. */
const KINDS = /\.(xml|rels|png|jpe?g|gif|bmp|tiff?|odttf)$/i
/** Pictures in formats that other word processors do not show, or that may run something. */
const PICTURE = /^word\/media\/[^/]+\.[a-z0-9]+$/i
/** Parts that run or open something. */
const ACTIVE = /(vba|macro|activex|oleobject|embeddings\/|\.bin$|customUI|afchunk|attachedToolbars)/i
/** Field codes by which Word fetches or starts something when the file is opened. */
const FIELD = /\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|MACROBUTTON|GOTOBUTTON|DATABASE|EMBED)\b/i

/**
 * A Word file, looked through for what may not be in it: macros, embedded objects, anything fetched from elsewhere, document
 * types. Packed anew from just the parts that were looked at, so that no other reader can find something else in it.
 * @throws RefusedFile saying which part is to blame
 */
export async function openTemplate(bytes: Buffer): Promise<PizZip> {
  const parts = await unpack(bytes)
  if (parts.get('mimetype')?.toString('latin1').startsWith('application/vnd.oasis.opendocument'))
    throw new RefusedFile('template.odt')
  const types = parts.get('[Content_Types].xml')?.toString('utf8')
  if (!types || !parts.has('word/document.xml')) throw new RefusedFile('template.not_docx')
  if (/macroEnabled|vbaProject/i.test(types)) throw new RefusedFile('template.macro', { part: '.docm' })
  if (!types.includes('wordprocessingml.document.main+xml')) throw new RefusedFile('template.not_docx')
  const zip = new PizZip()
  for (const [name, content] of parts) {
    if (ACTIVE.test(name)) throw new RefusedFile('template.macro', { part: name })
    if (PICTURE.test(name) && !KINDS.test(name)) throw new RefusedFile('template.picture', { part: name })
    if (!KINDS.test(name)) throw new RefusedFile('template.part', { part: name })
    if (/\.(xml|rels)$/i.test(name)) lookThrough(name, content)
    zip.file(name, content)
  }
  return zip
}

/** The elements of a part, one by one; anything that is not well-formed XML in UTF-8 is refused, and so is a document type. */
export function readXml(name: string, content: Buffer, on: Parameters<typeof handlers>[1]): void {
  const parser = new SaxesParser()
  handlers(parser, on)
  parser.on('doctype', () => {
    throw new RefusedFile('template.dtd', { part: name })
  })
  parser.on('error', () => {
    throw new RefusedFile('template.corrupt', { part: name })
  })
  parser.write(utf8(name, content)).close()
}

function handlers(
  parser: SaxesParser,
  on: {
    open?: (element: string, attributes: Readonly<Record<string, string>>) => void
    close?: (element: string) => void
    text?: (text: string) => void
  },
): void {
  parser.on('opentag', (node) => on.open?.(node.name, node.attributes as Record<string, string>))
  parser.on('closetag', (node) => on.close?.(node.name))
  parser.on('text', (text) => on.text?.(text))
}

function utf8(name: string, content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw new RefusedFile('template.corrupt', { part: name })
  }
}

function lookThrough(name: string, content: Buffer): void {
  let field = ''
  let inField = false
  readXml(name, content, {
    open(element, attributes) {
      if (element === 'Relationship') {
        const target = attributes.Target ?? ''
        const elsewhere =
          attributes.TargetMode?.toLowerCase() === 'external' || /^([a-z][a-z0-9+.-]*:|\\\\|\/\/)/i.test(target)
        if (elsewhere) throw new RefusedFile('template.external', { part: name, target: target.slice(0, 200) })
      }
      if (element === 'w:object' || element === 'w:altChunk' || element === 'w:subDoc' || element === 'w:control')
        throw new RefusedFile('template.macro', { part: name })
      if (element === 'w:fldSimple') field += ` ${attributes['w:instr'] ?? ''} `
      if (element === 'w:instrText') inField = true
    },
    close(element) {
      if (element === 'w:instrText') inField = false
    },
    text(text) {
      if (inField) field += text
    },
  })
  const found = FIELD.exec(field)
  if (found) throw new RefusedFile('template.field', { part: name, field: found[0] })
}
