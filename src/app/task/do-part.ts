import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { findPart, finishPart } from '#storage/task-store.ts'
import { useCase } from '../use-case.ts'
import { loadOpenTask } from './load-task.ts'

/** Says that a part of a task is done, and what came of it: whoever has it, or his unit for him. */
export const doPart = useCase({
  name: 'task.do_part',
  input: z.object({ id: z.guid(), note: z.string().trim().min(1).max(2000) }),
  async run(ctx, { id, note }) {
    const part = await findPart(ctx.tx, ctx.authorityId, id)
    if (!part) return fail('task.part_not_found')
    const found = await loadOpenTask(ctx, part.matterId)
    if (!found.ok) return found
    const allowed = can(ctx.actor, 'task.do_part', {
      kind: 'matter',
      programKey: found.value.task.programKey,
      orgIds: [part.orgId, found.value.task.leadOrgId],
      personIds: [part.personId],
    })
    if (!allowed.ok) return allowed
    if (part.doneAt) return fail('task.part_done_already')
    await finishPart(ctx.tx, ctx.authorityId, { id, at: ctx.now, by: ctx.actor.personId, note })
    return ok({ out: { id }, trace: { thingKind: 'matter', thingId: part.matterId, detail: { part: id } } })
  },
})
