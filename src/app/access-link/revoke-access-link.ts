import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { expireAccessLinks } from '#storage/access-link-store.ts'
import { findEnterpriseThing } from '#storage/thing-store.ts'
import { useCase } from '../use-case.ts'

/** Takes back the standing link of an enterprise without giving a new one: it got into other hands, or nobody uses it any more. */
export const revokeEnterpriseLink = useCase({
  name: 'access_link.revoke',
  input: z.object({ id: z.guid(), reason: z.string().trim().min(1).max(500) }),
  async run(ctx, { id, reason }) {
    const thing = await findEnterpriseThing(ctx.tx, ctx, id)
    if (!thing) return fail('enterprise.not_found')
    const allowed = can(ctx.actor, 'access_link.make', thing)
    if (!allowed.ok) return allowed
    const ended = await expireAccessLinks(ctx.tx, ctx.authorityId, { thingId: id, purpose: 'enterprise', at: ctx.now })
    if (ended === 0) return fail('access_link.none')
    return ok({
      out: { id },
      trace: { thingKind: 'enterprise', thingId: id, detail: { purpose: 'enterprise', reason } },
    })
  },
})
