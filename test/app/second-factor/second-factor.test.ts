/** Signing in by two things: set up, asked for, used once, lost, demanded. */
import { beforeEach, describe, expect, it } from 'vitest'
import { resetFactor } from '#app/account/change-account.ts'
import { hashPassword } from '#app/account/password-hash.ts'
import type { Ctx } from '#app/context.ts'
import {
  beginOwnFactor,
  confirmOwnFactor,
  readFactor,
  renewRecoveryCodes,
  turnOffFactor,
} from '#app/second-factor/own-factor.ts'
import { readFactorRule, setFactorRule } from '#app/second-factor/set-rule.ts'
import { codeAt } from '#app/second-factor/totp.ts'
import { openSession } from '#app/session/open-session.ts'
import { signIn } from '#app/session/sign-in.ts'
import { execute } from '#app/use-case.ts'
import type { Role } from '#domain/access/actor.ts'
import { needsFactor } from '#domain/access/second-factor.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { must } from '../matter/world.ts'

const PASSWORD = 'Deng1ong#2026'
const KEY = new Uint8Array(32).fill(7)
const NOW = '2026-05-10T01:00:00Z'
const at = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString()

let db: Database
let authorityId: string
let code: string
let n = 0
beforeEach(async () => {
  db ??= (await testDatabase()).db
  n += 1
  code = `factor${n}`
  authorityId = await createAuthority(db, code)
})

const run = <T>(query: ReturnType<typeof sql<T>>) => db.inAuthority(authorityId, (tx) => query.execute(tx))

async function account(login: string, role: Role): Promise<{ id: string; ctx: (now?: string) => Ctx }> {
  const id = newId()
  const hash = await hashPassword(PASSWORD)
  await run(
    sql`insert into account (authority_id, id, login, password_hash, created_at) values (${authorityId}, ${id}, ${login}, ${hash}, '2026-05-01')`,
  )
  await run(
    sql`insert into role_grant (authority_id, id, account_id, role, scope) values (${authorityId}, ${newId()}, ${id}, ${role}, 'authority')`,
  )
  const actor = actorWith(role, { accountId: id })
  return { id, ctx: (now = NOW) => contextOf(db, authorityId, { actor, now, masterKey: KEY }) }
}

const tokenHash = new Uint8Array(32)

/** Sets one up; answers the secret and the recovery codes. */
async function enrol(ctx: (now?: string) => Ctx) {
  const { secret, uri } = must(await execute(ctx(), beginOwnFactor, { password: PASSWORD }))
  const { codes } = must(await execute(ctx(), confirmOwnFactor, { code: codeAt(secret, NOW), tokenHash }))
  return { secret, uri, codes }
}

const enter = (login: string, now: string, given?: string, key: Uint8Array | undefined = KEY) =>
  signIn(db, now, { authority: code, login, password: PASSWORD, userAgent: null, code: given }, key).then((done) =>
    done.ok ? 'in' : done.error.code,
  )

