/** The compliance page goes on from what was proved, and a proof of everything never trusts what was remembered. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyAudit } from '#app/audit/verify-audit.ts'
import { readCompliance } from '#app/compliance/read-compliance.ts'
import { proveAudit } from '#app/job/prove-audit.ts'
import { execute } from '#app/use-case.ts'
import { chainAll } from '#storage/audit-store.ts'
import { connectOwner } from '#storage/connection.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, type TestDatabase, testDatabase } from '#test/support/database.ts'

let base: TestDatabase
let authorityId: string
let codes = 0

beforeAll(async () => {
  base = await testDatabase()
})
beforeEach(async () => {
  codes += 1
  authorityId = await createAuthority(base.db, `chain-${codes}`)
})

const link = () => base.db.inAuthority(authorityId, (tx) => chainAll(tx, authorityId))
/** Opens the page; opening it is itself a row of the audit, linked then. */
async function look() {
  const found = await execute(contextOf(base.db, authorityId), readCompliance, { secure: true })
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  await link()
  return found.value.checks.find((one) => one.id === 'chain')
}
async function tamper(statement: string) {
  const owner = await connectOwner(base.url)
  const { rowCount } = await owner.query(`${statement} and authority_id = '${authorityId}'`)
  await owner.end()
  expect(rowCount).toBe(1)
}
const rowAt = (seq: number) =>
  `id = (select audit_id from audit_chain where authority_id = '${authorityId}' and seq = ${seq})`
const whole = async () => {
  const actor = actorWith('audit_admin')
  const done = await execute(contextOf(base.db, authorityId, { actor }), verifyAudit, {})
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}

describe('the audit chain on the compliance page', () => {
  it('is read from its beginning at first, and then from where it was proved', async () => {
    await look()
    expect(await look()).toMatchObject({ state: 'holds', evidence: expect.stringContaining('从头核对 1 条') })
    for (let n = 0; n < 3; n++) await look()
    const further = await look()
    expect(further?.state).toBe('holds')
    expect(further?.evidence).toContain('1 条，不符 0 处；其后 4 条已核对，不符 0 处')
  })

  it('sees at once what was changed since the proof, and at every opening', async () => {
    for (let n = 0; n < 3; n++) await look()
    await tamper(`update audit set act = 'nothing.done' where ${rowAt(3)}`)
    for (let n = 0; n < 2; n++)
      expect(await look()).toMatchObject({ state: 'fails', evidence: expect.stringContaining('不符 1 处；待入链') })
  })

  it('sees that the proved link is another one, or is gone with all after it', async () => {
    for (let n = 0; n < 3; n++) await look()
    await tamper(`update audit_chain set hash = sha256('x') where seq = 2`)
    expect((await look())?.state).toBe('fails')
    await tamper(`update audit_proved set seq = 90 where true`)
    expect((await look())?.state).toBe('fails')
  })

  it('what was changed before the proof is found by the proof of everything, and stays said', async () => {
    for (let n = 0; n < 4; n++) await look()
    await tamper(`update audit set detail = '{"n": 1}' where ${rowAt(1)}`)
    expect((await look())?.state).toBe('holds')
    expect((await whole()).faults).toMatchObject([{ fault: 'row_changed', seq: 1 }])
    await link()
    expect(await look()).toMatchObject({ state: 'fails', evidence: expect.stringContaining('不符 1 处；其后') })
  })

  it('is proved as a whole each night, and each fault counted', async () => {
    for (let n = 0; n < 3; n++) await look()
    const system = { ...actorWith('office'), system: true, grants: [] }
    const night = (now: string) => proveAudit(contextOf(base.db, authorityId, { actor: system, now }))
    expect(await night('2027-03-01T20:20:00Z')).toMatchObject({ looked: 3, failed: 0 })
    await tamper(`delete from audit where ${rowAt(2)}`)
    // A start of the program soon after reads nothing again.
    expect(await night('2027-03-02T01:00:00Z')).toMatchObject({ looked: 0, failed: 0 })
    expect(await night('2027-03-02T20:20:00Z')).toMatchObject({ failed: 1 })
  })
})
