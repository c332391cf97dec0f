import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { utils, write } from '@e965/xlsx'
import ExcelJS from '@protobi/exceljs'
import iconv from 'iconv-lite'
import { zip } from '../../read/zip-file.ts'
import { type Grid, serial, type Value } from './model.ts'

/** Producers that are no dependency of the project are taken from this folder (`npm i hucre @cj-tech-master/excelts` in it). */
let modules = ''
export function producersFrom(folder: string): void {
  modules = folder
}
const load = (name: string) => import(pathToFileURL(createRequire(join(modules, 'x.js')).resolve(name)).href)

export type Options = { readonly from1904?: true; readonly inline?: true }

const isDay = (value: Value): value is Extract<Value, { readonly day: string }> =>
  typeof value === 'object' && value !== null && 'day' in value
const dateOf = (day: string) => new Date(day.length === 10 ? `${day}T00:00:00Z` : `${day}Z`)

/** exceljs and its kin share their manner. */
async function excelLike(Workbook: typeof ExcelJS.Workbook, grids: readonly Grid[], options: Options): Promise<Buffer> {
  const book = new Workbook()
  if (options.from1904) book.properties.date1904 = true
  for (const grid of grids) {
    const sheet = book.addWorksheet(grid.sheet, grid.hidden ? { state: 'hidden' } : {})
    for (const [r, row] of grid.cells.entries()) {
      for (const [c, value] of row.entries()) {
        if (value === null) continue
        const cell = sheet.getCell(r + 1, c + 1)
        if (isDay(value)) {
          cell.value = dateOf(value.day)
          cell.numFmt = value.format ?? 'yyyy-mm-dd'
        } else if (typeof value === 'object') {
          cell.value = value.number
          cell.numFmt = value.format
        } else cell.value = value
      }
    }
    for (const [top, left, bottom, right] of grid.merges) sheet.mergeCells(top, left, bottom, right)
    for (const row of grid.hiddenRows) sheet.getRow(row).hidden = true
    for (const column of grid.hiddenColumns) sheet.getColumn(column).hidden = true
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

export const exceljs = (grids: readonly Grid[], options: Options = {}) => excelLike(ExcelJS.Workbook, grids, options)

export async function excelts(grids: readonly Grid[], options: Options = {}): Promise<Buffer> {
  const { Workbook } = await load('@cj-tech-master/excelts')
  return excelLike(Workbook, grids, options)
}

export async function hucre(grids: readonly Grid[], options: Options = {}): Promise<Buffer> {
  const { writeXlsx } = await load('hucre')
  const sheets = grids.map((grid) => ({
    name: grid.sheet,
    rows: grid.cells.map((row) =>
      row.map((value) =>
        isDay(value) ? dateOf(value.day) : typeof value === 'object' && value !== null ? value.number : value,
      ),
    ),
    merges: grid.merges.map(([top, left, bottom, right]) => ({
      startRow: top - 1,
      startCol: left - 1,
      endRow: bottom - 1,
      endCol: right - 1,
    })),
  }))
  return Buffer.from(
    await writeXlsx({
      sheets,
      ...(options.from1904 ? { dateSystem: '1904' } : {}),
      ...(options.inline ? { stringMode: 'inline' } : {}),
    }),
  )
}

/** SheetJS: the old binary formats. */
export function sheetjs(bookType: 'biff8' | 'xlsb', grids: readonly Grid[]): Buffer {
  const book = utils.book_new()
  for (const grid of grids) {
    const sheet = utils.aoa_to_sheet(
      grid.cells.map((row) => row.map((value) => (typeof value === 'object' ? null : value))),
    )
    for (const [r, row] of grid.cells.entries()) {
      for (const [c, value] of row.entries()) {
        if (typeof value !== 'object' || value === null) continue
        sheet[utils.encode_cell({ r, c })] = isDay(value)
          ? { t: 'n', v: serial(value.day), z: value.format ?? 'yyyy-mm-dd' }
          : { t: 'n', v: value.number, z: value.format }
      }
    }
    sheet['!merges'] = grid.merges.map(([top, left, bottom, right]) => ({
      s: { r: top - 1, c: left - 1 },
      e: { r: bottom - 1, c: right - 1 },
    }))
    utils.book_append_sheet(book, sheet, grid.sheet)
  }
  return Buffer.from(write(book, { type: 'buffer', bookType, codepage: 936 }))
}

/** LibreOffice opens a workbook and saves it in its own way. */
export async function libreOffice(
  to: 'xls' | 'xlsx' | 'ods',
  grids: readonly Grid[],
  options: Options = {},
): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'))
  try {
    writeFileSync(join(folder, 'in.xlsx'), await exceljs(grids, options))
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
    const filter = { xls: 'xls:MS Excel 97', xlsx: 'xlsx:Calc MS Excel 2007 XML', ods: 'ods' }[to]
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', filter, '--outdir', join(folder, 'out'), join(folder, 'in.xlsx')],
      { stdio: 'ignore' },
    )
    const [name] = readdirSync(join(folder, 'out'))
    return readFileSync(join(folder, 'out', name as string))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function csv(encoding: string, [grid]: readonly Grid[], delimiter = ',', mark = false): Buffer {
  const cell = (value: Value) => {
    const text =
      value === null
        ? ''
        : isDay(value)
          ? value.day.replaceAll('-', '/')
          : typeof value === 'object'
            ? String(value.number)
            : String(value)
    return /["\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const width = Math.max(...(grid as Grid).cells.map((row) => row.length))
  const text = (grid as Grid).cells
    .map((row) => Array.from({ length: width }, (_, c) => cell(row[c] ?? null)).join(delimiter))
    .join('\r\n')
  return Buffer.from(iconv.encode(`${text}\r\n`, encoding, { addBOM: mark }))
}

/** A workbook written by hand: parts as they are given. */
export function byHand(
  sheets: readonly { name: string; xml: string }[],
  more: readonly { name: string; text: string }[] = [],
  prefix = '',
): Buffer {
  const x = (name: string) => `${prefix}${name}`
  return zip([
    {
      name: '[Content_Types].xml',
      text: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: '_rels/.rels',
      text: '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
    },
    {
      name: 'xl/workbook.xml',
      text: `<${x('workbook')} xmlns${prefix ? ':x' : ''}="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><${x('sheets')}>${sheets
        .map(({ name }, n) => `<${x('sheet')} name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
        .join('')}</${x('sheets')}></${x('workbook')}>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships>${sheets
        .map(
          (_, n) =>
            `<Relationship Id="rId${n + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId91" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    ...sheets.map(({ xml }, n) => ({ name: `xl/worksheets/sheet${n + 1}.xml`, text: xml })),
    ...more,
  ])
}