describe('a second factor', () => {
  it('changes nothing for whoever has none', async () => {
    await account('plain', 'office')
    expect(await enter('plain', NOW, undefined, undefined)).toBe('in')
  })

  it('is set up by password and first code, and is asked for from then on', async () => {
    const { ctx } = await account('sys', 'system_admin')
    expect(await execute(ctx(), beginOwnFactor, { password: 'wrong' })).toMatchObject({
      ok: false,
      error: { code: 'password.wrong' },
    })
    const begun = must(await execute(ctx(), beginOwnFactor, { password: PASSWORD }))
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\//)
    // Begun is not set up: nothing is asked yet.
    expect(await enter('sys', NOW)).toBe('in')
    expect(await execute(ctx(), confirmOwnFactor, { code: '000000', tokenHash })).toMatchObject({
      ok: false,
      error: { code: 'second_factor.wrong_code' },
    })
    const { codes } = must(await execute(ctx(), confirmOwnFactor, { code: codeAt(begun.secret, NOW), tokenHash }))
    expect(new Set(codes).size).toBe(10)
    expect(await enter('sys', at(30))).toBe('session.code_needed')
    expect(await enter('sys', at(60), codeAt(begun.secret, at(60)))).toBe('in')
    expect(must(await execute(ctx(), readFactor, {}))).toMatchObject({
      since: '2026-05-10T01:00:00.000Z',
      recoveryLeft: 10,
      required: false,
    })
  })

  it('keeps neither secret nor recovery code in the clear', async () => {
    const { ctx } = await account('sys', 'system_admin')
    const { secret, codes } = await enrol(ctx)
    const { rows } = await run(sql<{ kept: string }>`
      select (select encode(secret, 'escape') from second_factor where authority_id = ${authorityId})
             || (select string_agg(encode(digest, 'escape'), ' ') from recovery_code where authority_id = ${authorityId})
             || (select coalesce(string_agg(detail::text, ' '), '') from audit where authority_id = ${authorityId}) as kept`)
    for (const text of [secret, ...codes]) expect(rows[0]?.kept).not.toContain(text)
    expect((await run(sql`select from recovery_code where authority_id = ${authorityId}`)).rows.length).toBe(10)
  })

  it('takes each code once, and none of another time', async () => {
    const { ctx } = await account('sys', 'system_admin')
    const { secret } = await enrol(ctx)
    const moment = at(300)
    expect(await enter('sys', moment, codeAt(secret, moment))).toBe('in')
    expect(await enter('sys', moment, codeAt(secret, moment))).toBe('session.wrong_code')
    expect(await enter('sys', at(900), codeAt(secret, at(300)))).toBe('session.wrong_code')
    // A phone half a minute late is still right.
    expect(await enter('sys', at(1200), codeAt(secret, at(1170)))).toBe('in')
  })

  it('locks after as many wrong codes as wrong passwords, and says so', async () => {
    const { ctx } = await account('sys', 'system_admin')
    const { secret } = await enrol(ctx)
    const answers: string[] = []
    for (let tries = 0; tries < 5; tries++) answers.push(await enter('sys', at(60), '123456'))
    expect(answers.at(-1)).toBe('session.locked')
    expect(await enter('sys', at(120), codeAt(secret, at(120)))).toBe('session.locked')
    // Asking without a code is no guess.
    const { ctx: other } = await account('sec', 'security_admin')
    await enrol(other)
    for (let tries = 0; tries < 6; tries++) expect(await enter('sec', at(60))).toBe('session.code_needed')
  })

  it('is replaced by a recovery code once, however it is typed', async () => {
    const { ctx } = await account('sys', 'system_admin')
    const { codes } = await enrol(ctx)
    const [first = ''] = codes
    expect(await enter('sys', at(60), ` ${first.toUpperCase().replaceAll('-', ' ')}`)).toBe('in')
    expect(await enter('sys', at(90), first)).toBe('session.wrong_code')
    expect(must(await execute(ctx(), readFactor, {})).recoveryLeft).toBe(9)
    const { rows } = await run(
      sql<{
        detail: object
      }>`select detail from audit where authority_id = ${authorityId} and act = 'session.sign_in' order by at`,
    )
    expect(rows.map((row) => row.detail)).toEqual([
      { second_factor: 'recovery' },
      { second_factor: 'session.wrong_code' },
    ])
  })

  it('is renewed and taken away by its owner, with a code', async () => {
    const { ctx } = await account('sys', 'system_admin')
    const { secret, codes } = await enrol(ctx)
    const fresh = must(await execute(ctx(at(60)), renewRecoveryCodes, { code: codeAt(secret, at(60)) })).codes
    expect(await enter('sys', at(61), codes[0])).toBe('session.wrong_code')
    const off = { password: PASSWORD, code: fresh[0] }
    must(await execute(ctx(at(120)), turnOffFactor, off))
    expect(await enter('sys', at(121))).toBe('in')
  })

  it('is taken away by the administrator who may, the auditor’s by the security administrator alone', async () => {
    const auditor = await account('aud', 'audit_admin')
    const { ctx: sys } = await account('sys', 'system_admin')
    const { ctx: sec } = await account('sec', 'security_admin')
    await enrol(auditor.ctx)
    const which = { id: auditor.id, revision: 0, reason: '手机丢失' }
    const { rows } = await run(sql<{ revision: number }>`select revision from account where id = ${auditor.id}`)
    const now = { ...which, revision: rows[0]?.revision ?? 0 }
    expect(await execute(sys(), resetFactor, now)).toMatchObject({ ok: false })
    must(await execute(sec(), resetFactor, now))
    expect(await enter('aud', at(60))).toBe('in')
    expect(await execute(sec(), resetFactor, now)).toMatchObject({ ok: false, error: { code: 'second_factor.none' } })
  })
})

describe('what an authority demands', () => {
  it('opens nothing but the setting up to whoever must and has none, at once', async () => {
    const { ctx } = await account('sys', 'system_admin')
    const { ctx: sec } = await account('sec', 'security_admin')
    expect(await execute(ctx(), setFactorRule, { required: 'administrators' })).toMatchObject({ ok: false })
    must(await execute(sec(), setFactorRule, { required: 'administrators' }))
    const signed = await signIn(db, NOW, { authority: code, login: 'sys', password: PASSWORD, userAgent: null }, KEY)
    if (!signed.ok) throw new Error(signed.error.code)
    expect((await openSession(db, NOW, signed.value.token))?.mustEnrol).toBe(true)
    await enrol(ctx)
    expect((await openSession(db, at(60), signed.value.token))?.mustEnrol ?? false).toBe(false)
    expect(await execute(ctx(), turnOffFactor, { password: PASSWORD, code: '1' })).toMatchObject({
      ok: false,
      error: { code: 'second_factor.required' },
    })
    expect(must(await execute(sec(), readFactorRule, {}))).toEqual({
      required: 'administrators',
      administrators: 2,
      withFactor: 1,
      all: 1,
    })
  })

  it.each([
    ['nobody', 'system_admin', false],
    ['administrators', 'audit_admin', true],
    ['administrators', 'office', false],
    ['officials', 'cadre', true],
    ['officials', 'enterprise', false],
    ['officials', 'monitor', false],
  ] as const)('%s: %s → %s', (rule, role, needs) => {
    expect(needsFactor(rule, [role])).toBe(needs)
  })
})
