import { z } from 'zod'
import { can, canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { GRADES, type Grade } from '#domain/rating/grade.ts'
import { quarterOf } from '#domain/rating/quarter.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { namesOf } from '#storage/name-store.ts'
import {
  insertUnitRating,
  isMonitorOn,
  listUnitRatings,
  type Rater,
  voidUnitRating,
} from '#storage/unit-rating-store.ts'
import type { TxCtx } from '../context.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { ratedUnits } from './rated-units.ts'

/**
 * What a monitor or an enterprise thinks of a unit this quarter (季度满意率), apart from any matter. One voice for each unit
 * and quarter: saying it again replaces it, and the earlier one stays in the trail; a past quarter is closed.
 */
export const rateUnit = useCase({
  name: 'rating.record_unit',
  input: z.object({
    orgId: z.guid(),
    grade: z.enum(Object.keys(GRADES) as [Grade, ...Grade[]]),
    text: z.string().trim().max(2000).optional(),
  }),
  async run(ctx, { orgId, grade, text }) {
    const { tx, authorityId, now } = ctx
    const rater = await raterOf(ctx)
    if (!rater.ok) return rater
    const allowed = can(ctx.actor, 'rating.record_unit', {
      kind: 'rating',
      personIds: [rater.value.personId],
      enterpriseId: rater.value.enterpriseId,
    })
    if (!allowed.ok) return allowed
    if (ctx.actor.orgIds.includes(orgId)) return fail('rating.own_unit', {}, ['orgId'])
    if (!(await ratedUnits(ctx)).has(orgId)) return fail('rating.not_asked', {}, ['orgId'])
    const day = todayOf(ctx)
    const quarter = quarterOf(day).label
    const before = await voidUnitRating(tx, authorityId, rater.value, { orgId, quarter, at: now })
    const id = newId()
    await insertUnitRating(tx, authorityId, rater.value, {
      id,
      orgId,
      quarter,
      grade,
      score: GRADES[grade],
      text: text || null,
      at: now,
      day,
    })
    await markDirty(
      tx,
      authorityId,
      [id, ...(before ? [before] : [])].map((factId) => ({
        id: newId(),
        programKey: null,
        factKind: 'rating',
        factId,
        at: now,
      })),
    )
    return ok({
      out: { id, quarter, replaced: before !== null },
      trace: { thingKind: 'rating', thingId: id, detail: { org: orgId, quarter, grade, instead: before } },
    })
  },
})

/** The units one may rate this quarter, with what one has said. Nobody else's word is in it. */
export const unitsToRate = useCase({
  name: 'rating.units',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'rating.record_unit')
    if (!allowed.ok) return allowed
    const quarter = quarterOf(todayOf(ctx))
    const rater = await raterOf(ctx)
    if (!rater.ok) return ok({ out: { quarter, units: [] }, trace: null })
    const ids = [...(await ratedUnits(ctx))].filter((id) => !ctx.actor.orgIds.includes(id))
    const names = await namesOf(ctx.tx, ctx.authorityId, 'org', ids)
    const said = new Map(
      (await listUnitRatings(ctx.tx, ctx.authorityId, rater.value, quarter.label)).map((one) => [one.orgId, one]),
    )
    const units = [...names].map(([id, name]) => ({
      org: { id, name },
      said: said.has(id) ? { grade: said.get(id)?.grade ?? '', at: said.get(id)?.at ?? '' } : null,
    }))
    return ok({
      out: { quarter, units: units.sort((a, b) => a.org.name.localeCompare(b.org.name, 'zh-CN')) },
      trace: null,
    })
  },
})

/** An enterprise speaks for itself; a person only while he is appointed as a monitor. */
async function raterOf(ctx: TxCtx): Promise<Result<Rater>> {
  const { personId, enterpriseId } = ctx.actor
  if (enterpriseId !== null) return ok({ personId: null, enterpriseId })
  if (personId !== null && (await isMonitorOn(ctx.tx, ctx.authorityId, personId, todayOf(ctx))))
    return ok({ personId, enterpriseId: null })
  return fail('rating.not_a_monitor')
}
