import { expect, test } from 'vitest'
import { connectOwner } from '#storage/connection.ts'
import { planForLookUps } from '#storage/import/run-store.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

const { db, url } = await testDatabase()

/** The index by which an import looks a name up, as it is planned for this authority now. */
async function indexOf(database: Database, authorityId: string): Promise<string> {
  return database.inAuthority(authorityId, async (tx) => {
    const { rows } = await sql<Record<string, string>>`
      explain select e.* from unnest(array['a', 'b']::text[]) as w(key), lateral (
        select id, name from enterprise
         where authority_id = ${sql.lit(authorityId)} and status <> 'merged' and name_key = w.key offset 0) e`.execute(
      tx,
    )
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    return /using (\w+) on enterprise/.exec(plan)?.[1] ?? plan
  })
}

test('names are looked up by their own index, also for an authority the planner knows nothing of', async () => {
  const [full, fresh] = [await createAuthority(db, 'full', '满区'), await createAuthority(db, 'fresh', '新区')]
  expect(await indexOf(db, fresh)).toBe('enterprise_name_key')
  await db.inAuthority(full, (tx) =>
    sql`insert into enterprise (authority_id, id, name, name_key)
        select ${full}, gen_random_uuid(), '厂' || n, '厂' || n from generate_series(1, 3000) n`.execute(tx),
  )
  const owner = await connectOwner(url)
  await owner.query('analyze enterprise')
  await owner.end()
  expect(await indexOf(db, fresh)).toBe('enterprise_name_key')
})

/** The indexes by which a running import looks codes and names up: a plan for any values, kept. */
async function indexesKept(authorityId: string): Promise<string[]> {
  return db.inAuthority(authorityId, async (tx) => {
    await planForLookUps(tx)
    await sql`
      prepare look_up(uuid, text[]) as
        select e.* from unnest($2) as w(code), lateral (
          select id, name from enterprise
           where authority_id = $1 and status <> 'merged' and credit_code = w.code offset 0) e
        union
        select e.* from unnest($2) as w(key), lateral (
          select id, name from enterprise where authority_id = $1 and status <> 'merged' and name_key = w.key offset 0) e`.execute(
      tx,
    )
    const { rows } = await sql<Record<string, string>>`
      explain execute look_up(${sql.lit(authorityId)}, array['a', 'b'])`.execute(tx)
    await sql`deallocate look_up`.execute(tx)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    return [...plan.matchAll(/(?:using|Index Scan on) (enterprise_\w+)/g)].map(([, name = '']) => name).sort()
  })
}

test('a running import looks up by code and by name, whatever the planner has seen of the authority', async () => {
  const owner = await connectOwner(url)
  const few = await createAuthority(db, 'few', '小区')
  const add = (authorityId: string, from: number, to: number) =>
    db.inAuthority(authorityId, (tx) =>
      sql`insert into enterprise (authority_id, id, name, name_key, credit_code)
          select ${authorityId}, gen_random_uuid(), '店' || n, '店' || n, 'C' || n from generate_series(${from}::int, ${to}::int) n`.execute(
        tx,
      ),
    )
  await owner.query('delete from enterprise')
  await owner.query('vacuum full analyze enterprise')
  await add(few, 1, 30)
  await owner.query('analyze enterprise')
  // So small a table would be read whole.
  expect(await indexesKept(few)).toEqual(['enterprise_code', 'enterprise_name_key'])
  await add(few, 31, 60_000)
  await owner.query('analyze enterprise')
  const fresh = await createAuthority(db, 'unseen', '未见区')
  await add(fresh, 1, 2_000)
  expect(await indexesKept(fresh)).toEqual(['enterprise_code', 'enterprise_name_key'])
  await owner.end()
})
