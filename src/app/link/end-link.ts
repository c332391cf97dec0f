import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { decideEnd } from '#domain/link/decide-link.ts'
import { fail, ok } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { endLinkRow, findLink, listAround, lockLinks } from '#storage/link-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { findDeclared } from './link-rules.ts'

/** Ends a pairing. Where the program allows no gap, a successor must be there first, unless the target itself leaves. */
export const endLink = useCase({
  name: 'link.end',
  input: z.object({
    id: z.guid(),
    revision: z.int(),
    lastDay: z.iso.date(),
    reason: z.string().trim().min(1).max(500),
    targetLeaves: z.boolean().default(false),
  }),
  async run(ctx, { id, revision, lastDay, reason, targetLeaves }) {
    const { tx, authorityId, now } = ctx
    await lockLinks(tx, authorityId)
    const link = await findLink(tx, authorityId, id)
    if (!link) return fail('link.not_found')
    const allowed = can(ctx.actor, 'link.end', { kind: 'link', programKey: link.programKey, orgIds: [link.orgId] })
    if (!allowed.ok) return allowed
    if (link.revision !== revision) return fail('link.conflict', { seen: revision, now: link.revision })
    const declared = await findDeclared(ctx, link.programKey, link.link)
    if (!declared.ok) return declared
    const today = todayOf(ctx)
    const others = await listAround(tx, authorityId, link, today)
    const ended = decideEnd(link, lastDay, declared.value.rules, others, { today, targetLeaves })
    if (!ended.ok) return ended
    await endLinkRow(tx, authorityId, ended.value, { reason, at: now })
    await markDirty(tx, authorityId, [
      { id: newId(), programKey: link.programKey, factKind: 'link', factId: id, at: now },
    ])
    const holder = (await namesOf(tx, authorityId, link.holder.kind, [link.holder.id])).get(link.holder.id) ?? ''
    const target = (await namesOf(tx, authorityId, link.target.kind, [link.target.id])).get(link.target.id) ?? ''
    return ok({
      out: {
        id,
        revision: revision + 1,
        sentence: `${declared.value.kind.title}：${holder}联系${target}至 ${lastDay} 止（${reason}）`,
      },
      trace: { thingKind: 'link', thingId: id, detail: { to: lastDay, reason, targetLeaves } },
    })
  },
})
