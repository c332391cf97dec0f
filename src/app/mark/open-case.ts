import { SYSTEM, type Who } from '#domain/matter/who.ts'
import { ok, type Result } from '#domain/result.ts'
import type { Consequence, MarkRule, Program } from '#program/model.ts'
import type { MarkRow } from '#storage/mark-effect-store.ts'
import { findAbout } from '#storage/matter-about-store.ts'
import { namesOf } from '#storage/name-store.ts'
import type { TxCtx } from '../context.ts'
import { raiseMatter } from '../matter/raise-matter.ts'

/** The matter kind in which a mark is looked into: the one its rule opens, else the program's only kind of inquiry. */
export function caseKindOf(program: Program, rule: MarkRule): string | undefined {
  const opens = rule.then.find((one) => one.kind === 'open')
  if (opens?.kind === 'open') return opens.matter
  return rule.redLine
    ? program.matters.find((one) => one.kind === 'rectification' && one.route.length === 0)?.id
    : undefined
}

/** What a mark brings about, in order; a red line opens its case first even if its rule does not say so. */
export function effectsOf(program: Program, rule: MarkRule): readonly Consequence[] {
  const inquiry = caseKindOf(program, rule)
  const opens = rule.then.some((one) => one.kind === 'open')
  return rule.redLine && !opens && inquiry !== undefined ? [{ kind: 'open', matter: inquiry }, ...rule.then] : rule.then
}

/**
 * Opens the case of a mark: a matter of the program's case kind with `about` the mark, the person concerned as its
 * person. A person hears him and closes it; closed by an end that counts as solved the mark is confirmed, otherwise not.
 * A mark has one case of a kind, however often this is asked.
 */
export async function openCaseForMark(
  ctx: TxCtx,
  program: Program,
  rule: MarkRule,
  mark: MarkRow,
  matter: string,
  as: Who = SYSTEM,
): Promise<Result<{ id: string; number: string }>> {
  const known = await findAbout(ctx.tx, ctx.authorityId, matter, mark.id)
  if (known) return ok(known)
  const kind = mark.toKind === 'person' || mark.toKind === 'org' ? mark.toKind : null
  const names = kind ? await namesOf(ctx.tx, ctx.authorityId, kind, [mark.toId]) : new Map<string, string>()
  const raised = await raiseMatter(
    ctx,
    {
      programKey: program.id,
      matter,
      title: [rule.title, names.get(mark.toId)].filter(Boolean).join('：'),
      body: `依据：${rule.clause ?? rule.assumed ?? rule.title}。请当事人陈述，由经办人核实认定。`,
      // The enterprise is a witness, not a party: the case is not shown to it.
      enterpriseId: null,
      projectId: null,
      personId: mark.toKind === 'org' ? null : mark.personId,
      orgId: mark.orgId,
      about: { kind: 'mark', id: mark.id },
      raisedBy: 'system',
      ...categoryFor(program, matter),
    },
    as,
  )
  return raised.ok ? ok({ id: raised.value.matter.id, number: raised.value.matter.number }) : raised
}

/** A case kind with a table of categories takes its first: the office changes it if it is another. */
function categoryFor(program: Program, matter: string): { category?: string } {
  const [category] = program.matters.find((one) => one.id === matter)?.categories ?? []
  return category === undefined ? {} : { category }
}
