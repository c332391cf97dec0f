import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { getAuthority } from '#storage/authority-store.ts'
import { findFeedOf, insertFeed, revokeFeeds } from '#storage/calendar-feed-store.ts'
import { newToken } from '../access-link/token.ts'
import { useCase } from '../use-case.ts'

/** Whether one has given out an address, since when, and when it was last read. */
export const readFeedState = useCase({
  name: 'feed.state',
  input: z.object({}),
  async run(ctx) {
    const { accountId } = ctx.actor
    const allowed = canSome(ctx.actor, 'feed.make')
    if (!allowed.ok) return allowed
    const feed = accountId ? await findFeedOf(ctx.tx, ctx.authorityId, accountId) : undefined
    return ok({ out: { feed: feed ? { madeAt: feed.madeAt, readAt: feed.readAt } : null }, trace: null })
  },
})

/** A new secret address; the old one stops working. It is shown once and never again: only its digest is kept. */
export const makeFeed = useCase({
  name: 'feed.make',
  input: z.object({ publicUrl: z.string() }),
  async run(ctx, { publicUrl }) {
    const { tx, authorityId, now } = ctx
    const { accountId } = ctx.actor
    const allowed = canSome(ctx.actor, 'feed.make')
    if (!allowed.ok) return allowed
    if (!accountId) return fail('session.no_person')
    const { code } = await getAuthority(tx, authorityId)
    const { token, hash } = newToken(code)
    await revokeFeeds(tx, authorityId, accountId, now)
    const id = newId()
    await insertFeed(tx, authorityId, { id, accountId, tokenHash: hash, at: now })
    return ok({
      out: { url: `${publicUrl}/api/feeds/${token}.ics` },
      trace: { thingKind: 'feed', thingId: id, detail: {} },
    })
  },
})

/** The address stops working at once. */
export const revokeFeed = useCase({
  name: 'feed.revoke',
  input: z.object({}),
  async run(ctx) {
    const { accountId } = ctx.actor
    const allowed = canSome(ctx.actor, 'feed.make')
    if (!allowed.ok) return allowed
    const revoked = accountId ? await revokeFeeds(ctx.tx, ctx.authorityId, accountId, ctx.now) : 0
    return ok({ out: { revoked }, trace: { thingKind: 'authority', thingId: ctx.authorityId, detail: { revoked } } })
  },
})
