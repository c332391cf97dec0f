import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { factWords } from '#program/fact-words.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'

/** What a program's rules know of findings: the words that count, and the bans one may offend against. */
export const findingWords = useCase({
  name: 'finding.words',
  input: z.object({ program: z.string() }),
  async run(ctx, { program: key }) {
    const allowed = canSome(ctx.actor, 'program.read')
    if (!allowed.ok) return allowed
    const program = await findProgramNow(ctx, key)
    if (!program) return fail('program.not_found', { program: key })
    const words = (column: string) => [...factWords(program, 'finding', column)]
    return ok({
      out: {
        categories: words('category'),
        levels: words('level'),
        sources: words('source').filter((one) => one !== 'self'),
        bans: program.bans.map((ban) => ({ id: ban.id, title: ban.title, text: ban.text })),
      },
      trace: null,
    })
  },
})
