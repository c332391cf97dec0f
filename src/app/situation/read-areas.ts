import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { tilesOf } from '#domain/situation/tiles.ts'
import { countAreas } from '#storage/situation-store.ts'
import { useCase } from '../use-case.ts'
import { CohortInput, cohortOf, rowsOf } from './cohort.ts'

/** The areas on the office's own plan, each with what was raised there, what is open and what is late. */
export const readAreas = useCase({
  name: 'situation.areas',
  input: CohortInput,
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'situation.read')
    if (!allowed.ok) return allowed
    const rows = await countAreas(ctx.tx, ctx.authorityId, cohortOf(ctx, input), ctx.now)
    const tiles = tilesOf(rows)
    const open = { state: ['recorded', 'assigned', 'working', 'answered', 'suspended'] }
    const areas = rows.map(({ row, col, ...area }, n) => ({
      ...area,
      row: tiles[n]?.row ?? 0,
      col: tiles[n]?.col ?? 0,
      placed: row !== null && col !== null,
      opensRaised: rowsOf(input, { areaId: area.id }),
      opensOpen: rowsOf(input, { areaId: area.id, ...open }),
      opensOverdue: rowsOf(input, { areaId: area.id, ...open, due: 'overdue' }),
      opensEnterprises: `enterprises?areaId=${area.id}`,
    }))
    return ok({ out: { areas }, trace: null })
  },
})
