import { z } from 'zod'
import { fail, ok } from '#domain/result.ts'
import { findMatter } from '#storage/matter-store.ts'
import { findProgramNow, matterKindOf } from './load-program.ts'
import { matterAct } from './matter-act.ts'

/** Puts the matter under the version in force: an act with actor and reason, never something that happens by itself. */
export const moveVersion = matterAct({
  act: 'move',
  data: z.object({ version: z.int().min(1), tiers: z.array(z.string()).default([]) }),
  async prepare(ctx, { id, data }) {
    const matter = await findMatter(ctx.tx, ctx.authorityId, id)
    if (!matter) return ok(data)
    const program = await findProgramNow(ctx, matter.programKey)
    const kind = program && matterKindOf(program, matter.matter)
    if (!kind || program.version !== data.version) return fail('matter.no_such_version', {}, ['data', 'version'])
    return ok({ version: data.version, tiers: kind.tiers.map((tier) => tier.id) })
  },
})
