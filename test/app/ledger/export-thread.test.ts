import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#app/context.ts'
import { endExportThreads, writeBeside } from '#app/ledger/export-thread.ts'
import { newId } from '#domain/id.ts'
import { findExport, insertExport } from '#storage/ledger-export-store.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

const ROWS = 2600

let db: Database
let authorityId: string
let ctx: Ctx
/** How often the server's own connections were asked. */
let asked = 0

beforeAll(async () => {
  db = (await testDatabase()).db
  authorityId = await createAuthority(db, 'threads')
  await db.inAuthority(authorityId, (tx) =>
    sql`insert into enterprise (authority_id, id, name, name_key)
        select ${authorityId}, gen_random_uuid(), '样本企业' || n, '样本企业' || n from generate_series(1, ${ROWS}::int) n`.execute(
      tx,
    ),
  )
  const counting: Database = {
    ...db,
    inAuthority(...given) {
      asked++
      return db.inAuthority(...given)
    },
  }
  ctx = contextOf(counting, authorityId)
})

async function asking(total: number, ledger = 'enterprises'): Promise<string> {
  const id = newId()
  const { actor, now } = ctx
  const row = { id, accountId: null, actor, ledger, filter: {}, format: 'csv', code: 'utf-8', name: 'x.csv' } as const
  await db.inAuthority(authorityId, (tx) => insertExport(tx, authorityId, { ...row, total, askedAt: now }))
  asked = 0
  return id
}

const found = (id: string) => db.inAuthority(authorityId, (tx) => findExport(tx, authorityId, id))

describe('an export', { timeout: 60_000 }, () => {
  it('that is long is written by a thread, on connections of its own', async () => {
    const id = await asking(ROWS)
    expect(await writeBeside(ctx, id)).toBe(true)
    // That it is long, and nothing else.
    expect(asked).toBe(1)
    expect(await found(id)).toMatchObject({ state: 'ready', done: ROWS, fault: null })
    expect(await writeBeside(ctx, id)).toBe(false)
  })

  it('that is short is written in place', async () => {
    const id = await asking(40)
    expect(await writeBeside(ctx, id)).toBe(true)
    expect(asked).toBeGreaterThan(5)
    expect(await found(id)).toMatchObject({ state: 'ready', done: ROWS })
  })

  it('whose thread breaks is told as failed, and the next is written', async () => {
    const id = await asking(ROWS)
    const wrong = new URL(db.address)
    wrong.pathname = '/not_there'
    expect(await writeBeside({ ...ctx, db: { ...ctx.db, address: String(wrong) } }, id)).toBe(true)
    expect(await found(id)).toMatchObject({ state: 'failed', fault: 'ledger.failed' })
    const next = await asking(ROWS)
    expect(await writeBeside(ctx, next)).toBe(true)
    expect(await found(next)).toMatchObject({ state: 'ready' })
  })

  it('waits its turn behind two others, and is left for the next start where the house closes', async () => {
    const ids = [await asking(ROWS), await asking(ROWS), await asking(ROWS)]
    expect(await Promise.all(ids.map((id) => writeBeside(ctx, id)))).toEqual([true, true, true])
    const left = [await asking(ROWS), await asking(ROWS), await asking(ROWS)]
    const writing = left.map((id) => writeBeside(ctx, id))
    // Both threads have been begun once each has asked how long its export is.
    while (asked < left.length) await new Promise((done) => setImmediate(done))
    await new Promise((done) => setImmediate(done))
    await endExportThreads()
    const answers = await Promise.all(writing)
    for (const [n, id] of left.entries())
      expect((await found(id))?.state === 'ready', `${n}: ${answers[n]}`).toBe(answers[n])
  })
})
