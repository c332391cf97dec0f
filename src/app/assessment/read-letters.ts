import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { inPercent } from '#program/explain/result.ts'
import type { Program } from '#program/model.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'
import { ruleShown } from '../score/rule-shown.ts'
import { useCase } from '../use-case.ts'
import { type LetterRule, letterRulesOf, lettersOf } from './letters-of.ts'

/** The results a program makes known to each unit: the unit's rate, its persons' rates, and the letter it has of the period. */
export const readLetters = useCase({
  name: 'assessment.read_letters',
  input: z.object({
    program: z.string().max(100).optional(),
    paper: z.string().max(100).optional(),
    ordinal: z.int().optional(),
  }),
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'score.read')
    if (!allowed.ok) return allowed
    const letters = []
    for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
      const program = await getProgram(ctx, key, version)
      letters.push(...letterRulesOf(program).map((rule) => ({ program, rule })))
    }
    const choices = letters.map(({ program, rule }) => ({
      programKey: program.id,
      programTitle: program.title,
      paper: rule.paper.id,
      title: rule.paper.title,
    }))
    const chosen = letters.find(
      ({ program, rule }) =>
        (input.program === undefined || program.id === input.program) &&
        (input.paper === undefined || rule.paper.id === input.paper),
    )
    const letter = chosen ? await letterShown(ctx, chosen.program, chosen.rule, input.ordinal) : ok(null)
    return letter.ok ? ok({ out: { choices, letter: letter.value }, trace: null }) : letter
  },
})

async function letterShown(ctx: TxCtx, program: Program, rule: LetterRule, ordinal: number | undefined) {
  const found = await lettersOf(ctx, program, rule, ordinal, scopeOf(ctx, 'score', 'm', 'score.read'))
  if (!found.ok) return found
  const { period, periods, units } = found.value
  return ok({
    programKey: program.id,
    programTitle: program.title,
    paper: { id: rule.paper.id, title: rule.paper.title },
    rule: ruleShown(program, 'measure', rule.unit.id),
    measures: rule.persons.map((one) => ({ measure: one.id, title: one.title })),
    share: inPercent(rule.unit),
    period,
    periods,
    units,
  })
}
