import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { listProjectRows } from '#storage/directory/projects.ts'
import { scopeOf } from '#storage/scope.ts'
import { windowOf } from '../matter/matter-window.ts'
import { namePage, placeOf } from '../name-page.ts'
import { useCase } from '../use-case.ts'

/** Projects by name. */
export const listProjects = useCase({
  name: 'project.list',
  input: z.object({
    q: z.string().optional(),
    stage: z.string().optional(),
    orgId: z.guid().optional(),
    mine: z.boolean().optional(),
    cursor: z.string().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { mine, cursor, limit, ...filter }) {
    const allowed = canSome(ctx.actor, 'project.read')
    if (!allowed.ok) return allowed
    if (mine && !ctx.actor.personId) return fail('session.no_person')
    const place = placeOf(cursor)
    if (!place.ok) return place
    const where = {
      ...filter,
      heldBy: mine ? (ctx.actor.personId ?? undefined) : undefined,
      scope: scopeOf(ctx, 'project', 'j'),
      day: windowOf(ctx).today,
    }
    const page = { after: place.value, limit: limit + 1 }
    const { rows, total } = await listProjectRows(ctx.tx, ctx.authorityId, where, page)
    return ok({ out: namePage(rows, limit, total), trace: null })
  },
})
