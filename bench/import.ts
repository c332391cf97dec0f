import { fork } from 'node:child_process'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { newId } from '#domain/id.ts'
import { sql } from '#storage/open-database.ts'
import type { BenchCity } from './city.ts'
import { writeInline, writeShared } from './import-file.ts'
import { residentMegabytes, runCommand } from './process.ts'
import { secondsOfCommands, serverSeconds } from './processor.ts'
import { type Line, ratio, time } from './timing.ts'

const ROWS = 100_000
const ROUNDS = 5

type Bare = { readonly seconds: number; readonly processor: number; readonly cells: number }
type Round = { bare: Bare; clock: number; client: number; server: number; peak: number; load: number }

/**
 * 100 000 enterprises in 20 columns: read, matched and stored, beside reading the file bare. Both in processes of their own, one
 * after the other, some rounds. The start of the command counts, that of the bare reader does not. First into authorities that have no
 * enterprise yet; then the same enterprises over those that are there, a fifth of the rows changed; and from a file with a table of texts.
 */
export async function benchImport(city: BenchCity, rows = ROWS): Promise<readonly Line[]> {
  const file = (name: string) => join(city.place, `${name}.xlsx`)
  await writeInline(file('企业'), rows)
  await writeInline(file('企业改'), rows, true)
  await writeShared(file('企业共'), rows)
  const ofServer = await serverSeconds(city.url)
  const round = async (path: string, code: string): Promise<Round> => {
    const bare = await readBare(path)
    if (bare.cells < rows * 10) throw new Error(`only ${bare.cells} cells were read`)
    const found = { bare, ...(await brought(city, path, code, ofServer)), load: loadavg()[0] ?? 0 }
    process.stdout.write(`${told(found)}\n`)
    return found
  }
  const [fresh, again, shared]: [Round[], Round[], Round[]] = [[], [], []]
  for (let n = 0; n < ROUNDS; n++) {
    const code = await newAuthority(city, `import${n}`)
    fresh.push(await round(file('企业'), code))
    again.push(await round(file('企业改'), code))
    shared.push(await round(file('企业共'), await newAuthority(city, `shared${n}`)))
  }
  return [
    ...linesOf(`import of ${rows} × 20`, fresh),
    ...linesOf(`the same over ${rows} that are there, a fifth changed`, again),
    ...linesOf('the same from a file with shared strings', shared),
  ]
}

function linesOf(what: string, rounds: readonly Round[]): Line[] {
  const of = (value: (round: Round) => number) => middle(rounds.map(value))
  const peak = of((round) => round.peak)
  const load = rounds.map((round) => round.load.toFixed(1)).join(', ')
  return [
    ratio(
      `${what} · reading the file bare, by the clock (load ${load})`,
      of((one) => one.clock),
      of((one) => one.bare.seconds * 1000),
      3,
    ),
    ratio(
      `${what} · reading the file bare, processor of client and server (server ${of((one) => one.server).toFixed(1)} s)`,
      of((one) => (one.client + one.server) * 1000),
      of((one) => one.bare.processor * 1000),
      3,
    ),
    {
      what: `${what}, peak memory`,
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

async function newAuthority(city: BenchCity, code: string): Promise<string> {
  await city.db.inSystem((tx) =>
    sql`insert into authority (id, code, name, kind) values (${newId()}, ${code}, ${`导入 ${code}`}, 'city')`.execute(
      tx,
    ),
  )
  return code
}

/** The command as it is typed, in a process of its own. */
async function brought(city: BenchCity, path: string, code: string, ofServer: () => number) {
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
