import pg from 'pg'
import { listMatters } from '#app/matter/list-matters.ts'
import { execute } from '#app/use-case.ts'
import { sql } from '#storage/open-database.ts'
import type { BenchCity } from './city.ts'
import { benchActor, benchContext } from './context.ts'
import { type Line, median, ratio } from './timing.ts'

const PAGE = `
  select m.id, m.number, m.title, m.state, m.category, m.due_at, m.at, m.revision, lo.name as lead, o.name as org, pe.name as person, e.name as enterprise
    from matter m
    left join org lo on lo.authority_id = m.authority_id and lo.id = m.lead_org_id
    left join org o on o.authority_id = m.authority_id and o.id = m.org_id
    left join person pe on pe.authority_id = m.authority_id and pe.id = m.person_id
    left join enterprise e on e.authority_id = m.authority_id and e.id = m.enterprise_id
   where m.authority_id = $1 and (m.lead_org_id = $2 or m.org_id = $2) and m.state not in ('closed', 'dismissed', 'merged')
   order by m.due_at nulls last, m.id limit 51`
const COUNT = `select count(*)::int as n from matter m where m.authority_id = $1 and (m.lead_org_id = $2 or m.org_id = $2)
  and m.state not in ('closed', 'dismissed', 'merged')`
const CLOCKS = `select * from matter_clock where authority_id = $1 and matter_id = any($2::uuid[]) and state = 'open' order by due_at, id`

/** A department's open matters by danger, first page with the exact count: beside prepared SQL, and beside the administrator's page. */
export async function benchWorklist(city: BenchCity, times = 60): Promise<readonly Line[]> {
  const orgs = await city.db.inAuthority(city.authorityId, (tx) =>
    sql<{ id: string }>`select id from org where authority_id = ${city.authorityId} order by id limit 40`.execute(tx),
  )
  const orgAt = (n: number) => orgs.rows[(n + orgs.rows.length) % orgs.rows.length]?.id ?? ''
  const client = new pg.Client({ connectionString: city.url })
  await client.connect()
  const raw = await median(times, async (n) => {
    await client.query('begin')
    await client.query(`select set_config('lianqi.authority', $1, true)`, [city.authorityId])
    const { rows } = await client.query({ name: 'page', text: PAGE, values: [city.authorityId, orgAt(n)] })
    await client.query({ name: 'clocks', text: CLOCKS, values: [city.authorityId, rows.map((row) => row.id)] })
    await client.query({ name: 'count', text: COUNT, values: [city.authorityId, orgAt(n)] })
    await client.query('commit')
  })
  await client.end()
  const page = (actorOf: (n: number) => ReturnType<typeof benchActor>) => async (n: number) => {
    const done = await execute(benchContext(city, actorOf(n)), listMatters, { open: true, sort: 'due', limit: 50 })
    if (!done.ok) throw new Error(done.error.code)
  }
  const department = await median(
    times,
    page((n) => benchActor('handler', { orgIds: [orgAt(n)] })),
  )
  const office = await median(
    times,
    page(() => benchActor('office')),
  )
  return [
    ratio("department's worklist page · raw prepared SQL", department, raw, 1.5),
    ratio("department's worklist page · the office's over everything", department, office, 1.2),
  ]
}
