import type { Ctx, Role } from '#app/context.ts'
import type { Result } from '#domain/result.ts'
import { findAccountByLogin } from '#storage/account-store.ts'

/** Somebody of the demo by his login, with one role over everything. */
export async function actAs(ctx: Ctx, login: string, role: Role): Promise<Ctx> {
  const account = await ctx.db.inAuthority(ctx.authorityId, (tx) => findAccountByLogin(tx, ctx.authorityId, login))
  if (!account) throw new Error(`no demo account ${login}`)
  return {
    ...ctx,
    actor: {
      via: 'job',
      accountId: account.id,
      personId: account.personId,
      enterpriseId: null,
      orgIds: [],
      grants: [{ role, scope: 'authority', orgId: null, areaId: null, programKey: null }],
      system: false,
    },
  }
}

/** What the demo does is allowed, or it is a bug. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`demo: ${result.error.code} ${JSON.stringify(result.error.data ?? {})}`)
  return result.value
}
