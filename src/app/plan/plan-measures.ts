/** The measures of a plan as they are said. */
import { z } from 'zod'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { namesOf } from '#storage/name-store.ts'
import type { MeasureRow, MeasureSaid } from '#storage/policy-plan-store.ts'
import type { TxCtx } from '../context.ts'

const Measure = z.object({
  /** A measure that is there; absent: a new one. */
  id: z.guid().optional(),
  text: z.string().trim().min(1).max(2000),
  orgId: z.guid().nullish(),
  personId: z.guid().nullish(),
  dueDay: z.iso.date().nullish(),
})
export const Measures = z.array(Measure).min(1).max(50)

/** A measure that says something else than before is a row of its own: what was owed until now stays as it was. */
export function replacing(said: MeasureSaid, before: readonly MeasureRow[]): MeasureSaid {
  const was = before.find(({ id }) => id === said.id)
  const same =
    was &&
    was.text === said.text &&
    was.dueDay === said.dueDay &&
    (was.org?.id ?? null) === said.orgId &&
    (was.person?.id ?? null) === said.personId
  return !was || same ? said : { ...said, id: newId(), instead: was.id }
}

/** Each with an owner who is there: a unit or a person, at least one. */
export async function checkOwners(ctx: TxCtx, measures: z.output<typeof Measures>): Promise<Result<MeasureSaid[]>> {
  const said = measures.map((one) => ({
    id: one.id ?? newId(),
    text: one.text,
    orgId: one.orgId ?? null,
    personId: one.personId ?? null,
    dueDay: one.dueDay ?? null,
  }))
  for (const [table, key] of [
    ['org', 'orgId'],
    ['person', 'personId'],
  ] as const) {
    const wanted = said.flatMap((one) => one[key] ?? [])
    const names = await namesOf(ctx.tx, ctx.authorityId, table, wanted)
    const lost = said.findIndex((one) => one[key] !== null && !names.has(one[key] ?? ''))
    if (lost >= 0) return { ok: false, error: { code: `${table}.not_found`, at: ['measures', lost, key] } }
  }
  const unowned = said.findIndex((one) => one.orgId === null && one.personId === null)
  return unowned >= 0 ? fail('plan.no_owner', undefined, ['measures', unowned, 'orgId']) : ok(said)
}
