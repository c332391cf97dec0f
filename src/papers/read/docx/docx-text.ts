import { UnreadableFile } from '../unreadable-file.ts'
import { attribute, xmlParser } from '../xlsx/xml-parser.ts'
import { openZip } from '../xlsx/zip.ts'

const LIMIT = 32 * 2 ** 20

/** The paragraphs of a Word file, in order, tables cell by cell; and how many are numbered by Word itself, whose numbers stand nowhere in the text. */
export type DocxText = { readonly paragraphs: readonly string[]; readonly autoNumbered: number }

/** @throws UnreadableFile for what is no Word file */
export async function readDocxText(bytes: Buffer): Promise<DocxText> {
  const zip = await openZip(bytes)
  try {
    if (!zip.has('word/document.xml'))
      throw new UnreadableFile('file.corrupt', '这不是 Word 文件（.docx）。请另存为 .docx，或把正文粘贴进来。')
    return paragraphsOf(await zip.read('word/document.xml', LIMIT))
  } finally {
    await zip.close()
  }
}

/** Deleted text (track changes), field codes and the text of boxes' fallbacks are no part of what is printed. */
const LEFT_OUT = new Set(['del', 'instrText', 'Fallback', 'pPrChange'])

function paragraphsOf(xml: string): DocxText {
  const paragraphs: string[] = []
  let open: string[] = []
  let skipping = 0
  let inText = false
  let autoNumbered = 0
  const parser = xmlParser({
    open(name, attributes) {
      if (LEFT_OUT.has(name)) skipping += 1
      if (name === 'p') open.push('')
      else if (name === 't') inText = true
      else if ((name === 'tab' || name === 'br' || name === 'cr') && open.length > 0) add(' ')
      else if (name === 'numId' && attribute(attributes, 'w:val') !== '0') autoNumbered += 1
    },
    close(name) {
      if (LEFT_OUT.has(name)) skipping -= 1
      if (name === 't') inText = false
      if (name !== 'p') return
      const [text = ''] = open.splice(-1)
      if (text.trim() !== '') paragraphs.push(text)
    },
    text(text) {
      if (inText && skipping === 0) add(text)
    },
  })
  const add = (text: string): void => {
    open = [...open.slice(0, -1), `${open.at(-1) ?? ''}${text}`]
  }
  try {
    parser.write(xml)
    parser.end()
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile(
      'file.corrupt',
      '这份 Word 文件已损坏，无法读取。请另存为 .docx，或把正文粘贴进来。',
      error,
    )
  }
  return { paragraphs, autoNumbered }
}
