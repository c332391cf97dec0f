import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { maskPhone } from '#domain/access/mask.ts'
import { fail, ok } from '#domain/result.ts'
import { listPersonRows, listPosts } from '#storage/directory/persons.ts'
import { sql } from '#storage/open-database.ts'
import { findPerson } from '#storage/person-store.ts'
import { findPersonThing } from '#storage/thing-store.ts'
import { windowOf } from '../matter/matter-window.ts'
import { useCase } from '../use-case.ts'

const Which = z.object({ id: z.guid() })

/** A person with his posts; the telephone number masked. Written down. */
export const readPerson = useCase({
  name: 'person.read',
  input: Which,
  async run(ctx, { id }) {
    const { tx, authorityId } = ctx
    const thing = await findPersonThing(tx, ctx, id)
    if (!thing) return fail('person.not_found')
    const allowed = can(ctx.actor, 'person.read', thing)
    if (!allowed.ok) return allowed
    const where = { id, scope: sql`true`, day: windowOf(ctx).today }
    const { rows } = await listPersonRows(tx, authorityId, where, { limit: 1 })
    const person = await findPerson(tx, authorityId, id)
    if (!rows[0] || !person) return fail('person.not_found')
    const out = {
      ...rows[0],
      phone: maskPhone(rows[0].phone),
      staffNo: person.staffNo,
      posts: await listPosts(tx, authorityId, id),
    }
    return ok({ out, trace: { thingKind: 'person', thingId: id } })
  },
})

/** The telephone number in full, for those whose work needs it. Written down. */
export const revealPerson = useCase({
  name: 'person.reveal',
  input: Which,
  async run(ctx, { id }) {
    const thing = await findPersonThing(ctx.tx, ctx, id)
    if (!thing) return fail('person.not_found')
    const allowed = can(ctx.actor, 'person.reveal', thing)
    if (!allowed.ok) return allowed
    const person = await findPerson(ctx.tx, ctx.authorityId, id)
    return ok({ out: { phone: person?.phone ?? null }, trace: { thingKind: 'person', thingId: id } })
  },
})
