import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTable, UnreadableFile } from '#papers/read/open-table.ts'

/** Every row of a page's sheets as `row: texts`, or the code of the refusal. */
async function readPage(html: string | Buffer, name = '导出.xls'): Promise<Record<string, string[]> | string> {
  try {
    const table = await openTable({ name, bytes: Buffer.isBuffer(html) ? html : Buffer.from(html) })
    const sheets: Record<string, string[]> = {}
    for (const sheet of table.sheets) {
      const rows: string[] = []
      for await (const { row, cells } of table.rows(sheet))
        rows.push(`${row}: ${cells.map(({ column, text }) => `${column}=${text}`).join(' ')}`)
      sheets[sheet] = rows
    }
    return sheets
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code
    throw error
  }
}

/** A page packed as a mail, as "单个文件网页" is. */
const archive = (part: string) =>
  `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n${part}\r\n--x--\r\n`

test('an .et that is a workbook of parts inside is read as one', async () => {
  const bytes = await readFile(join(import.meta.dirname, '../corpus/files/01-plain.xlsx'))
  const table = await openTable({ name: '企业.et', bytes })
  expect(table.format).toBe('xlsx')
  await table.close()
})

describe('pages packed as a mail', () => {
  test('are read in the encoding they say', async () => {
    const html = Buffer.from('<table><tr><td>企业名称<td>地址</table>').toString('base64')
    const part = `Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${html}`
    expect(await readPage(archive(part))).toEqual({ 导出: ['1: 1=企业名称 2=地址'] })
  })

  test('without a page, or cut off, are refused with what to do', async () => {
    expect(await readPage(archive('Content-Type: image/png\r\n\r\nabc'))).toBe('file.not_a_table')
    expect(await readPage('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n')).toBe(
      'file.not_a_table',
    )
  })

  test('parts within parts without end are refused', async () => {
    let part = 'Content-Type: text/html\r\n\r\n<table><tr><td>a<td>b</table>'
    for (let n = 0; n < 200; n++)
      part = `Content-Type: multipart/related; boundary="b${n}"\r\n\r\n--b${n}\r\n${part}\r\n--b${n}--\r\n`
    expect(await readPage(`MIME-Version: 1.0\r\n${part}`)).toBe('file.corrupt')
  })

  test('a csv that begins with a colon stays one', async () => {
    expect(await readPage('说明: 企业名称,地址\n甲厂,工业路', '企业.csv')).toEqual({
      企业: ['1: 1=说明: 企业名称 2=地址', '2: 1=甲厂 2=工业路'],
    })
  })
})

describe('pages saved as workbooks', () => {
  test('a heading, a caption, spans both ways, breaks and entities', async () => {
    const page = `<h2>2026年 企业
      名录</h2><table><caption>单位：万元</caption>
      <tr><th rowspan=2>企业名称<th colspan=2>联系人</tr><tr><th>姓名<th>电话</tr>
      <tr><td>灯笼&amp;彩纸&nbsp;厂<td>林晓<br>苏明<td>0745-1</tr></table>`
    expect(await readPage(page)).toEqual({
      导出: [
        '1: 1=2026年 企业 名录',
        '2: 1=单位：万元',
        '3: 1=企业名称 2=联系人',
        '4: 2=姓名 3=电话',
        '5: 1=灯笼&彩纸 厂 2=林晓\n苏明 3=0745-1',
      ],
    })
  })

  test('numbers that Excel kept beside what is shown, but neither dates nor codes with zeros', async () => {
    const page =
      '<table><tr><td x:num="1234.5678">1,234.57<td x:num="46086">2026/3/5<td x:num="12">0012<td x:num="0.12">12%</table>'
    expect(await readPage(page)).toEqual({ 导出: ['1: 1=1234.5678 2=2026/3/5 3=0012 4=0.12'] })
  })

  test('a table inside a cell of a real one is its text, one that lays out the page is none', async () => {
    const inner = '<table><tr><td>甲<td>乙</table>'
    const data = Array.from({ length: 4 }, (_, n) => `<tr><td>厂${n}<td>${n === 1 ? inner : '丙'}</tr>`).join('')
    expect(await readPage(`<table>${data}</table>`)).toEqual({
      导出: ['1: 1=厂0 2=丙', '2: 1=厂1 2=甲乙', '3: 1=厂2 2=丙', '4: 1=厂3 2=丙'],
    })
    expect(await readPage(`<table><tr><td>${inner}</td></tr></table>`)).toEqual({ 导出: ['1: 1=甲 2=乙'] })
  })

  test('Big5 is read as it says, for its bytes cannot be told from GB18030', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<meta charset=big5><table><tr><td>'),
      Buffer.from([0xa5, 0xf8, 0xb7, 0x7e]),
      Buffer.from('</table>'),
    ])
    expect(await readPage(bytes)).toEqual({ 导出: ['1: 1=企業'] })
  })
})

describe('pages made to hurt', () => {
  test('tags nested without end are refused before they fill anything', async () => {
    expect(await readPage(`<table><tr><td>${'<div>'.repeat(200_000)}`)).toBe('file.forbidden_content')
  })

  test('a span over a million columns or rows costs nothing; a thousand and more columns are refused', async () => {
    const wide = '<table><tr><td colspan=99999999 rowspan=99999999>题</td></tr><tr><td>甲</td></tr></table>'
    expect(await readPage(wide)).toBe('file.too_wide')
    const tall = '<table><tr><td rowspan=99999999>甲<td>乙</tr><tr><td>丙</tr></table>'
    expect(await readPage(tall)).toEqual({ 导出: ['1: 1=甲 2=乙', '2: 2=丙'] })
    expect(await readPage(`<table><tr>${'<td>甲'.repeat(1_025)}</table>`)).toBe('file.too_wide')
  })

  test('a cell without end, a page without a table, frames that are elsewhere', async () => {
    expect(await readPage(`<table><tr><td>${'甲'.repeat(100_001)}`)).toBe('file.too_large')
    expect(await readPage('<html><p>通知</p></html>')).toBe('file.not_a_table')
    expect(await readPage('<html><frameset><frame src="sheet001.htm"></frameset></html>')).toBe('file.not_a_table')
  })

  test('scripts are not text, entities of a document type are not expanded, nothing is fetched', async () => {
    const page = `<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><table><tr><td>&x;甲<script>alert(1)</script><img src="http://192.0.2.1/x.png" onerror="alert(1)"></td></tr></table>`
    const table = await openTable({ name: 'x.xls', bytes: Buffer.from(page) })
    expect(table.defused).toEqual(['embedded_objects'])
    const rows = []
    for await (const row of table.rows('x')) rows.push(row.cells.map((cell) => cell.text))
    expect(rows).toEqual([['&x;甲']])
  })

  test('the XML of Excel 2003 with entities', async () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "b">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`
    expect(await readPage(xml)).toBe('file.forbidden_content')
  })
})
