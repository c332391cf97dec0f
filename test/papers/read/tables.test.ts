import { PassThrough } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { openTable, type SourceRow } from '#papers/read/open-table.ts'
import { cellRef, columnOfRef } from '#papers/read/source-row.ts'
import { isDateFormat, serialToIso } from '#papers/read/xlsx/date-format.ts'
import { csvStream } from '#papers/write/csv.ts'
import type { Ledger, LedgerValue } from '#papers/write/ledger.ts'
import { writeXlsx } from '#papers/write/xlsx.ts'

async function rowsOf(name: string, bytes: Buffer): Promise<SourceRow[]> {
  const table = await openTable({ name, bytes })
  const rows: SourceRow[] = []
  for (const sheet of table.sheets) for await (const row of table.rows(sheet)) rows.push(row)
  return rows
}
const textsOf = (rows: SourceRow[]) => rows.map((row) => row.cells.map((cell) => cell.text))

async function xlsx(ledger: Ledger): Promise<Buffer> {
  const out = new PassThrough()
  const bytes = buffer(out)
  await writeXlsx(out, [ledger])
  return bytes
}

describe('csv', () => {
  const lines = '名称,代码,备注\n"灯笼, 彩纸厂",="00123","一行\n两行"\n\n金鱼灯厂,\'=1+1,"他说""好"""\n'
  const read = [
    ['名称', '代码', '备注'],
    ['灯笼, 彩纸厂', '00123', '一行\n两行'],
    ['金鱼灯厂', '=1+1', '他说"好"'],
  ]
  test.each([
    ['UTF-8', Buffer.from(lines)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${lines}`)],
    ['GB18030', iconv.encode(lines, 'gb18030')],
    ['UTF-16 as Excel saves text', Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(lines, 'utf-16le')])],
    [
      'tabs',
      Buffer.from(
        lines
          .replaceAll('\n', '\r\n')
          .replace('名称,代码,备注', '名称\t代码\t备注')
          .replace('"灯笼, 彩纸厂",="00123",', '"灯笼, 彩纸厂"\t="00123"\t')
          .replace("金鱼灯厂,'=1+1,", "金鱼灯厂\t'=1+1\t"),
      ),
    ],
  ])('%s', async (_name, bytes) => {
    expect(textsOf(await rowsOf('x.csv', bytes)).map((row) => row.map((cell) => cell.replace('\r', '')))).toEqual(read)
  })

  test('semicolons, and title lines without any', async () => {
    const rows = await rowsOf('x.csv', Buffer.from('2026年名录\n\n名称;代码\n甲;1\n乙;2\n'))
    expect(textsOf(rows)).toEqual([['2026年名录'], ['名称', '代码'], ['甲', '1'], ['乙', '2']])
    expect(rows.map((row) => row.row)).toEqual([1, 3, 4, 5])
  })

  test('what would run as a formula is defused on the way out and whole again on the way in', async () => {
    const ledger: Ledger = {
      sheet: 's',
      columns: [
        { title: 'a', kind: 'text' },
        { title: 'b', kind: 'number' },
      ],
      rows: [
        ['=cmd|calc', -5],
        ['@x', 2],
        ['-12', 0],
      ],
    }
    const written = await text(csvStream(ledger))
    expect(written).toContain("'=cmd|calc,-5")
    expect(textsOf(await rowsOf('x.csv', Buffer.from(written))).slice(1)).toEqual([
      ['=cmd|calc', '-5'],
      ['@x', '2'],
      ['-12', '0'],
    ])
  })
})

describe('xlsx', () => {
  test('title, grouped head, days, moments, numbers and texts come back as they went', async () => {
    const ledger: Ledger = {
      sheet: '台账/一',
      title: '走访台账',
      note: '填报：督查室',
      columns: [
        { title: '序号', kind: 'number' },
        { title: '姓名', kind: 'text', group: '领导' },
        { title: '电话', kind: 'text', group: '领导' },
        { title: '日期', kind: 'date' },
        { title: '时间', kind: 'moment' },
        { title: '代码', kind: 'text' },
      ],
      rows: [
        [1, '张三', '0745-2231111', '2026-03-05', '2026-03-05T09:30:00', '000123'],
        [2, null, null, '1999-12-31', null, '=1+1'],
      ],
    }
    const rows = await rowsOf('x.xlsx', await xlsx(ledger))
    expect(rows[0]?.sheet).toBe('台账 一')
    expect(textsOf(rows)).toEqual([
      ['走访台账'],
      ['填报：督查室'],
      ['序号', '领导', '日期', '时间', '代码'],
      ['姓名', '电话'],
      ['1', '张三', '0745-2231111', '2026-03-05', '2026-03-05T09:30:00', '000123'],
      ['2', '1999-12-31', '=1+1'],
    ])
    expect(rows[4]?.cells.map((cell) => cell.type)).toEqual(['number', 'text', 'text', 'date', 'date', 'text'])
  })

  test('any texts, numbers and days come back', async () => {
    const value = fc.oneof(
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
        .filter((one) => one.trim() !== '' && !/[\p{Cc}\ufffe\uffff]|[\ud800-\udfff]|_x[0-9A-Fa-f]{4}_/u.test(one)),
      fc.integer({ min: -1e14, max: 1e14 }),
      fc.constant(null),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 20 }), async (data) => {
        const columns = ['甲', '乙', '丙'].map((title) => ({ title, kind: 'text' as const }))
        const rows = await rowsOf('x.xlsx', await xlsx({ sheet: '表', columns, rows: data as LedgerValue[][] }))
        const filled = data
          .map((row, i) => ({ row: i + 2, values: row.filter((one) => one !== null) }))
          .filter((one) => one.values.length > 0)
        expect(rows.slice(1).map((row) => ({ row: row.row, values: row.cells.map((cell) => cell.value) }))).toEqual(
          filled,
        )
      }),
      { numRuns: 40 },
    )
  })

  test('serials: the day Excel invented, the first days, times, the other epoch', () => {
    expect(serialToIso(1, false)).toBe('1900-01-01')
    expect(serialToIso(59, false)).toBe('1900-02-28')
    expect(serialToIso(60, false)).toBeUndefined()
    expect(serialToIso(61, false)).toBe('1900-03-01')
    expect(serialToIso(46086, false)).toBe('2026-03-05')
    expect(serialToIso(46086.395833333336, false)).toBe('2026-03-05T09:30:00')
    expect(serialToIso(44624, true)).toBe('2026-03-05')
  })

  test('formats that show dates, and those that do not', () => {
    expect([14, 22, 31, 57].every((id) => isDateFormat(id, undefined))).toBe(true)
    expect(
      ['yyyy"年"m"月"d"日"', '[$-804]yyyy/m/d', 'mm:ss', 'yyyy.mm.dd;@'].every((code) => isDateFormat(165, code)),
    ).toBe(true)
    expect(
      ['General', '0.00', '#,##0', '"第"0"号"', '[Red]0', '0_ ', '@'].some((code) => isDateFormat(165, code)),
    ).toBe(false)
  })

  test('a code that is a number shown with zeros is read as it is shown', async () => {
    const { default: ExcelJS } = await import('@protobi/exceljs')
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('表')
    sheet.getCell('A1').value = 123
    sheet.getCell('A1').numFmt = '000000'
    sheet.getCell('B1').value = 123
    const rows = await rowsOf('x.xlsx', Buffer.from(await book.xlsx.writeBuffer()))
    expect(rows[0]?.cells.map((cell) => [cell.type, cell.text])).toEqual([
      ['text', '000123'],
      ['number', '123'],
    ])
  })

  test('references', () => {
    expect([cellRef(1, 1), cellRef(27, 3), cellRef(702, 9), cellRef(703, 9)]).toEqual(['A1', 'AA3', 'ZZ9', 'AAA9'])
    expect([columnOfRef('A1'), columnOfRef('AB12'), columnOfRef('?')]).toEqual([1, 28, 0])
  })
})
