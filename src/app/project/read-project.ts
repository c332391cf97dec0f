import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { listProjectRows, listStages } from '#storage/directory/projects.ts'
import { linkCondition, listLinkRows } from '#storage/link-list-store.ts'
import { matterCondition } from '#storage/matter-list/condition.ts'
import { listMatterRows } from '#storage/matter-list-store.ts'
import { sql } from '#storage/open-database.ts'
import { scopeOf } from '#storage/scope.ts'
import { findProjectThing } from '#storage/thing-store.ts'
import { listVisitRows, visitCondition } from '#storage/visit-list-store.ts'
import { dressRows } from '../matter/dress-rows.ts'
import { windowOf } from '../matter/matter-window.ts'
import { useCase } from '../use-case.ts'
import { withTitles } from '../workbench/my-day.ts'

/** A project's one page. */
export const readProject = useCase({
  name: 'project.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const { tx, authorityId } = ctx
    const thing = await findProjectThing(tx, ctx, id)
    if (!thing) return fail('project.not_found')
    const allowed = can(ctx.actor, 'project.read', thing)
    if (!allowed.ok) return allowed
    const { today } = windowOf(ctx)
    const { rows } = await listProjectRows(tx, authorityId, { id, scope: sql`true`, day: today }, { limit: 1 })
    if (!rows[0]) return fail('project.not_found')
    const links = linkCondition(authorityId, { projectId: id, on: today }, scopeOf(ctx, 'link', 'l'))
    const visits = visitCondition(authorityId, { projectId: id }, scopeOf(ctx, 'visit', 'v'))
    const matters = matterCondition(authorityId, { projectId: id }, scopeOf(ctx, 'matter', 'm'))
    const out = {
      ...rows[0],
      stages: await listStages(tx, authorityId, id),
      linkRows: await withTitles(ctx, await listLinkRows(tx, authorityId, { condition: links, limit: 50 })),
      visits: await listVisitRows(tx, authorityId, { condition: visits, limit: 20 }),
      matters: await dressRows(
        ctx,
        await listMatterRows(tx, authorityId, { condition: matters, sort: 'newest', limit: 30 }),
      ),
    }
    return ok({ out, trace: null })
  },
})
