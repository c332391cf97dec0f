import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { decideStage } from '#domain/project/decide-stage.ts'
import { fail, ok } from '#domain/result.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import { blockStage, endStage, findProject, insertStage, listStages, updateProject } from '#storage/project-store.ts'
import { findProjectThing } from '#storage/thing-store.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'

/**
 * A project enters a stage on a day; `blockedBy` says what keeps it there. The stages before stay as its history. Named the stage it
 * is in, it stays there, and what blocks it is written down or, left out, has been cleared.
 */
export const setStage = useCase({
  name: 'project.change',
  input: z.object({
    id: z.guid(),
    revision: z.int(),
    stage: z.string().trim().min(1).max(50),
    fromDay: z.iso.date(),
    blockedBy: z.string().trim().min(1).max(500).nullable().default(null),
  }),
  async run(ctx, { id, revision, stage, fromDay, blockedBy }) {
    const { tx, authorityId } = ctx
    const project = await findProject(tx, authorityId, id)
    const thing = await findProjectThing(tx, ctx, id)
    if (!project || !thing) return fail('project.not_found')
    const allowed = can(ctx.actor, 'project.change', thing)
    if (!allowed.ok) return allowed
    const stages = await listStages(tx, authorityId, id)
    const here = stages.find((one) => one.toDay === null && one.stage === stage)
    const moves = here === undefined || here.blockedBy === blockedBy
    const decided = moves ? decideStage(stages, stage, fromDay, todayOf(ctx)) : ok({ ended: null })
    if (!decided.ok) return decided
    if (!(await updateProject(tx, authorityId, { ...project, stage, revision }))) {
      return fail('project.conflict', { seen: revision, now: project.revision })
    }
    if (moves) {
      const { ended } = decided.value
      if (ended) await endStage(tx, authorityId, ended.id, ended.toDay)
      const entered = { id: newId(), stage, fromDay, toDay: null, blockedBy }
      await insertStage(tx, authorityId, id, entered, { at: ctx.now, personId: ctx.actor.personId })
    } else await blockStage(tx, authorityId, here.id, blockedBy)
    await markEverythingDirty(tx, authorityId, { id: newId(), at: ctx.now })
    return ok({
      out: { id, revision: revision + 1, stage },
      trace: {
        thingKind: 'project',
        thingId: id,
        detail: moves
          ? { what: 'stage', stage: [project.stage, stage], from: fromDay }
          : { what: 'blocked', stage, blockedBy: [here.blockedBy, blockedBy] },
      },
    })
  },
})
