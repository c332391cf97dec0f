import { SMALLEST_CELL } from '#domain/evaluation/cells.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { clockRulesOf, type PeriodRow, periodRows } from '#engine/periods.ts'
import type { Form, Program } from '#program/model.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'

export type Questionnaire = { readonly program: Program; readonly form: Form }

/** An anonymous form of the program in force. Questionnaires ask about units; about others there is nothing to mix. */
export async function findQuestionnaire(ctx: TxCtx, programKey: string, id: string): Promise<Result<Questionnaire>> {
  const program = await findProgramNow(ctx, programKey)
  if (!program) return fail('program.not_found', { program: programKey }, ['programKey'])
  const form = program.forms.find((one) => one.id === id)
  const known = program.forms.filter((one) => one.anonymous).map((one) => one.title)
  if (!form?.anonymous) return fail('evaluation.not_anonymous', { form: form?.title ?? id, known }, ['form'])
  if (form.about !== 'org') return fail('evaluation.not_of_units', { form: form.title }, ['form'])
  return ok({ program, form })
}

/** The period of the form's `once_per` in which a day lies. */
export function periodOfDay(ctx: TxCtx, { program, form }: Questionnaire, day: string): PeriodRow | undefined {
  const period = program.periods.find((one) => one.id === form.oncePer)
  if (!period) return undefined
  const rows = periodRows(period, clockRulesOf(program, ctx.timeZone), program.inForce, day, day)
  return rows.find((one) => one.firstDay <= day && day <= one.lastDay)
}

/** Voices below which a subject has no result: the most that any measure over the form asks for, and never fewer than five. */
export function minimumOf({ program, form }: Questionnaire): number {
  const asked = measuresOf({ program, form }).map((one) => one.atLeast ?? 0)
  return Math.max(SMALLEST_CELL, ...asked)
}

/** The measures that count the form: the satisfaction rate is one of them. */
export function measuresOf({ program, form }: Questionnaire) {
  return program.measures.filter((one) =>
    one.selections.some(({ each }) => each.kind === 'form' && each.name === form.id),
  )
}
