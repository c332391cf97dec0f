import { expect, test } from 'vitest'
import { newId } from '#domain/id.ts'
import { sql } from '#storage/open-database.ts'
import { putEntries } from '#storage/search-store.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

test('two that write the same entries at once, each in an order of its own, wait for each other and never both', async () => {
  const { db } = await testDatabase()
  const authorityId = await createAuthority(db)
  const entries = Array.from({ length: 500 }, (_, n) => ({
    thingId: newId(),
    title: `第 ${n} 件`,
    lexemes: [`w${n}`],
    digest: 'a',
  }))
  const put = (digest: string, order: typeof entries) =>
    db.inAuthority(authorityId, (tx) =>
      putEntries(
        tx,
        authorityId,
        'matter',
        order.map((one) => ({ ...one, digest })),
      ),
    )
  for (let round = 0; round < 20; round++)
    await Promise.all([put(`a${round}`, entries), put(`b${round}`, entries.toReversed())])
  const { rows } = await db.inAuthority(authorityId, (tx) =>
    sql<{ digest: string; n: number }>`select digest, count(*)::int as n from search_entry group by digest`.execute(tx),
  )
  expect(rows).toEqual([{ digest: expect.stringMatching(/^[ab]19$/), n: 500 }])
})
