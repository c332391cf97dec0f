/** The compliance page says what is found, not what is wished. */
import { beforeAll, describe, expect, it } from 'vitest'
import { readCompliance } from '#app/compliance/read-compliance.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

let db: Database
let authorityId: string

beforeAll(async () => {
  db = (await testDatabase()).db
  authorityId = await createAuthority(db)
})

async function look(secure = false): Promise<Record<string, { state: string; evidence: string }>> {
  const found = await execute(contextOf(db, authorityId), readCompliance, { secure })
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return Object.fromEntries(found.value.checks.map((one) => [one.id, one]))
}
const run = (query: ReturnType<typeof sql>) => db.inAuthority(authorityId, (tx) => query.execute(tx))
const account = async (roles: readonly string[], hash = '$argon2id$v=19$x') => {
  const id = newId()
  await run(
    sql`insert into account (authority_id, id, login, password_hash, created_at) values (${authorityId}, ${id}, ${id}, ${hash}, '2026-05-01')`,
  )
  for (const role of roles)
    await run(
      sql`insert into role_grant (authority_id, id, account_id, role, scope) values (${authorityId}, ${newId()}, ${id}, ${role}, 'authority')`,
    )
  return id
}

describe('compliance', () => {
  it('sees administrators come, and one who holds a second role', async () => {
    expect((await look()).three_administrators?.state).toBe('fails')
    await account(['system_admin'])
    await account(['security_admin'])
    const auditor = await account(['audit_admin'])
    expect(await look()).toMatchObject({ three_administrators: { state: 'holds' }, separation: { state: 'holds' } })
    await run(
      sql`insert into role_grant (authority_id, id, account_id, role, scope) values (${authorityId}, ${newId()}, ${auditor}, 'office', 'authority')`,
    )
    expect((await look()).separation).toMatchObject({ state: 'fails', evidence: '兼任的账号 1 个' })
  })

  it('sees a password that is kept otherwise, and an account of nobody', async () => {
    expect((await look()).password_hash?.state).toBe('holds')
    await account(['office'], 'md5:abc')
    expect(await look()).toMatchObject({ password_hash: { state: 'fails' }, no_shared: { state: 'fails' } })
  })

  it('sees a form that forces photographs', async () => {
    expect((await look()).no_forced_photo?.state).toBe('holds')
    const text = `program: forced
version: 1
title: 拍照
source: 试
assumed: 试
in_force: { from: 2026-01-01 }
forms:
  - { form: shot, title: 走访照, about: visit, clause: 一, fields: [{ field: photo, title: 照片, type: file, required: true }] }
`
    expect(await execute(contextOf(db, authorityId), publishProgram, { text })).toMatchObject({ ok: true })
    expect((await look()).no_forced_photo).toMatchObject({ state: 'fails', evidence: '拍照·走访照·照片' })
  })

  it('sees the last backup, its age, and a connection that is not encrypted', async () => {
    expect((await look()).backup?.state).toBe('fails')
    const made = (at: string) =>
      run(
        sql`insert into backup_made (authority_id, id, at, file, rows) values (${authorityId}, ${newId()}, ${at}, 'park.lianqi', 12)`,
      )
    await made('2026-04-01T00:00:00Z')
    expect((await look()).backup?.state).toBe('fails')
    await made('2026-05-09T00:00:00Z')
    expect((await look()).backup).toMatchObject({ state: 'holds', evidence: expect.stringContaining('park.lianqi') })
    expect((await look(false)).transport?.state).toBe('fails')
    expect((await look(true)).transport?.state).toBe('holds')
  })

  it('proves the audit chain, and that the product may not change it', async () => {
    const found = await look()
    expect(found.chain).toMatchObject({ state: 'holds' })
    expect(found.append_only?.state).toBe('holds')
    expect(found.row_security?.state).toBe('holds')
    expect(found.offsite?.state).toBe('unknown')
  })

  it('is for the office, leaders and the three administrators', async () => {
    for (const role of ['handler', 'cadre', 'enterprise', 'monitor'] as const)
      expect(
        await execute(contextOf(db, authorityId, { actor: actorWith(role) }), readCompliance, { secure: true }),
      ).toMatchObject({
        ok: false,
      })
  })
})
