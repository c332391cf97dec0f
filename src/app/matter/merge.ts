import { z } from 'zod'
import { fail, ok } from '#domain/result.ts'
import { findMatter } from '#storage/matter-store.ts'
import { matterAct } from './matter-act.ts'
import { carryOut, holdMatter, mayAct } from './take-act.ts'

/** Joins it to another open matter of the same program, which says that it took it in. */
export const mergeMatter = matterAct({
  act: 'merge',
  data: z.object({ into: z.guid() }),
  async prepare(ctx, { id, data }) {
    const [here, there] = [
      await findMatter(ctx.tx, ctx.authorityId, id),
      await findMatter(ctx.tx, ctx.authorityId, data.into),
    ]
    if (!there) return fail('matter.not_found', {}, ['data', 'into'])
    if (here && here.programKey !== there.programKey)
      return fail('matter.other_program', { number: there.number }, ['data', 'into'])
    return ok(data)
  },
  async after(ctx, { matter }, { data }) {
    const allowed = await mayAct(ctx, 'matter.merge', data.into)
    if (!allowed.ok) return allowed
    const held = await holdMatter(ctx, { id: data.into })
    if (!held.ok) return held
    const absorbed = await carryOut(ctx, held.value, { act: 'absorb', data: { from: matter.id } })
    return absorbed.ok ? ok(true) : absorbed
  },
})
