import { fromKysely, PgBoss } from 'pg-boss'
import { afterAll, describe, expect, test } from 'vitest'
import { connectOwner } from '#storage/connection.ts'
import { listMigrations, migrate } from '#storage/migrate.ts'
import { openDatabase, sql } from '#storage/open-database.ts'
import { createAuthority, createTestDatabase, dropTestDatabase } from '#test/support/database.ts'

describe('migrations', async () => {
  const url = await createTestDatabase('template0')
  afterAll(() => dropTestDatabase(url))
  const names = (await listMigrations()).map((one) => one.name)

  test('two programs starting at once migrate once; a second start changes nothing', async () => {
    const [one, other] = await Promise.all([migrate({ url }), migrate({ url })])
    expect([...one.applied, ...other.applied]).toEqual(names)
    expect(await migrate({ url })).toEqual({ applied: [], total: names.length, role: true })
  })

  test('every table with authority_id is under forced row-level security', async () => {
    const owner = await connectOwner(url)
    const { rows } = await owner.query<{ table: string; forced: boolean; policies: number }>(
      `select c.relname as table, c.relrowsecurity and c.relforcerowsecurity as forced,
              (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
    )
    await owner.end()
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.filter((row) => !row.forced || row.policies !== 1)).toEqual([])
  })

  test('a job sent in a transaction exists exactly when the transaction commits', async () => {
    const db = await openDatabase({ url })
    const authority = await createAuthority(db)
    const queue = new PgBoss({ db: db.forJobs, migrate: false, supervise: false, schedule: false })
    await queue.start()
    await queue.createQueue('greet')
    await db.inAuthority(authority, (tx) => queue.send('greet', { n: 1 }, { db: fromKysely(tx) }))
    await expect(
      db.inAuthority(authority, async (tx) => {
        await queue.send('greet', { n: 2 }, { db: fromKysely(tx) })
        await sql`select 1 / 0`.execute(tx)
      }),
    ).rejects.toThrow(/division by zero/)
    const jobs = await queue.fetch<{ n: number }>('greet', { batchSize: 10 })
    expect(jobs.map((job) => job.data.n)).toEqual([1])
    await queue.stop({ graceful: false, close: false })
    await db.close()
  })

  test('a released migration that was changed is refused, and so is a database newer than the program', async () => {
    const owner = await connectOwner(url)
    await owner.query(`update schema_migration set digest = 'other' where name = $1`, [names[0]])
    await expect(migrate({ url })).rejects.toThrow(new RegExp(`applied migration was changed: ${names[0]}`))
    await owner.query(`update schema_migration set digest = $2 where name = $1`, [
      names[0],
      (await listMigrations())[0]?.digest,
    ])
    await owner.query(`insert into schema_migration (name, digest) values ('9999_future.sql', 'x')`)
    await expect(migrate({ url })).rejects.toThrow(/newer than this program \(9999_future.sql\)/)
    await owner.end()
  })

  test('an address nobody answers on is one clear line', async () => {
    await expect(migrate({ url: 'postgres://someone:secret@127.0.0.1:1/none' })).rejects.toThrow(
      /^连不上数据库 cannot reach the database: postgres:\/\/someone@127.0.0.1:1\/none \(ECONNREFUSED\)$/,
    )
  })
})
