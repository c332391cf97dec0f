import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openTable, UnreadableFile } from '#papers/read/open-table.ts'
import { type Part, zip } from './zip-file.ts'

const WORKBOOK: Part[] = [
  { name: '[Content_Types].xml', text: '<Types/>' },
  {
    name: '_rels/.rels',
    text: '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  },
  {
    name: 'xl/workbook.xml',
    text: '<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    text: '<Relationships><Relationship Id="rId1" Type="http://x/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  },
]
const sheet = (text: string): Part => ({ name: 'xl/worksheets/sheet1.xml', text })

async function codeOf(bytes: Buffer, name = 'x.xlsx'): Promise<string> {
  try {
    const table = await openTable({ name, bytes })
    for (const one of table.sheets) for await (const _ of table.rows(one));
    return 'read'
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code
    throw error
  }
}

const letters = (column: number): string =>
  column === 0 ? '' : letters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26))
const rows = (inner: string) => `<worksheet><sheetData>${inner}</sheetData></worksheet>`
const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`

describe('files that are no tables, or would do harm', () => {
  test('a sound workbook of the same making is read', async () => {
    expect(await codeOf(zip([...WORKBOOK, sheet(rows(`<row r="1">${cell('A1', '灯笼')}</row>`))]))).toBe('read')
  })

  test('an external entity and a billion laughs', async () => {
    const xml = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${rows(`<row r="1">${cell('A1', '&a;')}</row>`)}`
    expect(await codeOf(zip([...WORKBOOK, sheet(xml)]))).toBe('file.forbidden_content')
  })

  test('a part that unpacks a thousandfold', async () => {
    const big = Buffer.alloc(200 * 2 ** 20, 0x20)
    const bomb: Part = { name: 'xl/worksheets/sheet1.xml', packed: deflateRawSync(big), size: big.length }
    expect(await codeOf(zip([...WORKBOOK, bomb]))).toBe('file.bomb')
  })

  test('a part that unpacks to more than it declares', async () => {
    const text = Buffer.from(rows(`<row r="1">${cell('A1', 'x'.repeat(5_000))}</row>`))
    const liar: Part = { name: 'xl/worksheets/sheet1.xml', packed: deflateRawSync(text), size: 100 }
    expect(await codeOf(zip([...WORKBOOK, liar]))).toBe('file.corrupt')
  })

  test('a million columns', async () => {
    expect(await codeOf(zip([...WORKBOOK, sheet(rows(`<row r="1">${cell('XFD1', 'x')}</row>`))]))).toBe('file.too_wide')
  })

  test('one that breaks off', async () => {
    const whole = zip([...WORKBOOK, sheet(rows(`<row r="1">${cell('A1', 'x')}</row>`))])
    expect(await codeOf(whole.subarray(0, whole.length - 30))).toBe('file.corrupt')
    expect(await codeOf(zip([...WORKBOOK, sheet('<worksheet><sheetData><row r="1"><c r="A1">')]))).toBe('file.corrupt')
  })

  test('entities in any part: texts, styles, the list of sheets', async () => {
    const evil = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    const sound = sheet(rows(`<row r="1">${cell('A1', '灯笼')}</row>`))
    const [types, root, book, links] = WORKBOOK as [Part, Part, Part, Part]
    const more: Part = {
      name: 'xl/_rels/workbook.xml.rels',
      text: '<Relationships><Relationship Id="rId1" Type="http://x/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://x/relationships/styles" Target="styles.xml"/></Relationships>',
    }
    const texts: Part = { name: 'xl/sharedStrings.xml', text: `${evil}<sst><si><t>&b;</t></si></sst>` }
    const styles: Part = { name: 'xl/styles.xml', text: `${evil}<styleSheet/>` }
    expect(await codeOf(zip([types, root, book, more, texts, sound]))).toBe('file.forbidden_content')
    expect(await codeOf(zip([types, root, book, more, styles, sound]))).toBe('file.forbidden_content')
    const list: Part = { name: 'xl/workbook.xml', text: `${evil}<workbook/>` }
    expect(await codeOf(zip([types, root, list, links, sound]))).toBe('file.forbidden_content')
  })

  test.each(['../../etc/passwd', '/etc/passwd', 'xl/../../x', 'C:/windows/x'])('a part named %s', async (name) => {
    const evil: Part = { name, text: 'x' }
    expect(await codeOf(zip([...WORKBOOK, sheet(rows('')), evil]))).toBe('file.forbidden_content')
  })

  test('a table of texts that unpacks to gigabytes', async () => {
    const more: Part = {
      name: 'xl/_rels/workbook.xml.rels',
      text: '<Relationships><Relationship Id="rId1" Type="http://x/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    }
    const declared: Part = { name: 'xl/sharedStrings.xml', packed: Buffer.alloc(1_000), size: 2 ** 31 - 1 }
    expect(await codeOf(zip([...WORKBOOK.slice(0, 3), more, declared, sheet(rows(''))]))).toBe('file.bomb')
  })

  test('a million empty columns are nothing; a cell of a million characters is refused', async () => {
    const empty = Array.from({ length: 16_384 }, (_, n) => `<c r="${letters(n + 1)}1" s="1"/>`).join('')
    const wide = zip([...WORKBOOK, sheet(rows(Array.from({ length: 64 }, () => `<row>${empty}</row>`).join('')))])
    expect(await codeOf(wide)).toBe('read')
    const long = zip([...WORKBOOK, sheet(rows(`<row r="1">${cell('A1', 'x'.repeat(1_000_000))}</row>`))])
    expect(await codeOf(long)).toBe('file.too_large')
  })

  test('endless merged cells', async () => {
    const merges = Array.from({ length: 200_001 }, (_, n) => `<mergeCell ref="A${n * 2 + 1}:A${n * 2 + 2}"/>`).join('')
    const bytes = zip([...WORKBOOK, sheet(`<worksheet><sheetData/><mergeCells>${merges}</mergeCells></worksheet>`)])
    const table = await openTable({ name: 'x.xlsx', bytes })
    await expect(table.shape('表')).rejects.toMatchObject({ code: 'file.too_large' })
  })

  test('macros, links to other files and embedded things are not looked at, and said', async () => {
    const parts: Part[] = [
      { name: 'xl/vbaProject.bin', text: 'Sub Auto_Open()' },
      { name: 'xl/externalLinks/externalLink1.xml', text: '<externalLink/>' },
      { name: 'xl/embeddings/oleObject1.bin', text: 'x' },
    ]
    const inner = `<c r="A1"><f>[1]Sheet1!A1</f><v>7</v></c><c r="B1" t="str"><f>DDE("cmd";"/c calc")</f><v>值</v></c>`
    const bytes = zip([...WORKBOOK, sheet(rows(`<row r="1">${inner}</row>`)), ...parts])
    const table = await openTable({ name: 'x.xlsm', bytes })
    expect([...table.defused].sort()).toEqual(['embedded_objects', 'external_links', 'macros'])
    for await (const row of table.rows('表')) expect(row.cells.map((one) => one.text)).toEqual(['7', '值'])
  })

  test('an old workbook that is broken or an OpenDocument that unpacks to too much ends its thread, not the server', async () => {
    const head = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect(await codeOf(Buffer.concat([head, Buffer.alloc(4_096, 0xff)]), 'x.xls')).toBe('file.corrupt')
    const type: Part = {
      name: 'mimetype',
      packed: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'),
      size: 46,
      stored: true,
    }
    const big = Buffer.alloc(200 * 2 ** 20, 0x20)
    const bomb: Part = { name: 'content.xml', packed: deflateRawSync(big), size: big.length }
    expect(await codeOf(zip([type, bomb]), 'x.ods')).toBe('file.bomb')
  })

  test('others', async () => {
    expect(await codeOf(Buffer.alloc(0))).toBe('file.empty')
    expect(await codeOf(Buffer.from('%PDF-1.7\n'))).toBe('file.not_a_table')
    expect(await codeOf(Buffer.from('<html><table></table></html>'), 'x.xls')).toBe('file.not_a_table')
    expect(await codeOf(Buffer.from('<?xml version="1.0"?><rss><item>x</item></rss>'), 'x.xls')).toBe(
      'file.not_a_table',
    )
    expect(await codeOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'x.xls')).toBe(
      'file.corrupt',
    )
    expect(await codeOf(zip([{ name: 'word/document.xml', text: '<w/>' }]))).toBe('file.not_a_table')
    expect(await codeOf(Buffer.from([0x31, 0x2c, 0xff, 0xff, 0x0a, 0x81]), 'x.csv')).toBe('file.encoding')
  })
})
