import { cleanText } from '../clean-text.ts'
import { READ_LIMITS } from '../limits.ts'
import { otherArchive } from '../other-kind.ts'
import { UnreadableFile } from '../unreadable-file.ts'
import { isDateFormat, isElapsedFormat } from './date-format.ts'
import { attribute, xmlParser } from './xml-parser.ts'
import { corrupt, type Zip } from './zip.ts'

export type SheetPart = { readonly name: string; readonly path: string; readonly hidden: boolean }

export type CellStyle = { readonly date: boolean; readonly elapsed: boolean; readonly digits: number }

/** What reading a sheet needs of the rest of the workbook. */
export type Workbook = {
  readonly sheets: readonly SheetPart[]
  readonly from1904: boolean
  /** By cell style: shows a date, or hours beyond a day; shows at least so many digits, with zeros before (`000000`). */
  readonly styles: readonly CellStyle[]
  readonly texts: readonly string[]
}

/** @throws UnreadableFile when it is an archive but no workbook */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  if (zip.has('EncryptedPackage')) throw encrypted()
  const root = await relations(zip, '_rels/.rels', '')
  const path = [...root.values()].find((one) => one.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  if (!zip.has(path)) throw otherArchive([...zip.names()])
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  const links = await relations(zip, `${folder}_rels/${path.slice(folder.length)}.rels`, folder)
  const { sheets, from1904 } = await readSheetList(zip, path, links)
  const partOf = (type: string) => [...links.values()].find((one) => one.type.endsWith(`/${type}`))?.target
  const styles = partOf('styles')
  const texts = partOf('sharedStrings')
  return {
    sheets,
    from1904,
    styles: styles && zip.has(styles) ? await readStyles(zip, styles) : [],
    texts: texts && zip.has(texts) ? await readTexts(zip, texts) : [],
  }
}

type Relation = { readonly type: string; readonly target: string }

async function relations(zip: Zip, path: string, folder: string): Promise<Map<string, Relation>> {
  const found = new Map<string, Relation>()
  if (!zip.has(path)) return found
  await parsePart(zip, path, (name, attributes) => {
    if (name !== 'Relationship' || attributes.TargetMode === 'External') return
    const target = attributes.Target ?? ''
    found.set(attributes.Id ?? '', {
      type: attributes.Type ?? '',
      target: target.startsWith('/') ? target.slice(1) : resolve(folder, target),
    })
  })
  return found
}

function resolve(folder: string, target: string): string {
  const parts: string[] = []
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

async function readSheetList(zip: Zip, path: string, links: ReadonlyMap<string, Relation>) {
  const sheets: SheetPart[] = []
  let from1904 = false
  let lost = 0
  await parsePart(zip, path, (name, attributes) => {
    if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
    if (name !== 'sheet') return
    const link = links.get(attribute(attributes, 'r:id') ?? '')
    if (!link) lost++
    // Chart sheets and macro sheets have no rows.
    if (!link?.type.endsWith('/worksheet')) return
    const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
    sheets.push({ name: attributes.name ?? '', path: link.target, hidden })
  })
  if (sheets.length === 0 && lost > 0) throw corrupt(new Error('its sheets are linked to nothing'))
  return { sheets, from1904 }
}

async function readStyles(zip: Zip, path: string): Promise<CellStyle[]> {
  const codes = new Map<number, string>()
  const styles: CellStyle[] = []
  let inside = false
  await parsePart(
    zip,
    path,
    (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inside = true
      if (name === 'xf' && inside) {
        const id = Number(attributes.numFmtId ?? 0)
        const code = codes.get(id)
        styles.push({
          date: isDateFormat(id, code),
          elapsed: id === 46 || isElapsedFormat(code),
          digits: code !== undefined && /^0{2,}$/.test(code) ? code.length : 0,
        })
      }
    },
    (name) => {
      if (name === 'cellXfs') inside = false
    },
  )
  return styles
}

/** The table of texts. Phonetic readings (`rPh`) are not part of a text. */
async function readTexts(zip: Zip, path: string): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let inText = false
  let phonetic = false
  const parser = xmlParser({
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') inText = !phonetic
    },
    close(name) {
      if (name === 'si') texts.push(shownText(detached(text)))
      else if (name === 'rPh') phonetic = false
      else if (name === 't') inText = false
    },
    text(part) {
      if (!inText) return
      text += part
      if (text.length > READ_LIMITS.cell)
        throw new UnreadableFile('file.too_large', '文件里有过长的单元格，已拒绝。请检查文件来源，或缩短后再导入。')
    },
  })
  const decoder = new TextDecoder('utf-8')
  try {
    for await (const chunk of await zip.stream(path, READ_LIMITS.texts)) {
      parser.write(decoder.decode(chunk as Buffer, { stream: true }))
    }
    parser.write(decoder.decode())
    parser.end()
  } catch (error) {
    throw corrupt(error)
  }
  return texts
}

/** From this length on the engine keeps a piece of a text as a view into the whole. */
const VIEWED_FROM = 13

/**
 * A text of its own. What the parser tells is a view into the stretch of XML it was cut from, and a table that keeps one text of each
 * stretch keeps the whole part: some 60 MB of a ledger of 100 000 rows.
 */
function detached(text: string): string {
  if (text.length < VIEWED_FROM) return text
  const encoding = /^[\0-\xff]*$/.test(text) ? 'latin1' : 'utf16le'
  return Buffer.from(text, encoding).toString(encoding)
}

/** `_x000A_` is how Office writes a control character in XML, and `_x005F_` the underscore of a text that looks like one. */
export function shownText(text: string): string {
  if (!text.includes('_x')) return cleanText(text)
  return cleanText(
    text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  )
}

async function parsePart(
  zip: Zip,
  path: string,
  open: (name: string, attributes: Record<string, string>) => void,
  close: (name: string) => void = () => {},
): Promise<void> {
  const xml = await zip.read(path, READ_LIMITS.part)
  try {
    const parser = xmlParser({ open, close, text: () => {} })
    parser.write(xml)
    parser.end()
  } catch (error) {
    throw corrupt(error)
  }
}

function encrypted(): UnreadableFile {
  return new UnreadableFile(
    'file.encrypted',
    '文件加了打开密码，无法读取。请用 Excel 或 WPS 打开，取消密码并保存后再导入。',
  )
}
