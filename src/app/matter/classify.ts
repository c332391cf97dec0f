import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { findMatter } from '#storage/matter-store.ts'
import { getProgram, matterKindOf } from './load-program.ts'
import { dayOf } from './load-ruling.ts'
import { matterAct } from './matter-act.ts'
import { unitsConcerned } from './units-concerned.ts'

const Word = z.string().trim().max(100).optional()

/** Says of what category, urgency, weight and level it is; of another category the catalogue names other units. */
export const classifyMatter = matterAct({
  act: 'classify',
  data: z.object({ category: Word, urgency: Word, weight: Word, level: Word }),
  async prepare(ctx, { id, data }) {
    const { category } = data
    const matter = category ? await findMatter(ctx.tx, ctx.authorityId, id) : undefined
    if (!category || !matter || matter.category === category || matter.state !== 'recorded') return ok(data)
    const program = await getProgram(ctx, matter.programKey, matter.programVersion)
    const kind = matterKindOf(program, matter.matter)
    if (!kind) return ok(data)
    const units = await unitsConcerned(ctx, { program, kind, areaId: matter.areaId, day: dayOf(ctx), category })
    const served = {
      ids: units.map((unit) => unit.id),
      names: units.map((unit) => unit.name),
      kinds: [...new Set(units.map((unit) => unit.kind))],
    }
    return ok({ ...data, served })
  },
})
