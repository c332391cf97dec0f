import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { newId } from '#domain/id.ts'
import { sql } from '#storage/open-database.ts'
import { benchBesideExport } from './beside-export.ts'
import type { BenchCity } from './city.ts'
import { residentMegabytes } from './process.ts'
import { type Line, ms, ratio } from './timing.ts'

const ROWS = 300_000

type Bare = { readonly seconds: number; readonly processor: number }
type Told = Bare & { readonly size: number; readonly rows: number }
type Measured = Told & { readonly peak: number }

/**
 * Ledgers of 300 000 rows written in the background, each in a process of its own: one that only leaves (visits), and one that will come
 * back, with drop-downs, a check in each row and marks (enterprises). Time beside the library writing as many rows bare, highest memory beside
 * a tenth of the rows; the one with everything is opened in LibreOffice, and its rows are counted there. And what others notice while the server writes one.
 */
export async function benchExport(city: BenchCity, rows = ROWS): Promise<readonly Line[]> {
  const bare = await measured<Bare>('./write-bare.ts', [String(rows)])
  const lines: Line[] = []
  for (const { ledger, what, fill } of [
    { ledger: 'visits', what: 'plain ledger', fill: visits },
    { ledger: 'enterprises', what: 'ledger that comes back', fill: enterprises },
  ]) {
    const small = await written(city, ledger, await fill(city, rows / 10), rows / 10)
    const full = await written(city, ledger, await fill(city, rows), rows)
    const took = `${(full.size / 2 ** 20).toFixed(1)} MB, processor ${full.processor.toFixed(1)} s, load ${loadavg()[0]?.toFixed(0)}`
    lines.push(
      ratio(
        `${what} of ${rows} rows (${took}) · the library bare (processor ${bare.processor.toFixed(1)} s)`,
        full.seconds * 1000,
        bare.seconds * 1000,
        4,
      ),
      ratio(`the same · a tenth of the rows`, full.seconds * 1000, small.seconds * 1000, 12),
      ratio(`peak memory while writing it · a tenth of the rows`, full.peak, small.peak, 1.3, {
        show: (value) => `${Math.round(value)} MB`,
      }),
    )
  }
  lines.push(await opened(join(city.place, 'enterprises.xlsx'), rows))
  lines.push(...(await benchBesideExport(city, 'visits')))
  return lines
}

/** An authority with so many visits. */
async function visits(city: BenchCity, rows: number): Promise<string> {
  const { authorityId, db } = city
  await db.inAuthority(authorityId, async (tx) => {
    await sql`delete from visit where authority_id = ${authorityId} and note like 'bench %'`.execute(tx)
    await sql`
      insert into visit (authority_id, id, person_id, org_id, enterprise_id, how, at, day, note, recorded_at)
      select ${authorityId}, gen_random_uuid(), l.person_id, l.org_id, l.enterprise_id, 'visit', '2026-02-01T03:00:00Z'::timestamptz + n * interval '1 minute',
             ('2026-02-01'::date + n / 1440), 'bench ' || n || '，企业反映用工紧张，已联系技校对接。', '2026-03-01T00:00:00Z'
        from generate_series(1, ${rows}::int) n
        cross join lateral (select * from link where authority_id = ${authorityId} and enterprise_id is not null limit 1) l`.execute(
      tx,
    )
  })
  return authorityId
}

/** A new authority with so many enterprises in forty areas. */
async function enterprises({ db }: BenchCity, rows: number): Promise<string> {
  const id = newId()
  await db.inSystem((tx) =>
    sql`insert into authority (id, code, name, kind) values (${id}, ${`back${rows}`}, ${`回填${rows}`}, 'city')`.execute(
      tx,
    ),
  )
  await db.inAuthority(id, async (tx) => {
    await sql`insert into area (authority_id, id, name)
              select ${id}, gen_random_uuid(), '片区' || n from generate_series(1, 40) n`.execute(tx)
    await sql`
      insert into enterprise (authority_id, id, name, name_key, industry_code, area_id, address, contact_name, contact_phone, size)
      select ${id}, gen_random_uuid(), '样本企业' || n || '号有限公司', '样本企业' || n, '2710', a.id, '工业路' || n || '号', '联系人' || n % 900,
             '13800000000', '小型'
        from generate_series(1, ${rows}::int) n join area a on a.authority_id = ${id} and a.name = '片区' || (1 + n % 40)`.execute(
      tx,
    )
  })
  return id
}

async function written(city: BenchCity, ledger: string, authorityId: string, rows: number): Promise<Measured> {
  const told = await measured<Told>('./export-child.ts', [city.url, authorityId, city.place, ledger])
  if (told.rows < rows) throw new Error(`only ${told.rows} rows were written`)
  return told
}

/** Runs a part in a process of its own and watches its memory. */
async function measured<T>(path: string, args: readonly string[]): Promise<T & { readonly peak: number }> {
  const child = fork(new URL(path, import.meta.url), [...args], {
    execArgv: [...process.execArgv, '--max-semi-space-size=8'],
  })
  let peak = 0
  const watch = setInterval(() => (peak = Math.max(peak, residentMegabytes(child.pid ?? 0))), 50)
  // Together: a short child has gone before its word is read.
  const [[told]] = (await Promise.all([once(child, 'message'), once(child, 'exit')])) as [[T], unknown]
  clearInterval(watch)
  return { ...told, peak }
}

/** Opens the ledger in LibreOffice, which computes its checks, and counts the rows it has there; one that needs a repair is not opened. */
async function opened(path: string, rows: number): Promise<Line> {
  const from = performance.now()
  const folder = join(path, '..', 'opened')
  await promisify(execFile)('soffice', [
    `-env:UserInstallation=file://${folder}/profile`,
    ...['--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76', '--outdir', folder, path],
  ])
  let found = 0
  let faults = 0
  for await (const line of createInterface({ input: createReadStream(join(folder, 'enterprises.csv')) })) {
    if (line.startsWith('样本企业')) found++
    if (/#(REF|NAME|VALUE|N\/A)|Err:/.test(line)) faults++
  }
  rmSync(folder, { recursive: true, force: true })
  return {
    what: 'the ledger that comes back, opened and computed in LibreOffice: rows there',
    ours: `${found} in ${ms(performance.now() - from)}, ${faults} with a fault`,
    beside: '',
    ratio: '',
    goal: `${rows}, none`,
    met: found === rows && faults === 0,
  }
}
