import { expect, it } from 'vitest'
import { foundAuthority } from '#app/authority/found-authority.ts'
import { signIn } from '#app/session/sign-in.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

const system = {
  via: 'cli',
  accountId: null,
  personId: null,
  enterpriseId: null,
  orgIds: [],
  grants: [],
  system: true,
} as const

it('founds an authority whose three administrators can sign in and must change their passwords', async () => {
  const { db } = await testDatabase()
  const id = newId()
  const ctx = contextOf(db, id, { actor: system })
  const done = await execute(ctx, foundAuthority, { code: 'lantern', name: '灯笼区', kind: 'park' })
  if (!done.ok) throw new Error(done.error.code)
  expect(done.value.accounts.map((one) => one.login)).toEqual(['system', 'security', 'auditor'])
  expect(new Set(done.value.accounts.map((one) => one.password)).size).toBe(3)
  const [first] = done.value.accounts
  const signed = await signIn(db, ctx.now, {
    authority: 'lantern',
    login: first?.login ?? '',
    password: first?.password ?? '',
    userAgent: null,
  })
  expect(signed).toMatchObject({ ok: true })

  const twice = await execute(contextOf(db, newId(), { actor: system }), foundAuthority, {
    code: 'lantern',
    name: '另一个',
    kind: 'park',
  })
  expect(twice).toMatchObject({ ok: false, error: { code: 'authority.code_taken' } })
})

it('is for the command line alone', async () => {
  const { db } = await testDatabase()
  const ctx = contextOf(db, await createAuthority(db), { actor: actorWith('system_admin') })
  expect(await execute(ctx, foundAuthority, { code: 'dark', name: '暗区', kind: 'park' })).toMatchObject({ ok: false })
})
