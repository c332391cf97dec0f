import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { roundAllows } from '#domain/inspection/round.ts'
import { fail, ok } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { holdTask, insertInspection, taskDone } from '#storage/inspection-store.ts'
import { holdRound } from '#storage/round-store.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'
import { findBrokenLimit } from './inspection-limits.ts'

/**
 * Records an inspection that was held under an approved round, by one of those it was given to. Without an approved round there is none:
 * what somebody happens to see is a finding, not an inspection.
 */
export const recordInspection = useCase({
  name: 'inspection.record',
  input: z.object({
    taskId: z.guid(),
    at: z.iso.datetime({ offset: true }).optional(),
    note: z.string().trim().max(20_000).default(''),
  }),
  async run(ctx, { taskId, at = ctx.now, note }) {
    const { tx, authorityId, now } = ctx
    const task = await holdTask(tx, authorityId, taskId)
    const round = task && (await holdRound(tx, authorityId, task.roundId))
    if (!task || !round) return fail('inspection.no_task')
    const allowed = can(ctx.actor, 'inspection.record', {
      kind: 'inspection',
      programKey: round.programKey,
      personIds: task.inspectors,
    })
    if (!allowed.ok) return allowed
    const by = ctx.actor.personId
    if (by === null || !task.inspectors.includes(by)) return fail('inspection.not_yours')
    const inState = roundAllows(round.state, 'inspect')
    if (!inState.ok) return inState
    if (task.inspectionId !== null) return fail('inspection.held_already')
    if (at > now) return fail('inspection.in_the_future', {}, ['at'])
    const day = dayOf(ctx, at)
    if (day < round.fromDay || day > round.toDay)
      return fail('inspection.outside_round', { from: round.fromDay, to: round.toDay, day }, ['at'])
    const program = await findProgramNow(ctx, round.programKey)
    if (!program) return fail('program.not_found', { program: round.programKey })
    const subjectId = task.personId ?? task.enterpriseId ?? task.projectId ?? task.orgId ?? ''
    const wanted = { kind: round.kind, subjectKind: round.subjectKind, subjectId, fromDay: day, toDay: day }
    const broken = await findBrokenLimit(ctx, program, { ...wanted, roundId: round.id, inspectors: task.inspectors })
    if (broken) return { ok: false as const, error: broken }
    const id = newId()
    await insertInspection(tx, authorityId, {
      id,
      programKey: round.programKey,
      kind: round.kind,
      planned: !round.unannounced,
      unannounced: round.unannounced,
      approved: true,
      orgId: task.orgId,
      personId: task.personId,
      enterpriseId: task.enterpriseId,
      projectId: task.projectId,
      byPersonId: by,
      inspectors: task.inspectors,
      roundId: round.id,
      note,
      at,
      day,
      recordedAt: now,
    })
    await taskDone(tx, authorityId, taskId, id)
    await markDirty(tx, authorityId, [
      { id: newId(), programKey: round.programKey, factKind: 'inspection', factId: id, at: now },
    ])
    return ok({
      out: { id },
      trace: { thingKind: 'inspection', thingId: id, detail: { round: round.id, kind: round.kind, day } },
    })
  },
})
