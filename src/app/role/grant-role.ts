import { z } from 'zod'
import { ROLES, SCOPES } from '#domain/access/actor.ts'
import { canSome } from '#domain/access/can.ts'
import { mayAdd } from '#domain/access/separation.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { findAccount } from '#storage/account-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { insertGrant, rolesOf } from '#storage/role-store.ts'
import { getShown } from '../account/get-shown.ts'
import { useCase } from '../use-case.ts'

/** Grants a role, never to oneself, and never beside a role it excludes. */
export const grantRole = useCase({
  name: 'role.grant',
  input: z.object({
    id: z.guid(),
    role: z.enum(ROLES),
    scope: z.enum(SCOPES),
    orgId: z.guid().nullish(),
    areaId: z.guid().nullish(),
    programKey: z.string().max(100).nullish(),
  }),
  async run(ctx, input) {
    const { tx, authorityId, actor, now } = ctx
    const allowed = canSome(actor, 'role.grant')
    if (!allowed.ok) return allowed
    const account = await findAccount(tx, authorityId, input.id)
    if (!account) return fail('account.not_found')
    if (account.id === actor.accountId) return fail('role.own')
    const held = await rolesOf(tx, authorityId, account.id)
    const apart = mayAdd(
      held.map((one) => one.role),
      input.role,
    )
    if (!apart.ok) return apart
    if ((input.role === 'enterprise') !== (account.enterpriseId !== null)) return fail('role.enterprise_account')
    if (input.scope === 'area' && !input.areaId) return fail('role.area_missing', undefined, ['areaId'])
    for (const [table, id] of [
      ['org', input.orgId],
      ['area', input.areaId],
    ] as const) {
      if (id && !(await namesOf(tx, authorityId, table, [id])).has(id)) return fail(`${table}.not_found`)
    }
    const granted = await insertGrant(tx, authorityId, {
      id: newId(),
      accountId: account.id,
      role: input.role,
      scope: input.scope,
      orgId: input.orgId ?? null,
      areaId: input.areaId ?? null,
      programKey: input.programKey ?? null,
      grantedBy: actor.accountId,
      at: now,
    })
    if (!granted) return fail('role.held')
    const { role, scope, orgId, areaId, programKey } = input
    return ok({
      out: await getShown(tx, authorityId, account.id),
      trace: { thingKind: 'account', thingId: account.id, detail: { role, scope, orgId, areaId, programKey } },
    })
  },
})
