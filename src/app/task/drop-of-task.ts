import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { dropOfTask, findPart, listDeliverables } from '#storage/task-store.ts'
import { useCase } from '../use-case.ts'
import { loadOpenTask, ofLead } from './load-task.ts'

/** Takes a part, or something the task had to show, out again, with the reason. What is done or delivered stays. */
export const dropFromTask = useCase({
  name: 'task.drop',
  input: z.object({
    what: z.enum(['part', 'deliverable']),
    id: z.guid(),
    reason: z.string().trim().min(1).max(2000),
  }),
  async run(ctx, { what, id, reason }) {
    const { tx, authorityId } = ctx
    const part = what === 'part' ? await findPart(tx, authorityId, id) : undefined
    const [asked] = what === 'part' ? [] : await listDeliverables(tx, authorityId, { id })
    const matterId = part?.matterId ?? asked?.matterId
    if (!matterId) return fail(`task.${what}_not_found`)
    const found = await loadOpenTask(ctx, matterId)
    if (!found.ok) return found
    const allowed = can(ctx.actor, 'task.drop', ofLead(found.value.task))
    if (!allowed.ok) return allowed
    if (part?.doneAt || asked?.deliveredAt) return fail('task.kept')
    await dropOfTask(tx, authorityId, { what, id, at: ctx.now })
    return ok({ out: { id }, trace: { thingKind: 'matter', thingId: matterId, detail: { dropped: what, id, reason } } })
  },
})
