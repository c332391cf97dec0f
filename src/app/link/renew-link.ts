import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { addDays } from '#domain/calendar/day.ts'
import { newId } from '#domain/id.ts'
import { decideRenewal } from '#domain/link/decide-link.ts'
import { fail, ok } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { countRenewals, endLinkRow, findLink, insertLink, lockLinks } from '#storage/link-store.ts'
import { useCase } from '../use-case.ts'
import { findDeclared, termOf } from './link-rules.ts'

/** The reason under which a term ends that is followed by another. */
const RENEWED = '任期届满，续任'

/** Renews a pairing for another term: the old one ends with its term, the new one begins the day after. */
export const renewLink = useCase({
  name: 'link.make',
  input: z.object({ id: z.guid(), revision: z.int() }),
  async run(ctx, { id, revision }) {
    const { tx, authorityId, now } = ctx
    await lockLinks(tx, authorityId)
    const link = await findLink(tx, authorityId, id)
    if (!link) return fail('link.not_found')
    const allowed = can(ctx.actor, 'link.make', { kind: 'link', programKey: link.programKey, orgIds: [link.orgId] })
    if (!allowed.ok) return allowed
    if (link.revision !== revision) return fail('link.conflict', { seen: revision, now: link.revision })
    const declared = await findDeclared(ctx, link.programKey, link.link)
    if (!declared.ok) return declared
    const termTo = link.termTo === null ? null : await termOf(ctx, declared.value, addDays(link.termTo, 1))
    if (termTo === null) return fail('link.no_term')
    const renewed = await countRenewals(tx, authorityId, link, RENEWED)
    const decided = decideRenewal(link, declared.value.rules, { renewed, termTo, newId: newId() })
    if (!decided.ok) return decided
    const { ended, begun } = decided.value
    await endLinkRow(tx, authorityId, ended, { reason: RENEWED, at: now })
    await insertLink(tx, authorityId, { ...link, ...begun }, now)
    await markDirty(
      tx,
      authorityId,
      [ended.id, begun.id].map((factId) => ({
        id: newId(),
        programKey: link.programKey,
        factKind: 'link',
        factId,
        at: now,
      })),
    )
    return ok({
      out: { id: begun.id, sentence: `${declared.value.kind.title}：续任，自 ${begun.fromDay} 至 ${begun.termTo}` },
      trace: { thingKind: 'link', thingId: begun.id, detail: { renews: id, from: begun.fromDay, to: begun.termTo } },
    })
  },
})
