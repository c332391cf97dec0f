import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { listDeliverables, listParts } from '#storage/task-store.ts'
import { findMatterThing } from '#storage/thing-store.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'

/** A task's parts and what it has to show, with how far both have come. */
export const readTask = useCase({
  name: 'task.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const thing = await findMatterThing(ctx.tx, ctx, id)
    if (!thing) return fail('matter.not_found')
    const allowed = can(ctx.actor, 'task.read', thing)
    if (!allowed.ok) return allowed
    const today = todayOf(ctx)
    const parts = (await listParts(ctx.tx, ctx.authorityId, id)).map((part) => ({
      ...part,
      late: part.doneAt === null && part.dueDay < today,
      mine: part.person !== null && part.person.id === ctx.actor.personId,
    }))
    const deliverables = await listDeliverables(ctx.tx, ctx.authorityId, { matterId: id })
    return ok({ out: { id, today, parts, deliverables }, trace: null })
  },
})
