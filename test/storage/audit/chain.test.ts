import { beforeEach, describe, expect, it } from 'vitest'
import { appendAudit, chainAll, chainPending, verifyChain } from '#storage/audit-store.ts'
import { connectOwner } from '#storage/connection.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

let db: Database
let url: string
let authorityId: string

beforeEach(async () => {
  ;({ db, url } = await testDatabase())
  authorityId = await createAuthority(db)
})

const write = (n: number) =>
  db.inAuthority(authorityId, async (tx) => {
    for (let i = 0; i < n; i++) {
      await appendAudit(tx, {
        authorityId,
        at: `2026-03-10T02:00:0${i % 10}.123Z`,
        accountId: null,
        personId: null,
        act: 'matter.assign',
        thingKind: 'matter',
        thingId: `m${i}`,
        detail: { to: ['b', 'a'], n: 1.5, nested: { z: null, a: '企业' } },
        outcome: 'done',
      })
    }
  })
const chain = () => db.inAuthority(authorityId, (tx) => chainAll(tx, authorityId))
const verify = () => db.inAuthority(authorityId, (tx) => verifyChain(tx, authorityId))

/** As somebody with the owner's password would: past every guard of the program. */
async function tamper(statement: string) {
  const owner = await connectOwner(url)
  await owner.query(`select set_config('lianqi.authority', '${authorityId}', false)`)
  await owner.query(statement)
  await owner.end()
}

describe('audit chain', () => {
  it('links what is pending, once, and proves whole', async () => {
    await write(7)
    expect(await verify()).toMatchObject({ links: 0, pending: 7, head: null, faults: [] })
    expect(await chain()).toBe(7)
    expect(await chain()).toBe(0)
    await write(3)
    await chain()
    expect(await verify()).toMatchObject({ links: 10, pending: 0, faults: [] })
  })

  it('two chainers at once make one chain', async () => {
    await write(50)
    const linked = await Promise.all(
      [1, 2, 3].map(() => db.inAuthority(authorityId, (tx) => chainPending(tx, authorityId))),
    )
    expect(linked.reduce((a, b) => a + b)).toBe(50)
    expect(await verify()).toMatchObject({ links: 50, faults: [] })
  })

  it.each([
    ['a changed row', `update audit set detail = '{"to": []}' where thing_id = 'm2'`, 'row_changed'],
    [
      'a changed row with its digest',
      `update audit set act = 'x', row_hash = '\\x00' where thing_id = 'm2'`,
      'row_changed',
    ],
    ['a deleted row', `delete from audit where thing_id = 'm2'`, 'row_missing'],
    ['a deleted link', `delete from audit_chain where seq = 3`, 'gap'],
    [
      'an unlinked row',
      `insert into audit select authority_id, gen_random_uuid(), at, account_id, person_id, act, thing_kind, thing_id, detail, outcome, row_hash from audit limit 1`,
      'row_unlinked',
    ],
    ['a swapped link', `update audit_chain set hash = '\\x00' where seq = 2`, 'broken_link'],
  ])('notices %s', async (_, statement, fault) => {
    await write(5)
    await chain()
    await tamper(statement)
    const report = await verify()
    expect(report.faults.map((one) => one.fault)).toContain(fault)
  })

  it('lets the program itself neither change nor delete', async () => {
    await write(2)
    await chain()
    for (const table of ['audit', 'audit_chain']) {
      await expect(
        db.inAuthority(authorityId, (tx) => sql`delete from ${sql.table(table)}`.execute(tx)),
      ).rejects.toThrow(/permission denied/)
    }
    await expect(db.inAuthority(authorityId, (tx) => sql`update audit set act = 'x'`.execute(tx))).rejects.toThrow(
      /permission denied/,
    )
  })
})
