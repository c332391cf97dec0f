import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { namesOf } from '#storage/name-store.ts'
import { placeAreas as storePlaces } from '#storage/situation-store.ts'
import { useCase } from '../use-case.ts'

const Place = z.object({ id: z.guid(), row: z.int().min(0).max(29), col: z.int().min(0).max(29) })

/** The office lays out its areas as they lie: one square each. */
export const placeAreas = useCase({
  name: 'area.place',
  input: z.object({ places: z.array(Place).max(900) }),
  async run(ctx, { places }) {
    const allowed = canSome(ctx.actor, 'area.change')
    if (!allowed.ok) return allowed
    const ids = places.map(({ id }) => id)
    const known = await namesOf(ctx.tx, ctx.authorityId, 'area', ids)
    const strange = ids.findIndex((id, n) => !known.has(id) || ids.indexOf(id) !== n)
    if (strange >= 0) return fail('area.not_found', undefined, ['places', strange, 'id'])
    const squares = places.map(({ row, col }) => `${row}:${col}`)
    const double = squares.findIndex((one, n) => squares.indexOf(one) !== n)
    if (double >= 0) {
      const other = places[squares.indexOf(squares[double] ?? '')]?.id ?? ''
      return fail('area.square_taken', { area: known.get(other) ?? '' }, ['places', double])
    }
    await storePlaces(ctx.tx, ctx.authorityId, places)
    return ok({
      out: { placed: places.length },
      trace: { thingKind: 'authority', thingId: ctx.authorityId, detail: { placed: places.length } },
    })
  },
})
