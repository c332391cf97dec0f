import { expect, test } from 'vitest'
import { connectOwner } from '#storage/connection.ts'
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
