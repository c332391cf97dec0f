import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { newId } from '#domain/id.ts'
import { creditCodeCheck } from '#domain/identifiers/credit-code.ts'
import type { Ledger, LedgerColumn } from '#papers/write/ledger.ts'
import { xlsxStream } from '#papers/write/xlsx.ts'
import { sql } from '#storage/open-database.ts'
import type { BenchCity } from './city.ts'
import { residentMegabytes, runCommand } from './process.ts'
import { secondsOfCommands, serverSeconds } from './processor.ts'
import { type Line, ratio, time } from './timing.ts'

const ROWS = 100_000
const ROUNDS = 5

type Bare = { readonly seconds: number; readonly processor: number; readonly cells: number }
type Round = { bare: Bare; clock: number; client: number; server: number; peak: number; load: number }

/**
 * 100 000 enterprises in 20 columns: read, matched and stored, beside reading the file bare. Both in processes of their own, one
 * after the other, some rounds; each import into an authority that has no enterprise yet. The start of the command counts, that of the
 * bare reader does not.
 */
export async function benchImport(city: BenchCity, rows = ROWS): Promise<readonly Line[]> {
  const path = join(city.place, '企业.xlsx')
  await pipeline(xlsxStream([ledger(rows)]), createWriteStream(path))
  const ofServer = await serverSeconds(city.url)
  const rounds: Round[] = []
  for (let n = 0; n < ROUNDS; n++) {
    const bare = await readBare(path)
    if (bare.cells < rows * 10) throw new Error(`only ${bare.cells} cells were read`)
    rounds.push({ bare, ...(await brought(city, path, n, ofServer)), load: loadavg()[0] ?? 0 })
    process.stdout.write(`${told(rounds.at(-1) as Round)}\n`)
  }
  const of = (value: (round: Round) => number) => middle(rounds.map(value))
  const peak = of((round) => round.peak)
  const load = rounds.map((round) => round.load.toFixed(1)).join(', ')
  const what = `import of ${rows} × 20 · reading the file bare`
  return [
    ratio(
      `${what}, by the clock (load ${load})`,
      of((one) => one.clock),
      of((one) => one.bare.seconds * 1000),
      3,
    ),
    ratio(
      `${what}, processor of client and server (server ${of((one) => one.server).toFixed(1)} s)`,
      of((one) => (one.client + one.server) * 1000),
      of((one) => one.bare.processor * 1000),
      3,
    ),
    {
      what: 'peak memory of the import',
      ours: `${Math.round(peak)} MB`,
      beside: '',
      ratio: '',
      goal: '≤ 300 MB',
      met: peak <= 300,
    },
  ]
}

const told = ({ bare, clock, client, server, peak, load }: Round) =>
  `  bare ${bare.seconds.toFixed(2)} s (processor ${bare.processor.toFixed(2)}) · import ${(clock / 1000).toFixed(2)} s (client ${client.toFixed(2)}, server ${server.toFixed(2)}) · ${Math.round(peak)} MB · load ${load.toFixed(1)}`

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

async function readBare(path: string): Promise<Bare> {
  const child = fork(new URL('./read-bare.ts', import.meta.url), [path], {
    execArgv: [...process.execArgv, '--max-semi-space-size=8'],
  })
  const [[said]] = (await Promise.all([once(child, 'message'), once(child, 'exit')])) as [[Bare], unknown]
  return said
}

/** The command as it is typed, in a process of its own, into a new authority. */
async function brought(city: BenchCity, path: string, n: number, ofServer: () => number) {
  const code = `import${n}`
  await city.db.inSystem((tx) =>
    sql`insert into authority (id, code, name, kind) values (${newId()}, ${code}, ${`导入${n}`}, 'city')`.execute(tx),
  )
  const before = { client: secondsOfCommands(), server: ofServer() }
  let peak = 0
  const clock = await time(async () => {
    const command = runCommand(city, ['import', path, '--authority', code, '--kind', 'enterprises'])
    const watch = setInterval(() => (peak = Math.max(peak, residentMegabytes(command.pid))), 50)
    const { code: ended, output } = await command.ended
    clearInterval(watch)
    if (ended !== 0) throw new Error(`the import ended with ${ended}: ${output}`)
  })
  return { clock, client: secondsOfCommands() - before.client, server: ofServer() - before.server, peak }
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
