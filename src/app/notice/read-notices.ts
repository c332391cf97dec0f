import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { listNotices as list, markNoticesRead } from '#storage/notice-store.ts'
import { useCase } from '../use-case.ts'
import { hintedNow } from './notice-times.ts'

/** What one was told, oneself or one's unit: latest first, a page at a time. */
export const listNotices = useCase({
  name: 'notice.read',
  input: z.object({
    unread: z.boolean().default(false),
    cursor: z.guid().optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  async run(ctx, { unread, cursor, limit }) {
    const allowed = canSome(ctx.actor, 'notice.read')
    if (!allowed.ok) return allowed
    const found = await list(ctx.tx, ctx.authorityId, ctx.actor, {
      now: ctx.now,
      hinted: await hintedNow(ctx),
      before: cursor,
      unreadOnly: unread,
      limit: limit + 1,
    })
    const items = found.items.slice(0, limit)
    return ok({
      out: {
        items,
        unread: found.unread,
        held: found.held,
        next: found.items.length > limit ? (items.at(-1)?.id ?? null) : null,
      },
      trace: null,
    })
  },
})

/** Marks notices as read: those named, or all. */
export const readNotices = useCase({
  name: 'notice.mark_read',
  input: z.object({ ids: z.array(z.guid()).max(200).optional() }),
  async run(ctx, { ids }) {
    const allowed = canSome(ctx.actor, 'notice.read')
    if (!allowed.ok) return allowed
    if (!ctx.actor.accountId) return fail('notice.no_account')
    const read = await markNoticesRead(ctx.tx, ctx.authorityId, ctx.actor, ids ?? 'all', ctx.now)
    return ok({ out: { read }, trace: null })
  },
})
