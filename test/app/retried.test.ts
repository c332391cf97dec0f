import { expect, it } from 'vitest'
import { z } from 'zod'
import { execute, useCase } from '#app/use-case.ts'
import { ok } from '#domain/result.ts'
import { sql } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

it('two acts that wait for each other are both done, each once', async () => {
  const { db } = await testDatabase()
  const authorityId = await createAuthority(db)
  let arrived = 0
  const bothHere = Promise.withResolvers<void>()
  const cross = useCase({
    name: 'test.cross',
    input: z.object({ first: z.int(), second: z.int() }),
    async run(ctx, { first, second }) {
      await sql`select pg_advisory_xact_lock(${first}::bigint)`.execute(ctx.tx)
      if (++arrived === 2) bothHere.resolve()
      await bothHere.promise
      await sql`select pg_advisory_xact_lock(${second}::bigint)`.execute(ctx.tx)
      return ok({ out: first, trace: { thingKind: 'test', thingId: String(first) } })
    },
  })
  const ctx = contextOf(db, authorityId)
  const both = await Promise.all([
    execute(ctx, cross, { first: 1, second: 2 }),
    execute(ctx, cross, { first: 2, second: 1 }),
  ])
  expect(both).toEqual([ok(1), ok(2)])
  expect(arrived).toBe(3)
  const { rows } = await db.inAuthority(authorityId, (tx) =>
    sql<{ thing_id: string }>`select thing_id from audit where authority_id = ${authorityId} order by thing_id`.execute(
      tx,
    ),
  )
  expect(rows.map((row) => row.thing_id)).toEqual(['1', '2'])
})
