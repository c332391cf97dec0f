import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { addReceipt, findPaper } from '#storage/paper-store.ts'
import { findUnitOf } from '#storage/surroundings-store.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'
import { addresseesOf } from './addressees.ts'

/** A unit says that it has received a paper; the first time counts, saying it again changes nothing. */
export const receivePaper = useCase({
  name: 'paper.receive',
  input: z.object({ id: z.guid(), orgId: z.guid().optional() }),
  async run(ctx, { id, orgId: named }) {
    const { tx, authorityId, now } = ctx
    const paper = await findPaper(tx, authorityId, id, 'hold')
    if (!paper) return fail('paper.not_found')
    const own = ctx.actor.personId ? await findUnitOf(tx, authorityId, ctx.actor.personId, dayOf(ctx)) : null
    const orgId = named ?? own
    if (!orgId) return fail('paper.receiver_missing', {}, ['orgId'])
    const allowed = can(ctx.actor, 'paper.receive', { kind: 'paper', programKey: paper.programKey, orgIds: [orgId] })
    if (!allowed.ok) return allowed
    if (paper.voidedAt) return fail('paper.void_already', { at: paper.voidedAt })
    const { units, open } = await addresseesOf(ctx, paper)
    if (!open && !units.some((one) => one.id === orgId)) {
      const name = (await namesOf(tx, authorityId, 'org', [orgId])).get(orgId) ?? ''
      return fail('paper.not_to_you', { org: name, to: [...paper.toNames] })
    }
    await addReceipt(tx, authorityId, { paperId: id, orgId, at: now, by: ctx.actor.accountId })
    await markDirty(tx, authorityId, [
      { id: newId(), programKey: paper.programKey, factKind: 'paper', factId: id, at: now },
    ])
    return ok({ out: { id }, trace: { thingKind: 'paper', thingId: id, detail: { received: orgId } } })
  },
})
