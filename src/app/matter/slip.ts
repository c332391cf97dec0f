import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { namesOf } from '#storage/name-store.ts'
import { slipOf } from '../paper/built-in.ts'
import { writePaper } from '../paper/write-paper.ts'
import { matterAct } from './matter-act.ts'

/** A slip (督查单) by step or, with a reason, directly at a level; with its numbered paper: the program's, else the general one. */
export const giveSlip = matterAct({
  act: 'slip',
  data: z.object({ level: z.string().max(50) }),
  async after(ctx, { matter, program }, { data, reason }) {
    const orgId = matter.parties.find((party) => party.role === 'lead' && party.until === null)?.orgId ?? null
    const names = await namesOf(ctx.tx, ctx.authorityId, 'org', orgId ? [orgId] : [])
    const content = { number: matter.number, title: matter.title, level: data.level, reason: reason ?? null }
    await writePaper(ctx, program, slipOf(program), {
      matterId: matter.id,
      orgId,
      toNames: [...names.values()],
      content,
    })
    return ok(true)
  },
})
