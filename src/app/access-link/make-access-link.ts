import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { addMinutes } from '#domain/calendar/clock-rules.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { expireAccessLinks, insertAccessLink, type LinkPurpose } from '#storage/access-link-store.ts'
import { findAuthorityCode } from '#storage/authority-code-store.ts'
import { findMatter } from '#storage/matter-store.ts'
import { findEnterpriseThing, findMatterThing, findVisitThing } from '#storage/thing-store.ts'
import { holdVisit } from '#storage/visit-store.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'
import { newToken } from './token.ts'

const LIVES_DAYS = 14
/** The enterprise's own link, by which it does without an account what it would do with one. */
const STANDS_DAYS = 365

/**
 * Makes a link by which an enterprise answers without an account: once, within two weeks; or its standing link, which opens
 * all that concerns it for a year. The path is shown once and stored nowhere; an earlier link to the same ends.
 */
export const makeAccessLink = useCase({
  name: 'access_link.make',
  input: z.object({
    purpose: z.enum(['visit_confirm', 'matter_confirm', 'rating', 'raise', 'enterprise']),
    thingId: z.guid(),
  }),
  async run(ctx, { purpose, thingId }) {
    const enterpriseId = await enterpriseOf(ctx, purpose, thingId)
    if (!enterpriseId.ok) return enterpriseId
    const code = await findAuthorityCode(ctx.tx, ctx.authorityId)
    const { token, hash } = newToken(code)
    const expiresAt = addMinutes(ctx.now, (purpose === 'enterprise' ? STANDS_DAYS : LIVES_DAYS) * 24 * 60)
    await expireAccessLinks(ctx.tx, ctx.authorityId, { thingId, purpose, at: ctx.now })
    await insertAccessLink(ctx.tx, ctx.authorityId, {
      tokenHash: hash,
      purpose,
      thingId,
      enterpriseId: enterpriseId.value,
      expiresAt,
      createdAt: ctx.now,
      createdBy: ctx.actor.accountId,
    })
    return ok({
      out: { path: `/c/${token}`, token, expiresAt },
      trace: { thingKind: THING_OF[purpose], thingId, detail: { purpose } },
    })
  },
})

const THING_OF = {
  visit_confirm: 'visit',
  matter_confirm: 'matter',
  rating: 'matter',
  raise: 'enterprise',
  enterprise: 'enterprise',
} as const satisfies Record<LinkPurpose, string>

const FINDERS = { visit: findVisitThing, matter: findMatterThing, enterprise: findEnterpriseThing } as const

/** Whom the link is for; the asker must reach the thing, and there must be something to answer. */
async function enterpriseOf(ctx: TxCtx, purpose: LinkPurpose, thingId: string): Promise<Result<string>> {
  const { tx, authorityId } = ctx
  const thing = await FINDERS[THING_OF[purpose]](tx, ctx, thingId)
  if (!thing) return fail('access_link.thing_not_found')
  const allowed = can(ctx.actor, 'access_link.make', thing)
  if (!allowed.ok) return allowed
  if (!thing.enterpriseId) return fail('access_link.no_enterprise')
  if (purpose === 'visit_confirm') {
    const visit = await holdVisit(tx, authorityId, thingId)
    if (visit?.voidedAt || visit?.confirmResult) return fail('access_link.settled')
  }
  if (purpose === 'matter_confirm' || purpose === 'rating') {
    const matter = await findMatter(tx, authorityId, thingId)
    if (matter?.state !== 'answered' && matter?.state !== 'closed')
      return fail('access_link.not_answered', { state: matter?.state ?? '' })
  }
  return ok(thing.enterpriseId)
}
