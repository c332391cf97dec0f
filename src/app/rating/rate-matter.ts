import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { GRADES, type Grade } from '#domain/rating/grade.ts'
import { fail, ok } from '#domain/result.ts'
import { findMatter } from '#storage/matter-store.ts'
import { useCase } from '../use-case.ts'
import { rateMatter as write } from './write-rating.ts'

/** The enterprise rates in its portal. The unit that handled it never can: its roles do not reach the act. */
export const rateMatter = useCase({
  name: 'rating.record',
  input: z.object({
    id: z.guid(),
    grade: z.enum(Object.keys(GRADES) as [Grade, ...Grade[]]),
    text: z.string().max(2000).optional(),
  }),
  async run(ctx, { id, grade, text }) {
    const matter = await findMatter(ctx.tx, ctx.authorityId, id)
    if (!matter) return fail('matter.not_found')
    // Only the enterprise it is about: being named anywhere else in the matter gives no voice.
    const allowed = can(ctx.actor, 'rating.record', {
      kind: 'matter',
      enterpriseId: matter.enterpriseId,
      programKey: matter.programKey,
    })
    if (!allowed.ok) return allowed
    const rated = await write(ctx, matter, { grade, text, channel: 'portal' })
    if (!rated.ok) return rated
    return ok({ out: { id: rated.value }, trace: { thingKind: 'matter', thingId: id, detail: { grade } } })
  },
})
