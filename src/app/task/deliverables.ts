import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { deliver, insertDeliverable, isDeliverable, listDeliverables } from '#storage/task-store.ts'
import { useCase } from '../use-case.ts'
import { loadOpenTask, ofLead } from './load-task.ts'

/** Says what a task has to show for itself (交付物): the office, or the head of the lead unit. */
export const requireDeliverables = useCase({
  name: 'task.require',
  input: z.object({
    matterId: z.guid(),
    rows: z
      .array(z.object({ kind: z.string().trim().min(1).max(40), what: z.string().trim().min(1).max(500) }))
      .min(1)
      .max(30),
  }),
  async run(ctx, { matterId, rows }) {
    const found = await loadOpenTask(ctx, matterId)
    if (!found.ok) return found
    const allowed = can(ctx.actor, 'task.require', ofLead(found.value.task))
    if (!allowed.ok) return allowed
    const ids: string[] = []
    for (const row of rows) {
      const id = newId()
      await insertDeliverable(ctx.tx, ctx.authorityId, { id, matterId, ...row, at: ctx.now, by: ctx.actor.personId })
      ids.push(id)
    }
    return ok({ out: { ids }, trace: { thingKind: 'matter', thingId: matterId, detail: { deliverables: ids } } })
  },
})

/** Hands over what was asked for: a file of the task, or a register entry or paper of its program. A later one takes the place of the first. */
export const deliverForTask = useCase({
  name: 'task.deliver',
  input: z.object({ id: z.guid(), thingKind: z.enum(['attachment', 'form', 'paper']), thingId: z.guid() }),
  async run(ctx, { id, thingKind, thingId }) {
    const [one] = await listDeliverables(ctx.tx, ctx.authorityId, { id })
    if (!one) return fail('task.deliverable_not_found')
    const found = await loadOpenTask(ctx, one.matterId)
    if (!found.ok) return found
    const allowed = can(ctx.actor, 'task.deliver', found.value.thing)
    if (!allowed.ok) return allowed
    const { task } = found.value
    if (!(await isDeliverable(ctx.tx, ctx.authorityId, { thingKind, thingId, task })))
      return fail('task.deliverable_elsewhere', {}, ['thingId'])
    await deliver(ctx.tx, ctx.authorityId, { id, thingKind, thingId, at: ctx.now, by: ctx.actor.personId })
    const detail = { deliverable: id, thingKind, thing: thingId }
    return ok({ out: { id }, trace: { thingKind: 'matter', thingId: one.matterId, detail } })
  },
})
