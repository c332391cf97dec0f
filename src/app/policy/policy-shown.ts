import type { Condition } from '#domain/policy/condition.ts'
import { namesOf } from '#storage/name-store.ts'
import type { Policy } from '#storage/policy-store.ts'
import type { TxCtx } from '../context.ts'

/** A policy as pages show it, its areas by name. */
export async function policiesShown(ctx: TxCtx, policies: readonly Policy[]) {
  const areas = policies.flatMap(({ conditions }) => conditions.flatMap((one) => (one.kind === 'area' ? one.any : [])))
  const names = await namesOf(ctx.tx, ctx.authorityId, 'area', areas)
  return policies.map((policy) => ({
    ...policy,
    conditions: policy.conditions.map((one) => ({ ...conditionShown(one), areas: areaNames(one, names) })),
  }))
}

const areaNames = (one: Condition, names: ReadonlyMap<string, string>) =>
  one.kind === 'area' ? one.any.map((id) => ({ id, name: names.get(id) ?? id })) : []

function conditionShown(one: Condition) {
  return one.kind === 'figure'
    ? { kind: one.kind, any: [], figure: one.figure, atLeast: one.atLeast ?? null, atMost: one.atMost ?? null }
    : { kind: one.kind, any: [...one.any], figure: null, atLeast: null, atMost: null }
}
