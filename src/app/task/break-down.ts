import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { namesOf } from '#storage/name-store.ts'
import { findUnitOf } from '#storage/surroundings-store.ts'
import { findPartyAbove, insertPart, type TaskHead } from '#storage/task-store.ts'
import type { TxCtx } from '../context.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { loadOpenTask, ofLead } from './load-task.ts'

const Part = z.object({
  what: z.string().trim().min(1).max(500),
  /** A unit that takes part, or a section below one; absent: the person's own unit. */
  orgId: z.guid().optional(),
  personId: z.guid().optional(),
  dueDay: z.iso.date(),
})
type Part = z.infer<typeof Part>

/**
 * Breaks a task down to sections and persons. The office and the lead unit give parts to every unit that takes part; another unit to
 * its own. No part may end after the task. All parts are taken, or none.
 */
export const breakDownTask = useCase({
  name: 'task.break_down',
  input: z.object({ matterId: z.guid(), parts: z.array(Part).min(1).max(100) }),
  async run(ctx, { matterId, parts }) {
    const found = await loadOpenTask(ctx, matterId)
    if (!found.ok) return found
    const { task } = found.value
    const ids: string[] = []
    for (const [index, part] of parts.entries()) {
      const added = await add(ctx, task, part)
      if (!added.ok)
        return { ok: false as const, error: { ...added.error, at: ['parts', index, ...(added.error.at ?? [])] } }
      ids.push(added.value)
    }
    return ok({ out: { ids }, trace: { thingKind: 'matter', thingId: matterId, detail: { parts: ids } } })
  },
})

async function add(ctx: TxCtx, task: TaskHead, part: Part): Promise<Result<string>> {
  const { tx, authorityId } = ctx
  const { what, personId, dueDay } = part
  if (personId && !(await namesOf(tx, authorityId, 'person', [personId])).has(personId))
    return fail('person.not_found', {}, ['personId'])
  const unit = personId ? await findUnitOf(tx, authorityId, personId, todayOf(ctx)) : null
  const orgId = part.orgId ?? unit
  if (!orgId) return fail('task.part_whose', {}, ['orgId'])
  const party = await findPartyAbove(tx, authorityId, { matterId: task.id, orgId })
  if (!party) return fail('task.part_outside', {}, ['orgId'])
  if (
    unit !== null &&
    unit !== orgId &&
    (await findPartyAbove(tx, authorityId, { matterId: task.id, orgId: unit })) !== party
  )
    return fail('task.part_other_unit', {}, ['personId'])
  if (!can(ctx.actor, 'task.break_down', ofLead(task)).ok) {
    const own = { ...ofLead(task), orgIds: [party] }
    const allowed = can(ctx.actor, 'task.break_down', own)
    if (!allowed.ok) return allowed
  }
  if (task.dueDay !== null && dueDay > task.dueDay) return fail('task.part_after_due', { due: task.dueDay }, ['dueDay'])
  const id = newId()
  const by = ctx.actor.personId
  await insertPart(tx, authorityId, {
    id,
    matterId: task.id,
    what,
    orgId,
    personId: personId ?? null,
    dueDay,
    at: ctx.now,
    by,
  })
  return ok(id)
}
