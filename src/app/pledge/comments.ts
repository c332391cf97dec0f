import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { countWaiting, holdComment, insertComment, updateComment } from '#storage/comment-store.ts'
import { holdPledge } from '#storage/pledge-store.ts'
import type { TxCtx } from '../context.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { isPublic, loadDrive } from './drive.ts'

/** So many unread comments on one pledge; then the office must read first. */
const MOST_WAITING = 200

/**
 * Somebody outside comments on a pledge that the program shows to the public. Nothing of him is asked or kept, the day
 * alone; it is shown when the office lets it.
 */
export const commentPledge = useCase({
  name: 'comment.add',
  input: z.object({ id: z.guid(), text: z.string().trim().min(2).max(500) }),
  async run(ctx, { id, text }) {
    const pledge = await holdPledge(ctx.tx, ctx.authorityId, id)
    const found = pledge ? await loadDrive(ctx, pledge.driveId) : undefined
    if (!found?.ok || !isPublic(found.value)) return fail('pledge.not_found')
    if ((await countWaiting(ctx.tx, ctx.authorityId, 'pledge', id)) >= MOST_WAITING) return fail('comment.full')
    const comment = newId()
    await insertComment(ctx.tx, ctx.authorityId, {
      id: comment,
      thingKind: 'pledge',
      thingId: id,
      text,
      day: todayOf(ctx),
    })
    return ok({ out: { id: comment }, trace: null })
  },
})

/** Lets a comment be seen, or not and why: it is never deleted. */
export const decideComment = useCase({
  name: 'comment.decide',
  input: z.object({ id: z.guid(), show: z.boolean(), reason: z.string().trim().max(500).default('') }),
  async run(ctx, { id, show, reason }) {
    const comment = await commentFor(ctx, id, 'comment.decide')
    if (!comment.ok) return comment
    if (!show && reason === '') return fail('comment.reason_missing', undefined, ['reason'])
    await updateComment(ctx.tx, ctx.authorityId, {
      ...comment.value,
      state: show ? 'shown' : 'hidden',
      reason: show ? null : reason,
    })
    return ok({ out: { id }, trace: { thingKind: 'comment', thingId: id, detail: { show, reason } } })
  },
})

/** The unit answers a comment that is shown. */
export const answerComment = useCase({
  name: 'comment.answer',
  input: z.object({ id: z.guid(), text: z.string().trim().min(1).max(1000) }),
  async run(ctx, { id, text }) {
    const comment = await commentFor(ctx, id, 'comment.answer')
    if (!comment.ok) return comment
    if (comment.value.state !== 'shown') return fail('comment.not_shown')
    await updateComment(ctx.tx, ctx.authorityId, { ...comment.value, answer: text, answeredDay: todayOf(ctx) })
    return ok({ out: { id }, trace: { thingKind: 'comment', thingId: id } })
  },
})

async function commentFor(ctx: TxCtx, id: string, act: 'comment.decide' | 'comment.answer') {
  const comment = await holdComment(ctx.tx, ctx.authorityId, id)
  const pledge = comment ? await holdPledge(ctx.tx, ctx.authorityId, comment.thingId) : undefined
  if (!comment || !pledge) return fail('comment.not_found')
  const allowed: Result<true> = can(ctx.actor, act, { kind: 'comment', orgIds: [pledge.orgId] })
  return allowed.ok ? ok(comment) : allowed
}
