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

  test('others', async () => {
    expect(await codeOf(Buffer.alloc(0))).toBe('file.empty')
    expect(await codeOf(Buffer.from('%PDF-1.7\n'))).toBe('file.not_a_table')
    expect(await codeOf(Buffer.from('<html><table></table></html>'), 'x.xls')).toBe('file.not_a_table')
    expect(await codeOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'x.xls')).toBe(
      'file.corrupt',
    )
    expect(await codeOf(zip([{ name: 'word/document.xml', text: '<w/>' }]))).toBe('file.not_a_table')
    expect(await codeOf(Buffer.from([0x31, 0x2c, 0xff, 0xff, 0x0a, 0x81]), 'x.csv')).toBe('file.encoding')
  })
})
