import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { namesOf } from '#storage/name-store.ts'
import { findMatterThing } from '#storage/thing-store.ts'
import { useCase } from '../use-case.ts'
import { openRaiser } from './seal-raiser.ts'

/** Who raised a sealed matter: for the office alone, of what is reserved for discipline alone, with a reason, and written down each time. */
export const revealRaiser = useCase({
  name: 'matter.reveal',
  input: z.object({ id: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  async run(ctx, { id, reason }) {
    const thing = await findMatterThing(ctx.tx, ctx, id)
    if (!thing) return fail('matter.not_found')
    const allowed = can(ctx.actor, 'matter.reveal', thing)
    if (!allowed.ok) return allowed
    const raiser = await openRaiser(ctx, id)
    if (!raiser.ok) return raiser
    const { name, phone, personId, enterpriseId } = raiser.value
    const persons = await namesOf(ctx.tx, ctx.authorityId, 'person', personId ? [personId] : [])
    const enterprises = await namesOf(ctx.tx, ctx.authorityId, 'enterprise', enterpriseId ? [enterpriseId] : [])
    const out = {
      name: name ?? (personId ? (persons.get(personId) ?? null) : null),
      phone: phone ?? null,
      enterprise: enterpriseId ? { id: enterpriseId, name: enterprises.get(enterpriseId) ?? '' } : null,
    }
    return ok({ out, trace: { thingKind: 'matter', thingId: id, detail: { reason } } })
  },
})
