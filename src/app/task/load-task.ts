import type { Thing } from '#domain/access/thing.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { findTask, type TaskHead } from '#storage/task-store.ts'
import { findMatterThing } from '#storage/thing-store.ts'
import type { TxCtx } from '../context.ts'

/** A matter of the kind task that is not over, held until the transaction ends, with whose it is. */
export async function loadOpenTask(ctx: TxCtx, id: string): Promise<Result<{ task: TaskHead; thing: Thing }>> {
  const task = await findTask(ctx.tx, ctx.authorityId, id)
  const thing = task && (await findMatterThing(ctx.tx, ctx, id))
  if (!task || !thing) return fail('matter.not_found')
  if (task.kind !== 'task') return fail('task.not_a_task')
  if (task.over) return fail('task.over')
  return ok({ task, thing })
}

/** A task as a thing of its lead unit alone: who leads it orders what it has to show, and breaks it down to everybody. */
export function ofLead(task: TaskHead): Thing {
  return { kind: 'matter', programKey: task.programKey, orgIds: [task.leadOrgId], personIds: [] }
}
