import iconv from 'iconv-lite'
import type { Grid, Value } from './model.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')

function shown(value: Value): string {
  if (value === null) return '&nbsp;'
  if (typeof value !== 'object') return escaped(String(value))
  return 'day' in value ? value.day.replaceAll('-', '/') : String(value.number)
}

/** Cells of a row as they stand in the page: where others reach over them they are not there. */
function cellsOf(grid: Grid, r: number, write: (value: Value, span: string, column: number) => string): string {
  const width = Math.max(...grid.cells.map((row) => row.length))
  let out = ''
  for (let c = 1; c <= width; c++) {
    const over = grid.merges.find(([top, left, bottom, right]) => r >= top && r <= bottom && c >= left && c <= right)
    if (over && (over[0] !== r || over[1] !== c)) continue
    const span = over ? ` colspan=${over[3] - over[1] + 1} rowspan=${over[2] - over[0] + 1}` : ''
    out += write(grid.cells[r - 1]?.[c - 1] ?? null, span, c)
  }
  return out
}

/** As the export button of an old system writes it: GBK that calls itself gb2312, capital tags, nothing closed. */
export function oldExport([grid]: readonly Grid[]): Buffer {
  const { cells } = grid as Grid
  const rows = cells.map(
    (_, n) =>
      `<TR>${cellsOf(grid as Grid, n + 1, (value, span) => `<TD${span} style="mso-number-format:'\\@'">${shown(value)}`)}`,
  )
  return iconv.encode(
    `<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312"><STYLE>.a{color:red}</STYLE>\r\n<TABLE BORDER=1>\r\n${rows.join('\r\n')}\r\n</TABLE>`,
    'gbk',
  )
}

/** As Excel itself saves a workbook as a page: sheets' names in a remark, numbers kept beside what is shown, hidden rows and columns. */
export function excelPage(grids: readonly Grid[]): Buffer {
  const names = grids.map((grid) => `<x:ExcelWorksheet><x:Name>${grid.sheet}</x:Name></x:ExcelWorksheet>`).join('')
  const tables = grids.map((grid) => {
    const columns = grid.hiddenColumns.map((c) => `<col span=${c - 1}><col style='display:none;mso-hide:all'>`).join('')
    const rows = grid.cells.map((_, n) => {
      const hidden = grid.hiddenRows.includes(n + 1) ? " style='display:none'" : ''
      const cells = cellsOf(grid, n + 1, (value, span) => {
        const isNumber = typeof value === 'number'
        const text = isNumber ? value.toLocaleString('en') : shown(value)
        return `\n  <td${span}${isNumber ? ` x:num="${value}"` : ' x:str'}>${text}</td>`
      })
      return ` <tr height=19${hidden}>${cells}\n </tr>`
    })
    return `<table x:str border=0 cellpadding=0>\n${columns}\n${rows.join('\n')}\n</table>`
  })
  return Buffer.from(
    `\ufeff<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>${names}</x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->
<style><!--td{mso-style-parent:style0;}--></style></head>
<body link=blue>${tables.join('\n<br>\n')}</body></html>`,
  )
}

/** As a system of today hands out its page: UTF-16, laid out by tables, a heading above, buttons, a script and a picture from elsewhere. */
export function wholePage(grids: readonly Grid[]): Buffer {
  const tables = grids.map((grid) => {
    const rows = grid.cells.map(
      (_, n) =>
        `<tr>${cellsOf(grid, n + 1, (value, span) => `<td${span}><div><span>${shown(value)}</span></div></td>`)}</tr>`,
    )
    return `<tr><td><table class="grid"><tbody>${rows.join('')}</tbody></table></td></tr>`
  })
  const text = `<!DOCTYPE html><html><head><title>导出</title><script>var t="<table><tr><td>企业名称</td><td>地址</td></tr></table>"</script></head>
<body onload="run()"><table width="100%"><tr><td><img src="http://example.invalid/logo.png"></td><td><button>打印</button></td></tr>${tables.join('')}</table>
<iframe src="http://example.invalid/more"></iframe></body></html>`
  return iconv.encode(text, 'utf-16le', { addBOM: true })
}

type Part = { readonly at: string; readonly head: string; readonly body: string }

function packed(heads: readonly string[], parts: readonly Part[]): Buffer {
  const edge = '----=_NextPart_01DC5F2A.8E1B3C40'
  const heading = [...heads, 'MIME-Version: 1.0', `Content-Type: multipart/related;\r\n\tboundary="${edge}"`].join(
    '\r\n',
  )
  const inside = parts.map(
    ({ at, head, body }) => `--${edge}\r\nContent-Location: file:///C:/46086/${at}\r\n${head}\r\n\r\n${body}\r\n`,
  )
  return Buffer.from(
    `${heading}\r\n\r\nThis document is a Web archive file.\r\n\r\n${inside.join('\r\n')}\r\n--${edge}--\r\n`,
    'latin1',
  )
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/.{76}/g, '$&\r\n')
/** Each byte that is not plain as `=XX`, lines of at most 76. */
const quoted = (bytes: Buffer) =>
  [...bytes]
    .map((byte) =>
      byte === 0x3d || byte > 0x7e || (byte < 0x20 && byte !== 0x0a && byte !== 0x0d)
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')
    .replace(/[^\r\n]{60,70}(?==)/g, '$&=\r\n')

const PAGE_OF = 'Content-Transfer-Encoding: base64\r\nContent-Type: text/html; charset="utf-8"'

/** As Excel saves "单个文件网页": a frame with the sheets' names, a page for each, a picture and a list of files. */
export function webArchive(grids: readonly Grid[]): Buffer {
  const names = grids.map(({ sheet }) => `<x:ExcelWorksheet><x:Name>${sheet}</x:Name></x:ExcelWorksheet>`).join('')
  const frame = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>${names}</x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head><frameset rows="*,39"><frame src="Book1.files/sheet001.htm"></frameset></html>`
  return packed(
    ['X-Document-Type: Workbook'],
    [
      { at: 'Book1.htm', head: PAGE_OF, body: base64(Buffer.from(frame)) },
      ...grids.map((grid, n) => ({
        at: `Book1.files/sheet00${n + 1}.htm`,
        head: PAGE_OF,
        body: base64(
          Buffer.from(
            excelPage([grid])
              .toString()
              .replace(/<x:Name>.*<\/x:Name>/, ''),
          ),
        ),
      })),
      {
        at: 'Book1.files/image001.png',
        head: 'Content-Transfer-Encoding: base64\r\nContent-Type: image/png',
        body: 'iVBORw0KGgo=',
      },
      { at: 'Book1.files/filelist.xml', head: 'Content-Type: text/xml; charset="utf-8"', body: '<xml/>' },
    ],
  )
}

/** As Internet Explorer saved it: heads of a mail first, GB2312 in quoted-printable. */
export function savedPage(grids: readonly Grid[]): Buffer {
  return packed(
    ['From: <Saved by Microsoft Internet Explorer 5>', 'Subject: =?gb2312?B?xvPStQ==?='],
    [
      {
        at: 'export.asp',
        head: 'Content-Type: text/html;\r\n\tcharset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable',
        body: quoted(oldExport(grids)),
      },
    ],
  )
}
