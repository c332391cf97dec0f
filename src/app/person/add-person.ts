import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { insertPerson } from '#storage/person-store.ts'
import { useCase } from '../use-case.ts'
import { PersonFields, PostFields } from './person-fields.ts'
import { takeUpPost } from './take-up-post.ts'

/** Adds a person with the posts held; at least one, so that everybody has a unit. */
export const addPerson = useCase({
  name: 'person.change',
  input: PersonFields.extend({ posts: z.array(PostFields).min(1).max(20) }),
  async run(ctx, { posts, ...fields }) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'person.change')
    if (!allowed.ok) return allowed
    const person = { ...fields, id: newId(), revision: 1 }
    if (!(await insertPerson(tx, authorityId, person))) return fail('person.staff_no_taken', undefined, ['staffNo'])
    for (const [i, post] of posts.sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1)).entries()) {
      const taken = await takeUpPost(ctx, person.id, post)
      if (!taken.ok) return { ...taken, error: { ...taken.error, at: ['posts', i] } }
    }
    return ok({
      out: { id: person.id, revision: 1 },
      trace: { thingKind: 'person', thingId: person.id, detail: { what: 'add', posts: posts.length } },
    })
  },
})
