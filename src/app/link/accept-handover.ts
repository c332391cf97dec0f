import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { decideAcceptance } from '#domain/link/handover.ts'
import { SYSTEM } from '#domain/matter/who.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { decideHandoverRow, findHandover } from '#storage/handover-store.ts'
import { endLinkRow, insertLink, lockLinks, voidLink } from '#storage/link-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { addNotices } from '#storage/notice-store.ts'
import { findUnitOn } from '#storage/person-store.ts'
import type { TxCtx } from '../context.ts'
import { carryOut, holdMatter } from '../matter/take-act.ts'
import { useCase } from '../use-case.ts'
import { loadHoldings } from './holdings.ts'

/**
 * The successor accepts: in one transaction the old pairings end the day before the new ones begin, and every open matter
 * gets its new contact. What is owed follows the pairings; rules plan it anew from the successor's first day.
 */
export const acceptHandover = useCase({
  name: 'handover.accept',
  input: z.object({ id: z.guid(), revision: z.int() }),
  async run(ctx, { id, revision }) {
    const { tx, authorityId, now } = ctx
    await lockLinks(tx, authorityId)
    const handover = await findHandover(tx, authorityId, id)
    if (!handover) return fail('handover.not_found')
    const allowed = can(ctx.actor, 'handover.accept', { kind: 'handover', personIds: [handover.toPersonId] })
    if (!allowed.ok) return allowed
    if (handover.revision !== revision) return fail('handover.conflict', { seen: revision, now: handover.revision })
    const { holdings, rows } = await loadHoldings(ctx, handover)
    const decided = decideAcceptance(handover, holdings, newId)
    if (!decided.ok) return decided
    const { ended, voided, begun, matterIds, firstDay } = decided.value
    const end = { reason: handover.reason, at: now }
    for (const link of ended) await endLinkRow(tx, authorityId, link, end)
    for (const link of voided) await voidLink(tx, authorityId, link.id, end)
    const orgId = await findUnitOn(tx, authorityId, handover.toPersonId, firstDay)
    for (const [i, link] of begun.entries()) {
      const old = rows.get(handover.linkIds[i] ?? '')
      if (!old) throw new Error('a pairing was handed over that nobody holds')
      await insertLink(tx, authorityId, { ...old, ...link, link: old.link, orgId, handoverId: id, revision: 1 }, now)
    }
    const moved = await moveMatters(ctx, matterIds, handover.toPersonId, orgId)
    if (!moved.ok) return moved
    await decideHandoverRow(tx, authorityId, { ...decided.value.handover, matterIds }, { at: now, declineReason: null })
    const changed = [...ended, ...voided, ...begun].map((link) => ({
      id: newId(),
      programKey: rows.get(link.id)?.programKey ?? null,
      factKind: 'link',
      factId: link.id,
      at: now,
    }))
    await markDirty(tx, authorityId, changed)
    const names = await namesOf(tx, authorityId, 'person', [handover.fromPersonId, handover.toPersonId])
    const data = { to: names.get(handover.toPersonId) ?? '', day: firstDay }
    await addNotices(tx, authorityId, [
      {
        id: newId(),
        to: { personId: handover.fromPersonId },
        kind: 'handover.accept',
        thingKind: 'handover',
        thingId: id,
        data,
        at: now,
      },
    ])
    const sentence = `${names.get(handover.toPersonId)}自 ${firstDay} 起接收${names.get(handover.fromPersonId)}的包联 ${begun.length} 对、未了事项 ${matterIds.length} 件`
    return ok({
      out: { id, links: begun.length, matters: matterIds.length, firstDay, sentence },
      trace: {
        thingKind: 'handover',
        thingId: id,
        detail: { firstDay, links: begun.length, matters: matterIds.length },
      },
    })
  },
})

/** Every matter gets its new contact as an act of its own, so that its history says when and from whom. */
async function moveMatters(
  ctx: TxCtx,
  ids: readonly string[],
  personId: string,
  orgId: string | null,
): Promise<Result<true>> {
  for (const id of ids) {
    const held = await holdMatter(ctx, { id })
    if (!held.ok) return held
    const data = { personId, ...(orgId ? { holderOrgId: orgId } : {}) }
    const taken = await carryOut(ctx, { ...held.value, who: SYSTEM }, { act: 'hand_over', data })
    if (!taken.ok) return taken
  }
  return ok(true)
}
