import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTable, UnreadableFile } from '#papers/read/open-table.ts'
import { isDateFormat, shownMoment } from '#papers/read/xlsx/date-format.ts'
import { type Part, zip } from './zip-file.ts'

/** Ways of real programs that the reader got wrong once, each as small as it can be. */

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const part = (name: string, text: string): Part => ({ name, text })
const cells = (inner: string) => `<worksheet><sheetData><row r="1">${inner}</row></sheetData></worksheet>`

function workbook(inner: string, more: { styles?: string; texts?: string; sheetPart?: boolean } = {}): Buffer {
  return zip([
    part('[Content_Types].xml', '<Types/>'),
    part(
      '_rels/.rels',
      `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      '<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${more.sheetPart === false ? '' : `<Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="/xl/worksheets/sheet1.xml"/>`}<Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    part('xl/styles.xml', more.styles ?? '<styleSheet/>'),
    part('xl/sharedStrings.xml', more.texts ?? '<sst/>'),
    part('xl/worksheets/sheet1.xml', cells(inner)),
  ])
}

async function read(bytes: Buffer, name = 'x.xlsx'): Promise<[string, string][]> {
  const table = await openTable({ name, bytes })
  const found: [string, string][] = []
  try {
    for (const sheet of table.sheets)
      for await (const row of table.rows(sheet)) for (const cell of row.cells) found.push([cell.type, cell.text])
  } finally {
    await table.close()
  }
  return found
}

async function refusal(bytes: Buffer, name = 'x.xlsx'): Promise<{ code: string; message: string }> {
  const error = await read(bytes, name).catch((thrown: unknown) => thrown)
  if (!(error instanceof UnreadableFile)) throw new Error(`not refused: ${JSON.stringify(error)}`)
  return { code: error.code, message: error.message }
}

describe('cells', () => {
  test('a picture WPS keeps in a cell is no text', async () => {
    const dispimg = `=DISPIMG("ID_0A",1)`
    expect(
      await read(
        workbook(
          `<c r="A1" t="str"><f>_xlfn.${dispimg.slice(1)}</f><v>${dispimg}</v></c><c r="B1" t="str"><f>"x"</f><v>=注</v></c>`,
        ),
      ),
    ).toEqual([['text', '=注']])
  })

  test('a formula nobody has computed is said, one that shows nothing is empty', async () => {
    expect(
      await read(
        workbook(
          '<c r="A1"><f>B1*2</f></c><c r="B1"><f>C1*2</f><v></v></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f>1+1</f><v>2</v></c><c r="E1"/>',
        ),
      ),
    ).toEqual([
      ['error', '尚未计算'],
      ['error', '尚未计算'],
      ['number', '2'],
    ])
  })

  test('what programs write for a number that is none is an error', async () => {
    expect(
      await read(workbook('<c r="A1"><v>NaN</v></c><c r="B1"><v>-Infinity</v></c><c r="C1"><v>1E3</v></c>')),
    ).toEqual([
      ['error', '#NUM!'],
      ['error', '#NUM!'],
      ['number', '1E3'],
    ])
  })

  test('characters no database keeps are left out, lines end in one way, readings of characters are no text', async () => {
    const texts =
      '<sst><si><t>甲_x0000_乙_x000D_\n丙</t></si><si><t>_x005F_x000A_</t></si><si><t>半_xD800_</t></si><si><r><t>漢</t></r><r><rPr><b/></rPr><t>字</t></r><rPh sb="0" eb="2"><t>カンジ</t></rPh><phoneticPr fontId="1"/></si></sst>'
    const inner = ['A', 'B', 'C', 'D'].map((letter, n) => `<c r="${letter}1" t="s"><v>${n}</v></c>`).join('')
    expect((await read(workbook(inner, { texts }))).map(([, text]) => text)).toEqual([
      '甲乙\n丙',
      '_x000A_',
      '半\ufffd',
      '漢字',
    ])
  })

  test('a time of day is a time, not a day of 1899; hours may go beyond a day', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="[h]:mm"/><numFmt numFmtId="177" formatCode="[$-804]aaaa;@"/></numFmts><cellXfs><xf numFmtId="20"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="22"/></cellXfs></styleSheet>'
    const inner = [0.395833333333333, 1.5, 46086, 46086.395833333336]
      .map((value, n) => `<c r="${'ABCD'[n]}1" s="${n}"><v>${value}</v></c>`)
      .join('')
    expect(await read(workbook(inner, { styles }))).toEqual([
      ['text', '09:30'],
      ['text', '36:00'],
      ['date', '2026-03-05'],
      ['date', '2026-03-05T09:30:00'],
    ])
    expect(shownMoment(-1, false, false)).toBeUndefined()
  })

  test('number formats of Chinese offices: days, and those that are none', () => {
    const days = [
      'yyyy"年"m"月"d"日";@',
      '[$-804]aaaa',
      'aaa',
      '[DBNum1][$-804]yyyy"年"m"月"d"日";@',
      '上午/下午h"时"mm"分";@',
      '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
    ]
    const others = [
      '0_ ',
      '0.00_ ;[Red]\\-0.00\\ ',
      '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
      '_ "￥"* #,##0.00_ ;_ "￥"* \\-#,##0.00_ ;_ "￥"* "-"??_ ;_ @_ ',
      'G/通用格式',
      'G/通用格式"亩"',
      '[DBNum2][$-804]General"元整"',
      '#,##0.00\\ "万元"',
      '0!.0,"万"',
    ]
    expect(days.filter((code) => !isDateFormat(176, code))).toEqual([])
    expect(others.filter((code) => isDateFormat(176, code))).toEqual([])
  })
})

describe('workbooks', () => {
  test('one that Excel encrypted only because it was protected opens as in Excel, without a password', async () => {
    const bytes = readFileSync(join(import.meta.dirname, '../corpus/real/excel-2007-protected.xlsx'))
    expect(bytes.subarray(0, 4).toString('hex')).toBe('d0cf11e0')
    expect(await read(bytes)).toEqual([
      ['text', 'abcdefgABCDEFG'],
      ['number', '2'],
      ['number', '3'],
      ['number', '1911'],
    ])
  })

  test('a sheet that is linked to nothing means a broken file, not an empty one', async () => {
    expect((await refusal(workbook('', { sheetPart: false }))).code).toBe('file.corrupt')
  })

  test('a text beyond all measure, and one shown a million times, are refused', async () => {
    const one = (length: number) => `<sst><si><t>${'x'.repeat(length)}</t></si></sst>`
    expect((await refusal(workbook('<c r="A1" t="s"><v>0</v></c>', { texts: one(100_001) }))).code).toBe(
      'file.too_large',
    )
    const many = '<c t="s"><v>0</v></c>'.repeat(1_000)
    const rows = `</row>${`<row>${many}</row>`.repeat(6)}<row>`
    expect((await refusal(workbook(rows, { texts: one(100_000) }))).code).toBe('file.bomb')
  })
})

describe('files that are something else are called by their name', () => {
  test.each([
    ['PDF 文件', Buffer.from('%PDF-1.7')],
    ['图片', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['图片', Buffer.from('ffd8ffe000104a46', 'hex')],
    ['压缩包', Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1')],
    ['压缩包', Buffer.from("7z\xbc\xaf'\x1c\0\x04", 'latin1')],
    ['Word 文档', zip([part('word/document.xml', '<w/>')])],
    ['OFD 版式文件', zip([part('OFD.xml', '<o/>')])],
    ['请解压', zip([part('一、台账/企业.xlsx', 'x')])],
    ['加密软件', Buffer.from([0x62, 0x14, 0x23, 0x65, 0, 0, 0, 1, 0xff, 0xfe, 0])],
  ])('%s', async (called, bytes) => {
    const { code, message } = await refusal(bytes, 'x.xls')
    expect(code).toBe('file.not_a_table')
    expect(message).toContain(called)
  })

  test('a csv may begin with the letters of a picture', async () => {
    expect(await read(Buffer.from('BM,编号\n1,2\n'), 'x.csv')).toHaveLength(4)
  })
})
