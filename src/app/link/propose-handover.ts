import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { decideProposal } from '#domain/link/handover.ts'
import { fail, ok } from '#domain/result.ts'
import { countOpenDuties, findOffered, insertHandover } from '#storage/handover-store.ts'
import { lockLinks } from '#storage/link-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { addNotices } from '#storage/notice-store.ts'
import { findPersonThing } from '#storage/thing-store.ts'
import { useCase } from '../use-case.ts'
import { loadHoldings } from './holdings.ts'

/**
 * Offers a person's pairings to a successor, with the open matters that came through them. Without `linkIds` all of them go,
 * and the matters that came through none as well: the person leaves. Nothing changes until the successor accepts.
 */
export const proposeHandover = useCase({
  name: 'handover.propose',
  input: z.object({
    fromPersonId: z.guid(),
    toPersonId: z.guid(),
    effectiveDay: z.iso.date(),
    reason: z.string().trim().min(1).max(500),
    linkIds: z.array(z.guid()).max(500).optional(),
  }),
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const person = await findPersonThing(tx, ctx, input.fromPersonId)
    if (!person) return fail('person.not_found', undefined, ['fromPersonId'])
    const allowed = can(ctx.actor, 'handover.propose', { ...person, kind: 'handover' })
    if (!allowed.ok) return allowed
    const names = await namesOf(tx, authorityId, 'person', [input.fromPersonId, input.toPersonId])
    if (!names.has(input.toPersonId)) return fail('person.not_found', undefined, ['toPersonId'])
    await lockLinks(tx, authorityId)
    const { holdings, rows } = await loadHoldings(ctx, { ...input, linkIds: input.linkIds ?? null })
    const all = [...rows.values()].filter(
      (row) => row.holder.id === input.fromPersonId && row.toDay >= input.effectiveDay,
    )
    const linkIds = input.linkIds ?? all.map((row) => row.id)
    const offered = await findOffered(tx, authorityId, linkIds)
    if (offered) return fail('handover.offered_already', { handoverId: offered })
    const { fromPersonId, toPersonId, effectiveDay, reason } = input
    const proposal = decideProposal({ id: newId(), fromPersonId, toPersonId, effectiveDay, linkIds }, holdings)
    if (!proposal.ok) return proposal
    const handover = proposal.value
    await insertHandover(tx, authorityId, { ...handover, reason }, { at: now, accountId: ctx.actor.accountId })
    const duties = await countOpenDuties(tx, authorityId, handover.linkIds)
    const data = {
      from: names.get(fromPersonId) ?? '',
      links: linkIds.length,
      matters: handover.matterIds.length,
      day: effectiveDay,
    }
    await addNotices(tx, authorityId, [
      {
        id: newId(),
        to: { personId: toPersonId },
        kind: 'handover.propose',
        thingKind: 'handover',
        thingId: handover.id,
        data,
        at: now,
      },
    ])
    const sentence = `${names.get(fromPersonId)}向${names.get(toPersonId)}交接：包联 ${linkIds.length} 对、未了事项 ${handover.matterIds.length} 件、未到期应尽事项 ${duties} 项，自 ${effectiveDay} 起，待接收`
    return ok({
      out: { id: handover.id, links: linkIds.length, matters: handover.matterIds.length, duties, sentence },
      trace: {
        thingKind: 'handover',
        thingId: handover.id,
        detail: { fromPersonId, toPersonId, effectiveDay, links: linkIds.length, matters: handover.matterIds.length },
      },
    })
  },
})
