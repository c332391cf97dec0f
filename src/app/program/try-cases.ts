import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { listVersions } from '#storage/program-store.ts'
import { useCase } from '../use-case.ts'
import { CaseFiles } from './draft-fields.ts'
import { inTrial } from './trial.ts'
import { trialProgram } from './trial-program.ts'

/** Plays some of the cases on a text that may not be published yet: what follows, and what was expected otherwise. */
export const tryCases = useCase({
  name: 'program.try',
  input: z.object({
    text: z.string().min(1).max(2_000_000),
    cases: CaseFiles,
    language: z.enum(['zh', 'en']).optional(),
    from: z.int().min(0).default(0),
    /** Few at a time: who goes on typing asks anew, and the rest is never played. */
    count: z.int().min(1).max(16).default(8),
  }),
  async run(ctx, { text, cases, language, from, count }) {
    const allowed = canSome(ctx.actor, 'program.draft')
    if (!allowed.ok) return allowed
    const program = await trialProgram(ctx, { text, language })
    const key = /^program\s*:\s*([a-z][a-z0-9_]*)/m.exec(text)?.[1]
    const versions = key ? await listVersions(ctx.tx, ctx.authorityId, key) : []
    const since = versions.at(-1)?.in_force_from
    return ok({ out: await inTrial({ kind: 'cases', program, cases, from, count, since }), trace: null })
  },
})
