import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { countForBoard } from '#storage/board-store.ts'
import { countMatterRows, listMatterRows } from '#storage/matter-list-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { sql } from '#storage/open-database.ts'
import { scopeOf } from '#storage/scope.ts'
import { listLatestPlaces, listUnitPeople } from '#storage/unit-board-store.ts'
import { dressRows } from '../matter/dress-rows.ts'
import { conditionOf } from '../matter/list-matters.ts'
import { getProgram } from '../matter/load-program.ts'
import { windowOf } from '../matter/matter-window.ts'
import { useCase } from '../use-case.ts'
import { matterFigures } from './office-board.ts'

/** A unit's page: what it must sign, answer and mend, its people, its places. */
export const unitBoard = useCase({
  name: 'workbench.unit',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const { tx, authorityId } = ctx
    const name = (await namesOf(tx, authorityId, 'org', [id])).get(id)
    if (name === undefined) return fail('org.not_found')
    const allowed = can(ctx.actor, 'workbench.read', { kind: 'org', orgIds: [id] })
    if (!allowed.ok) return allowed
    const moments = windowOf(ctx)
    const figures = await countForBoard(
      tx,
      authorityId,
      sql`m.lead_org_id = ${id} and ${scopeOf(ctx, 'matter', 'm')}`,
      moments,
    )
    const rows = await listMatterRows(tx, authorityId, {
      condition: conditionOf(ctx, { open: true, unitId: id }),
      sort: 'due',
      limit: 40,
    })
    const assisting = await countMatterRows(tx, conditionOf(ctx, { open: true, assistOrgId: id }))
    const since = Temporal.PlainDate.from(moments.today).subtract({ days: 30 }).toString()
    const places = await listLatestPlaces(tx, authorityId, id)
    const rankings = []
    for (const place of places) {
      const program = await getProgram(ctx, place.programKey, place.version)
      const title = program.rankings.find((one) => one.id === place.ranking)?.title ?? place.ranking
      rankings.push({ ...place, title, period: place.period ?? '' })
    }
    const out = {
      now: ctx.now,
      org: { id, name },
      figures: matterFigures(figures)
        .filter((one) => one.id !== 'to_triage')
        .map((one) => ({ ...one, opens: `${one.opens}&leadOrgId=${id}` }))
        .concat({
          id: 'assisting',
          title: '待协办',
          count: assisting,
          opens: `matters?open=true&assistOrgId=${id}`,
          danger: 'none',
        }),
      next: await dressRows(ctx, rows),
      people: await listUnitPeople(tx, authorityId, id, {
        day: moments.today,
        since,
        now: ctx.now,
        soon: moments.endOfSoon,
      }),
      rankings,
    }
    return ok({ out, trace: null })
  },
})
