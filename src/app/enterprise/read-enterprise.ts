import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { maskPhone } from '#domain/access/mask.ts'
import { fail, ok } from '#domain/result.ts'
import { findStandingLink } from '#storage/access-link-store.ts'
import { readEnterpriseFacts } from '#storage/directory/enterprises.ts'
import { linkCondition, listLinkRows } from '#storage/link-list-store.ts'
import { matterCondition } from '#storage/matter-list/condition.ts'
import { listMatterRows } from '#storage/matter-list-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { findEnterpriseThing } from '#storage/thing-store.ts'
import { listVisitRows, visitCondition } from '#storage/visit-list-store.ts'
import { listAnnounced } from '#storage/visit-plan-store.ts'
import { dressRows } from '../matter/dress-rows.ts'
import { windowOf } from '../matter/matter-window.ts'
import { useCase } from '../use-case.ts'
import { withTitles } from '../workbench/my-day.ts'

const Which = z.object({ id: z.guid() })

/** An enterprise's one page. Visits and matters are those the reader may see; the telephone number is masked. */
export const readEnterprise = useCase({
  name: 'enterprise.read',
  input: Which,
  async run(ctx, { id }) {
    const { tx, authorityId } = ctx
    const thing = await findEnterpriseThing(tx, ctx, id)
    if (!thing) return fail('enterprise.not_found')
    const allowed = can(ctx.actor, 'enterprise.read', thing)
    if (!allowed.ok) return allowed
    const facts = await readEnterpriseFacts(tx, authorityId, id)
    if (!facts) return fail('enterprise.not_found')
    const { today } = windowOf(ctx)
    const links = linkCondition(authorityId, { enterpriseId: id, on: today }, scopeOf(ctx, 'link', 'l'))
    const visits = visitCondition(authorityId, { enterpriseId: id }, scopeOf(ctx, 'visit', 'v'))
    const matters = matterCondition(authorityId, { enterpriseId: id }, scopeOf(ctx, 'matter', 'm'))
    const out = {
      ...facts,
      contactPhone: maskPhone(facts.contactPhone),
      links: await withTitles(ctx, await listLinkRows(tx, authorityId, { condition: links, limit: 50 })),
      visits: await listVisitRows(tx, authorityId, { condition: visits, limit: 20 }),
      standingLink: can(ctx.actor, 'access_link.make', thing).ok
        ? ((await findStandingLink(tx, authorityId, { enterpriseId: id, at: ctx.now })) ?? null)
        : null,
      announced: await listAnnounced(tx, authorityId, { enterpriseId: id, from: today }),
      matters: await dressRows(
        ctx,
        await listMatterRows(tx, authorityId, { condition: matters, sort: 'newest', limit: 30 }),
      ),
    }
    return ok({ out, trace: { thingKind: 'enterprise', thingId: id } })
  },
})

/** The contact's telephone number in full, for those whose work needs it. Written down. */
export const revealEnterprise = useCase({
  name: 'enterprise.reveal',
  input: Which,
  async run(ctx, { id }) {
    const thing = await findEnterpriseThing(ctx.tx, ctx, id)
    if (!thing) return fail('enterprise.not_found')
    const allowed = can(ctx.actor, 'enterprise.reveal', thing)
    if (!allowed.ok) return allowed
    const facts = await readEnterpriseFacts(ctx.tx, ctx.authorityId, id)
    const out = { contactName: facts?.contactName ?? null, contactPhone: facts?.contactPhone ?? null }
    return ok({ out, trace: { thingKind: 'enterprise', thingId: id } })
  },
})
