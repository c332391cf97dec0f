import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { creditCodeCheck } from '#domain/identifiers/credit-code.ts'
import { openTable } from '#papers/read/open-table.ts'
import type { Ledger, LedgerColumn } from '#papers/write/ledger.ts'
import { xlsxStream } from '#papers/write/xlsx.ts'
import type { BenchCity } from './city.ts'
import { residentMegabytes, runCommand } from './process.ts'
import { type Line, ratio, time } from './timing.ts'

const ROWS = 100_000

/** 100 000 enterprises in 20 columns: read, matched and stored, beside reading the file bare. */
export async function benchImport(city: BenchCity, rows = ROWS): Promise<readonly Line[]> {
  const path = join(city.place, '企业.xlsx')
  await pipeline(xlsxStream([ledger(rows)]), createWriteStream(path))
  const bytes = await readFile(path)
  const file = { name: '企业.xlsx', bytes }
  const bare = await time(async () => {
    const table = await openTable(file)
    let cells = 0
    for (const sheet of table.sheets) for await (const row of table.rows(sheet)) cells += row.cells.length
    await table.close()
    if (cells < rows * 10) throw new Error(`only ${cells} cells were read`)
  })
  // The command as it is typed, in a process of its own: its start counts, the bench's memory does not.
  let peak = 0
  const stored = await time(async () => {
    const command = runCommand(city, ['import', path, '--authority', 'bench', '--kind', 'enterprises'])
    const watch = setInterval(() => (peak = Math.max(peak, residentMegabytes(command.pid))), 50)
    const { code, output } = await command.ended
    clearInterval(watch)
    if (code !== 0) throw new Error(`the import ended with ${code}: ${output}`)
  })
  const megabytes = peak
  return [
    ratio(`import of ${rows} × 20 · reading the file bare`, stored, bare, 3),
    {
      what: 'peak memory of the import',
      ours: `${Math.round(megabytes)} MB`,
      beside: '',
      ratio: '',
      goal: '≤ 300 MB',
      met: megabytes <= 300,
    },
  ]
}

const text = (title: string): LedgerColumn => ({ title, kind: 'text' })
const number = (title: string): LedgerColumn => ({ title, kind: 'number' })
const COLUMNS: readonly LedgerColumn[] = [
  ...['企业名称', '统一社会信用代码', '简称', '企业类别', '行业代码', '地址', '联系人', '联系电话'].map(text),
  ...['从业人员', '营业收入', '资产总额', '固定资产', '总产值', '税收'].map(number),
  ...['备注一', '备注二', '备注三', '备注四', '备注五', '备注六'].map(text),
]

/** Enterprises with codes that pass the check, figures, and six columns that nothing is made of. */
export function ledger(rows: number): Ledger {
  return {
    sheet: '企业',
    columns: COLUMNS,
    rows: (function* () {
      for (let n = 1; n <= rows; n++) {
        const first = `91431200MA${String(n).padStart(7, '0')}`
        yield [
          `样本企业${n}号有限公司`,
          first + creditCodeCheck(first),
          `样本${n}`,
          n % 3 ? '规上' : '',
          '2710',
          `工业路${n}号`,
          `联系人${n % 900}`,
          '13800000000',
          20 + (n % 900),
          300 + (n % 5000),
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
    })(),
  }
}
