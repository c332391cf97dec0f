import { fork } from 'node:child_process'
import { once } from 'node:events'
import { sql } from '#storage/open-database.ts'
import type { BenchCity } from './city.ts'
import { residentMegabytes } from './process.ts'
import type { Line } from './timing.ts'

const ROWS = 300_000

type Told = { readonly seconds: number; readonly size: number; readonly rows: number; readonly baseline: number }

/** A ledger of 300 000 visits written in the background, in a process of its own: its time, its highest memory, a tenth of it beside. */
export async function benchExport(city: BenchCity, rows = ROWS): Promise<readonly Line[]> {
  const small = await written(city, rows / 10)
  const full = await written(city, rows)
  return [
    {
      what: `ledger of ${rows} rows as xlsx · of a tenth as many`,
      ours: `${full.seconds.toFixed(1)} s, ${(full.size / 2 ** 20).toFixed(1)} MB`,
      beside: `${small.seconds.toFixed(1)} s`,
      ratio: (full.seconds / small.seconds).toFixed(2),
      goal: '≤ 12',
      met: full.seconds / small.seconds <= 12,
    },
    {
      what: 'peak memory while writing it · a tenth of it',
      ours: `${Math.round(full.peak)} MB`,
      beside: `${Math.round(small.peak)} MB`,
      ratio: (full.peak / small.peak).toFixed(2),
      goal: '≤ 1.3',
      met: full.peak / small.peak <= 1.3,
    },
  ]
}

/** Brings the visits to so many, and writes them all. */
async function written(city: BenchCity, rows: number): Promise<Told & { readonly peak: number }> {
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
  const child = fork(new URL('./export-child.ts', import.meta.url), [city.url, authorityId, city.place], {
    execArgv: [...process.execArgv, '--max-semi-space-size=8'],
  })
  let peak = 0
  const watch = setInterval(() => (peak = Math.max(peak, residentMegabytes(child.pid ?? 0))), 50)
  const [told] = (await once(child, 'message')) as [Told]
  clearInterval(watch)
  await once(child, 'exit')
  if (told.rows < rows) throw new Error(`only ${told.rows} rows were written`)
  return { ...told, peak }
}
