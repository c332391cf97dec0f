import type { LinkRules } from '#domain/link/link.ts'
import { termEnd } from '#domain/link/term.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { LinkKind, Program } from '#program/model.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { clockRulesOf } from '../matter/load-ruling.ts'

/** A kind of pairing, as the program in force declares it. */
export type Declared = { readonly program: Program; readonly kind: LinkKind; readonly rules: LinkRules }

/** The declaration of a pairing in the program in force. */
export async function findDeclared(ctx: TxCtx, programKey: string, link: string): Promise<Result<Declared>> {
  const program = await findProgramNow(ctx, programKey)
  if (!program) return fail('program.not_found', { program: programKey }, ['programKey'])
  const kind = program.links.find((one) => one.id === link)
  if (!kind) return fail('link.no_such_kind', { link, known: program.links.map((one) => one.id) }, ['link'])
  return ok({ program, kind, rules: kind })
}

/** The last day of a term that begins on a day; null where the program sets no term, or not one fixed length. */
export async function termOf(ctx: TxCtx, { program, kind }: Declared, fromDay: string): Promise<string | null> {
  if (kind.term?.kind !== 'single') return null
  const { calendar, clockRules } = await clockRulesOf(ctx, program)
  return termEnd(fromDay, kind.term.limit, clockRules, calendar)
}
