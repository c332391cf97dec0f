import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import { findPerson } from '#storage/person-store.ts'
import { useCase } from '../use-case.ts'
import { PostFields } from './person-fields.ts'
import { takeUpPost } from './take-up-post.ts'

/** A person takes up a post. A primary one ends the primary post before it; pairings stay until they are handed over. */
export const movePerson = useCase({
  name: 'person.change',
  input: PostFields.extend({ personId: z.guid() }),
  async run(ctx, { personId, ...post }) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'person.change')
    if (!allowed.ok) return allowed
    if (!(await findPerson(tx, authorityId, personId))) return fail('person.not_found')
    const taken = await takeUpPost(ctx, personId, post)
    if (!taken.ok) return taken
    await markEverythingDirty(tx, authorityId, { id: newId(), at: ctx.now })
    return ok({
      out: { postId: taken.value },
      trace: {
        thingKind: 'person',
        thingId: personId,
        detail: { what: 'post', orgId: post.orgId, from: post.fromDay, primary: post.isPrimary },
      },
    })
  },
})
