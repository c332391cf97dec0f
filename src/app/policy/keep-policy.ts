import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { parseIndustry } from '#domain/enterprise/industry.ts'
import { newId } from '#domain/id.ts'
import { type Condition, checkConditions, FIGURES } from '#domain/policy/condition.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { namesOf } from '#storage/name-store.ts'
import { findPolicy, insertPolicy, type PolicySaid, updatePolicy, voidPolicyRow } from '#storage/policy-store.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'

const List = z.array(z.string().max(50)).max(50)
export const ConditionIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('class'), any: List }),
  z.object({ kind: z.literal('industry'), any: List }),
  z.object({ kind: z.literal('size'), any: List }),
  z.object({ kind: z.literal('area'), any: List }),
  z.object({ kind: z.literal('region'), any: List }),
  z.object({
    kind: z.literal('figure'),
    figure: z.enum(FIGURES),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
  }),
])

const said = {
  title: z.string().trim().min(1).max(200),
  source: z.string().trim().min(1).max(200),
  level: z.string().trim().max(20).nullish(),
  benefit: z.string().trim().min(1).max(5000),
  howToClaim: z.string().trim().min(1).max(5000),
  orgId: z.guid(),
  fromDay: z.iso.date(),
  toDay: z.iso.date().nullish(),
  conditions: z.array(ConditionIn).max(20),
}

/** Enters a policy with the conditions by which it finds its enterprises. The owner unit keeps its own. */
export const addPolicy = useCase({
  name: 'policy.add',
  input: z.object(said),
  async run(ctx, input) {
    const policy = await checked(ctx, newId(), input)
    if (!policy.ok) return policy
    await insertPolicy(ctx.tx, ctx.authorityId, policy.value, { at: ctx.now, by: ctx.actor.personId })
    const { id } = policy.value
    return ok({
      out: { id, revision: 1 },
      trace: { thingKind: 'policy', thingId: id, detail: { conditions: input.conditions } },
    })
  },
})

/** Replaces what is said of a policy; deliveries and claims stay. */
export const changePolicy = useCase({
  name: 'policy.change',
  input: z.object({ ...said, id: z.guid(), revision: z.int() }),
  async run(ctx, { id, revision, ...input }) {
    const before = await findPolicy(ctx.tx, ctx.authorityId, id)
    if (!before) return fail('policy.not_found')
    const own = can(ctx.actor, 'policy.keep', { kind: 'policy', orgIds: [before.org.id] })
    if (!own.ok) return own
    const policy = await checked(ctx, id, input)
    if (!policy.ok) return policy
    if (!(await updatePolicy(ctx.tx, ctx.authorityId, policy.value, revision))) return fail('policy.changed')
    return ok({
      out: { id, revision: revision + 1 },
      trace: { thingKind: 'policy', thingId: id, detail: { before: before.conditions, conditions: input.conditions } },
    })
  },
})

/** Takes a policy back that should never have stood there; one that ends gets a last day instead. */
export const voidPolicy = useCase({
  name: 'policy.void',
  input: z.object({ id: z.guid(), revision: z.int(), reason: z.string().trim().min(1).max(500) }),
  async run(ctx, { id, revision, reason }) {
    const before = await findPolicy(ctx.tx, ctx.authorityId, id)
    if (!before) return fail('policy.not_found')
    const own = can(ctx.actor, 'policy.keep', { kind: 'policy', orgIds: [before.org.id] })
    if (!own.ok) return own
    if (!(await voidPolicyRow(ctx.tx, ctx.authorityId, id, { at: ctx.now, reason, revision })))
      return fail('policy.changed')
    return ok({ out: { id, revision: revision + 1 }, trace: { thingKind: 'policy', thingId: id, detail: { reason } } })
  },
})

/** `C26` is kept as `26`, as the register of enterprises keeps it; what is no code stays, to be refused with its place. */
function plainCodes(one: Condition): Condition {
  if (one.kind !== 'industry') return one
  return {
    ...one,
    any: one.any.map((text) => {
      const read = parseIndustry(text)
      return read.ok ? read.value.code : text
    }),
  }
}

async function checked(ctx: TxCtx, id: string, input: z.infer<z.ZodObject<typeof said>>): Promise<Result<PolicySaid>> {
  const allowed = can(ctx.actor, 'policy.keep', { kind: 'policy', orgIds: [input.orgId] })
  if (!allowed.ok) return allowed
  const names = await namesOf(ctx.tx, ctx.authorityId, 'org', [input.orgId])
  if (names.size === 0) return fail('org.not_found', undefined, ['orgId'])
  if (input.toDay && input.toDay < input.fromDay) return fail('policy.days_crossed', undefined, ['toDay'])
  const conditions = (input.conditions as readonly Condition[]).map(plainCodes)
  const right = checkConditions(conditions)
  if (!right.ok) return right
  for (const [n, one] of conditions.entries()) {
    if (one.kind !== 'area') continue
    const known = await namesOf(ctx.tx, ctx.authorityId, 'area', one.any)
    const wrong = one.any.findIndex((area) => !known.has(area))
    if (wrong >= 0) return fail('policy.wrong_area', { value: one.any[wrong] ?? '' }, ['conditions', n, 'any', wrong])
  }
  return ok({ ...input, id, level: input.level ?? null, toDay: input.toDay ?? 'infinity', conditions })
}
