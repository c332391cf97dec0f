import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { creditCodeCheck } from '#domain/identifiers/credit-code.ts'
import type { Ledger, LedgerColumn } from '#papers/write/ledger.ts'
import { loadExcel, xlsxStream } from '#papers/write/xlsx.ts'

const text = (title: string): LedgerColumn => ({ title, kind: 'text' })
const number = (title: string): LedgerColumn => ({ title, kind: 'number' })
const COLUMNS: readonly LedgerColumn[] = [
  ...['企业名称', '统一社会信用代码', '简称', '企业类别', '行业代码', '地址', '联系人', '联系电话'].map(text),
  ...['从业人员', '营业收入', '资产总额', '固定资产', '总产值', '税收'].map(number),
  ...['备注一', '备注二', '备注三', '备注四', '备注五', '备注六'].map(text),
]

/** One in so many enterprises has moved, one in as many (another one) has another revenue. */
const MENDED = 10

type Cells = readonly (string | number)[]

/** Enterprises with codes that pass the check, figures, and six columns that nothing is made of. `mended`: the same, some of it changed since. */
function* enterprises(count: number, mended: boolean): Generator<Cells> {
  for (let n = 1; n <= count; n++) {
    const first = `91431200MA${String(n).padStart(7, '0')}`
    yield [
      `样本企业${n}号有限公司`,
      first + creditCodeCheck(first),
      `样本${n}`,
      n % 3 ? '规上' : '',
      '2710',
      mended && n % MENDED === 0 ? `新工业路${n}号` : `工业路${n}号`,
      `联系人${n % 900}`,
      '13800000000',
      20 + (n % 900),
      300 + (n % 5000) + (mended && n % MENDED === 5 ? 1 : 0),
      1000 + n,
      500 + n,
      800 + n,
      n % 200,
      '一',
      '二',
      '三',
      '四',
      '五',
      '六',
    ]
  }
}

/** As the product writes it: each cell's text in the cell. */
export async function writeInline(path: string, count: number, mended = false): Promise<void> {
  const ledger: Ledger = { sheet: '企业', columns: COLUMNS, rows: enterprises(count, mended) }
  await pipeline(xlsxStream([ledger]), createWriteStream(path))
}

/** As Excel, WPS and LibreOffice write it: each text once, in a table of texts, and its number in the cells. */
export async function writeShared(path: string, count: number): Promise<void> {
  const stream = createWriteStream(path)
  const book = new (await loadExcel()).stream.xlsx.WorkbookWriter({ stream, useStyles: false, useSharedStrings: true })
  const sheet = book.addWorksheet('企业')
  sheet.addRow(COLUMNS.map(({ title }) => title)).commit()
  for (const row of enterprises(count, false)) sheet.addRow(row).commit()
  await book.commit()
}
