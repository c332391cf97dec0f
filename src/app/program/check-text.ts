import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { useCase } from '../use-case.ts'
import { inTrial } from './trial.ts'
import { trialProgram } from './trial-program.ts'

/** What is wrong with a program's text, all of it at once; its rule book and its rules in words when nothing is. */
export const checkProgramText = useCase({
  name: 'program.check',
  input: z.object({
    text: z.string().min(1).max(2_000_000),
    name: z.string().max(200).optional(),
    language: z.enum(['zh', 'en']).optional(),
  }),
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'program.draft')
    if (!allowed.ok) return allowed
    return ok({ out: await inTrial({ kind: 'check', program: await trialProgram(ctx, input) }), trace: null })
  },
})
