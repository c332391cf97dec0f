import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { actsAvailable, type AvailableAct } from '#domain/matter/available.ts'
import type { Matter } from '#domain/matter/matter.ts'
import { fail, ok } from '#domain/result.ts'
import { findMatter } from '#storage/matter-store.ts'
import { findMatterThing } from '#storage/thing-store.ts'
import type { Thing } from '#domain/access/thing.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'
import { ACCESS } from './access-of.ts'
import { withRuling } from './take-act.ts'

/** The acts one may take now, and for the others why not: the state, the rule with its clause, or one's own roles. */
export async function possibleActs(ctx: TxCtx, matter: Matter, thing: Thing): Promise<readonly AvailableAct[]> {
  const { ruling, who } = await withRuling(ctx, matter)
  return actsAvailable(matter, who, ruling).map((one) => {
    if (!one.may) return one
    const allowed = can(ctx.actor, ACCESS[one.act], thing)
    return allowed.ok ? one : { ...one, may: false, role: null, why: allowed.error }
  })
}

export const availableActs = useCase({
  name: 'matter.read',
  input: z.object({ id: z.uuid() }),
  async run(ctx, { id }) {
    const thing = await findMatterThing(ctx.tx, ctx, id)
    const matter = thing && (await findMatter(ctx.tx, ctx.authorityId, id))
    if (!thing || !matter) return fail('matter.not_found')
    const allowed = can(ctx.actor, 'matter.read', thing)
    if (!allowed.ok) return allowed
    return ok({ out: await possibleActs(ctx, matter, thing), trace: null })
  },
})
