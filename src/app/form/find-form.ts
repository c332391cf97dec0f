import { fail, ok, type Result } from '#domain/result.ts'
import type { Form, Program } from '#program/model.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'

export type FormFound = { readonly program: Program; readonly form: Form }

/** A form of the version in force. */
export async function findForm(ctx: TxCtx, programKey: string, id: string): Promise<Result<FormFound>> {
  const program = await findProgramNow(ctx, programKey)
  if (!program) return fail('program.not_found', { program: programKey }, ['programKey'])
  const form = program.forms.find((one) => one.id === id)
  if (!form) return fail('form.not_found', { form: id, forms: program.forms.map((one) => one.title) }, ['form'])
  return ok({ program, form })
}
