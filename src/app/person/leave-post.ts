import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { decidePostEnd } from '#domain/person/decide-post.ts'
import { fail, ok } from '#domain/result.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import { endPost, findPerson, listPosts } from '#storage/person-store.ts'
import { useCase } from '../use-case.ts'

/** A person leaves a post, with `lastDay` as the last day in it. */
export const leavePost = useCase({
  name: 'person.change',
  input: z.object({ personId: z.guid(), postId: z.guid(), lastDay: z.iso.date() }),
  async run(ctx, { personId, postId, lastDay }) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'person.change')
    if (!allowed.ok) return allowed
    if (!(await findPerson(tx, authorityId, personId))) return fail('person.not_found')
    const post = (await listPosts(tx, authorityId, personId)).find((one) => one.id === postId)
    if (!post) return fail('post.not_found')
    const ended = decidePostEnd(post, lastDay)
    if (!ended.ok) return ended
    await endPost(tx, authorityId, postId, lastDay)
    await markEverythingDirty(tx, authorityId, { id: newId(), at: ctx.now })
    return ok({
      out: { postId, toDay: lastDay },
      trace: { thingKind: 'person', thingId: personId, detail: { what: 'leave', orgId: post.orgId, to: lastDay } },
    })
  },
})
