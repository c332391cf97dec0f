import { z } from 'zod'
import { ROLES } from '#domain/access/actor.ts'
import { ACTS, type ActRule } from '#domain/access/acts.ts'
import { canSome } from '#domain/access/can.ts'
import { brokenSeparation } from '#domain/access/separation.ts'
import { ok } from '#domain/result.ts'
import { listHolders } from '#storage/role-store.ts'
import { useCase } from '../use-case.ts'

/** Each role with what it may do, how far, and who holds it. */
export const listRoles = useCase({
  name: 'role.list',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'role.read')
    if (!allowed.ok) return allowed
    const holders = await listHolders(ctx.tx, ctx.authorityId)
    const out = ROLES.map((role) => ({
      role,
      /** Held by itself alone. */
      alone: brokenSeparation([role, role === 'office' ? 'leader' : 'office']) !== undefined,
      acts: Object.values<ActRule>(ACTS).flatMap(({ title, may }) => (may[role] ? [{ title, scope: may[role] }] : [])),
      holders: holders.filter((one) => one.role === role).map(({ role: _, ...one }) => one),
    }))
    return ok({ out, trace: null })
  },
})
