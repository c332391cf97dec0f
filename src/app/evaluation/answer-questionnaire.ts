import { z } from 'zod'
import { checkFormValues } from '#domain/form/check-form-values.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { findAuthorityName } from '#storage/authority-code-store.ts'
import { castBallots, lockBox, useTicket } from '#storage/ballot-store.ts'
import { type Evaluation, findRoundOfTicket, listSubjects } from '#storage/evaluation-store.ts'
import type { TxCtx } from '../context.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { findQuestionnaire } from './questionnaire.ts'
import { hashOfCode, readCode } from './ticket-code.ts'

const Code = z.string().min(1).max(60)

/** What a ticket asks: about whom, which questions. Needs no account; the ticket is all the right there is. */
export const openQuestionnaire = useCase({
  name: 'questionnaire.open',
  input: z.object({ code: Code }),
  async run(ctx, { code }) {
    const round = await roundFor(ctx, code)
    if (!round.ok) return round
    const found = await findQuestionnaire(ctx, round.value.programKey, round.value.form)
    if (!found.ok) return found
    const { title, toDay, minimum } = round.value
    return ok({
      out: {
        authority: await findAuthorityName(ctx.tx, ctx.authorityId),
        title,
        toDay,
        minimum,
        fields: found.value.form.fields,
        subjects: await listSubjects(ctx.tx, ctx.authorityId, round.value.id),
      },
      trace: null,
    })
  },
})

/**
 * Takes the voice of a ticket, once. Nothing is written that leads from the voice to the ticket or to a moment: no audit
 * row, no idempotency record, no account, no network; a second try finds the ticket used (docs/decisions/0100).
 */
export const answerQuestionnaire = useCase({
  name: 'questionnaire.answer',
  input: z.object({
    code: Code,
    answers: z
      .array(z.object({ orgId: z.guid(), values: z.record(z.string().max(100), z.unknown()) }))
      .min(1)
      .max(500),
  }),
  async run(ctx, { code, answers }) {
    const { tx, authorityId } = ctx
    const round = await roundFor(ctx, code)
    if (!round.ok) return round
    const found = await findQuestionnaire(ctx, round.value.programKey, round.value.form)
    if (!found.ok) return found
    const asked = new Set((await listSubjects(tx, authorityId, round.value.id)).map((one) => one.id))
    const ballots = []
    for (const [index, { orgId, values }] of answers.entries()) {
      if (!asked.delete(orgId)) return fail('questionnaire.not_asked_about', undefined, ['answers', index, 'orgId'])
      const checked = checkFormValues(found.value.form, values)
      if (!checked.ok)
        return {
          ok: false as const,
          error: { ...checked.error, at: ['answers', index, 'values', ...(checked.error.at ?? [])] },
        }
      ballots.push({ orgId, values: checked.value })
    }
    await lockBox(tx, authorityId, round.value.id)
    if (!(await useTicket(tx, authorityId, round.value.id, hashOfCode(code)))) return fail('questionnaire.used')
    await castBallots(tx, authorityId, round.value.id, ballots)
    return ok({ out: { subjects: ballots.length }, trace: null })
  },
})

/** The open round of a code. A wrong code and one of another authority are told alike. */
async function roundFor(ctx: TxCtx, code: string): Promise<Result<Evaluation>> {
  if (readCode(code) === null) return fail('questionnaire.no_code', undefined, ['code'])
  const found = await findRoundOfTicket(ctx.tx, ctx.authorityId, hashOfCode(code))
  if (!found) return fail('questionnaire.unknown_code', undefined, ['code'])
  const { evaluation, used } = found
  if (used) return fail('questionnaire.used')
  const today = todayOf(ctx)
  if (today < evaluation.fromDay) return fail('questionnaire.not_yet', { from: evaluation.fromDay })
  if (today > evaluation.toDay) return fail('questionnaire.over', { to: evaluation.toDay })
  return ok(evaluation)
}
