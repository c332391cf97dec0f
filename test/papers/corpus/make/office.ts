import { columnLetters } from '#papers/read/source-row.ts'
import { type Part, zip } from '../../read/zip-file.ts'
import { type Grid, serial, type Value } from './model.ts'

/** Workbooks in the XML that WPS Office and Excel write, which no library writes: made after real files, with our own truths in them. */

type Manner = {
  readonly application: string
  readonly from1904: boolean
  /** Texts stand in two runs and carry their reading, as Excel keeps them for East Asian texts. */
  readonly runs: boolean
  /** Namespaces of a sheet, and what stands in each row's and in the workbook's own corner. */
  readonly sheet: string
  readonly row: string
  readonly extension: string
  readonly target: (path: string) => string
  readonly more: readonly Part[]
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const WPS: Manner = {
  application: 'WPS Office',
  from1904: false,
  runs: false,
  sheet:
    ' xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"',
  row: ' ht="14.25" customHeight="1"',
  extension:
    '<extLst><ext uri="{00000000-0000-0000-0000-000000000000}" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"><etc:autofilterAnalysis showPane="0"/></ext></extLst>',
  target: (path) => path,
  more: [
    {
      name: 'docProps/custom.xml',
      text: `${HEAD}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0.16929</vt:lpwstr></property></Properties>`,
    },
    {
      name: 'xl/cellimages.xml',
      text: `${HEAD}<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"/>`,
    },
  ],
}

const EXCEL_MAC: Manner = {
  application: 'Microsoft Macintosh Excel',
  from1904: true,
  runs: true,
  sheet:
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"',
  row: ' x14ac:dyDescent="0.2"',
  extension: '<phoneticPr fontId="1" type="noConversion"/>',
  target: (path) => `/xl/${path}`,
  more: [{ name: 'xl/calcChain.xml', text: `${HEAD}<calcChain xmlns="${MAIN}"/>` }],
}

export const wps = (grids: readonly Grid[]): Buffer => book(WPS, grids)
export const excelMac = (grids: readonly Grid[]): Buffer => book(EXCEL_MAC, grids)

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] as string)

function book(manner: Manner, grids: readonly Grid[]): Buffer {
  const texts: string[] = []
  const formats: string[] = ['General']
  const index = (list: string[], one: string) => (list.includes(one) ? list.indexOf(one) : list.push(one) - 1)

  const cell = (ref: string, value: Value): string => {
    if (value === null) return ''
    if (typeof value === 'boolean') return `<c r="${ref}" t="b"><v>${Number(value)}</v></c>`
    if (typeof value === 'number') return `<c r="${ref}"><v>${value}</v></c>`
    if (typeof value === 'string')
      return value.startsWith('=')
        ? `<c r="${ref}" t="str"><f>_xlfn.${escaped(value.slice(1))}</f><v>${escaped(value)}</v></c>`
        : `<c r="${ref}" t="s"><v>${index(texts, value)}</v></c>`
    const [number, format] =
      'day' in value
        ? [serial(value.day) - (manner.from1904 ? 1462 : 0), value.format ?? 'yyyy/m/d']
        : [value.number, value.format]
    return `<c r="${ref}" s="${index(formats, format)}"><v>${number}</v></c>`
  }

  const sheets = grids.map(({ cells, merges, hiddenRows }) => {
    const rows = cells.map((row, r) => {
      const inner = row.map((value, c) => cell(`${columnLetters(c + 1)}${r + 1}`, value)).join('')
      const hidden = hiddenRows.includes(r + 1) ? ' hidden="1"' : ''
      return inner === '' ? '' : `<row r="${r + 1}" spans="1:${row.length}"${hidden}${manner.row}>${inner}</row>`
    })
    const merged = merges.map(
      ([top, left, bottom, right]) =>
        `<mergeCell ref="${columnLetters(left)}${top}:${columnLetters(right)}${bottom}"/>`,
    )
    return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"${manner.sheet}><sheetPr/><sheetFormatPr defaultColWidth="9" defaultRowHeight="14.25"/><sheetData>${rows.join('')}</sheetData>${merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : ''}<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>${manner.extension}</worksheet>`
  })
  const shared = texts.map(
    (text) => `<si>${manner.runs ? inRuns(text) : `<t xml:space="preserve">${escaped(text)}</t>`}</si>`,
  )
  const numFmts = formats.slice(1).map((code, n) => `<numFmt numFmtId="${176 + n}" formatCode="${escaped(code)}"/>`)
  const xfs = formats.map(
    (_, n) =>
      `<xf numFmtId="${n === 0 ? 0 : 175 + n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  )
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`
  return zip([
    {
      name: 'docProps/app.xml',
      text: `${HEAD}<Properties xmlns="${OFFICE}/extended-properties"><Application>${manner.application}</Application></Properties>`,
    },
    ...sheets.map((text, n) => ({ name: `xl/worksheets/sheet${n + 1}.xml`, text })),
    {
      name: 'xl/styles.xml',
      text: `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${numFmts.length}">${numFmts.join('')}</numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      text: `${HEAD}<sst xmlns="${MAIN}" count="${texts.length}">${shared.join('')}</sst>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><fileVersion appName="xl" lastEdited="3" lowestEdited="5" rupBuild="9302"/><workbookPr${manner.from1904 ? ' date1904="1"' : ''}/><bookViews><workbookView windowWidth="19095" windowHeight="7755"/></bookViews><sheets>${grids.map(({ sheet }, n) => `<sheet name="${escaped(sheet)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join('')}</sheets><calcPr calcId="144525"/></workbook>`,
    },
    {
      name: '_rels/.rels',
      text: `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${grids.map((_, n) => relation(`rId${n + 1}`, 'worksheet', manner.target(`worksheets/sheet${n + 1}.xml`))).join('')}${relation('rId90', 'styles', manner.target('styles.xml'))}${relation('rId91', 'sharedStrings', manner.target('sharedStrings.xml'))}</Relationships>`,
    },
    {
      name: '[Content_Types].xml',
      text: `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${grids.map((_, n) => `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    },
    ...manner.more,
  ])
}

function inRuns(text: string): string {
  const half = Math.ceil([...text].length / 2)
  const run = (part: string, bold: boolean) =>
    `<r>${bold ? '<rPr><b/><sz val="12"/><rFont val="宋体"/></rPr>' : ''}<t xml:space="preserve">${escaped(part)}</t></r>`
  const [first, second] = [[...text].slice(0, half).join(''), [...text].slice(half).join('')]
  return `${run(first, false)}${second === '' ? '' : run(second, true)}<rPh sb="0" eb="${half}"><t>ㄅㄆㄇ</t></rPh><phoneticPr fontId="1"/>`
}
