import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { daysBetween } from '#domain/calendar/day.ts'
import { orderStages, STAGES } from '#domain/project/stages.ts'
import { ok } from '#domain/result.ts'
import { listBoard, stageOrder } from '#storage/project-board-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { windowOf } from '../matter/matter-window.ts'
import { useCase } from '../use-case.ts'

/** Projects by stage, with how long each has been there and what blocks it. */
export const projectBoard = useCase({
  name: 'project.board',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'project.read')
    if (!allowed.ok) return allowed
    const { today } = windowOf(ctx)
    const projects = await listBoard(ctx.tx, ctx.authorityId, scopeOf(ctx, 'project', 'j'))
    const own = await stageOrder(ctx.tx, ctx.authorityId)
    const used = projects.flatMap(({ stage }) => (stage === null ? [] : [stage]))
    const shown = projects.map((one) => ({ ...one, days: one.sinceDay ? daysBetween(one.sinceDay, today) : null }))
    const stages = [...orderStages(own.length > 0 ? own : STAGES, used), null]
    const out = {
      stages: stages.flatMap((stage) => {
        const here = shown.filter((one) => one.stage === stage)
        return here.length === 0 ? [] : [{ stage, blocked: here.filter((one) => one.blockedBy).length, projects: here }]
      }),
      total: projects.length,
      blocked: projects.filter((one) => one.blockedBy).length,
    }
    return ok({ out, trace: null })
  },
})
