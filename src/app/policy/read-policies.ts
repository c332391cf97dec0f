import { z } from 'zod'
import { can, canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { countPolicy, findEnterpriseFacts, listPolicyEnterprises } from '#storage/policy-fit-store.ts'
import { findPolicy, listPolicies, listReached } from '#storage/policy-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { windowOf } from '../matter/matter-window.ts'
import { namePage, placeOf } from '../name-page.ts'
import { useCase } from '../use-case.ts'
import { fitOf, fitSql } from './fit.ts'
import { policiesShown } from './policy-shown.ts'

/** Policies with whom they fit and whom they have reached, among the enterprises one may see. */
export const listPolicyCounts = useCase({
  name: 'policy.list',
  input: z.object({
    q: z.string().trim().max(100).optional(),
    orgId: z.guid().optional(),
    ended: z.boolean().optional(),
    voided: z.boolean().optional(),
  }),
  async run(ctx, { ended, ...where }) {
    const allowed = canSome(ctx.actor, 'policy.read')
    if (!allowed.ok) return allowed
    const { today } = windowOf(ctx)
    const on = ended || where.voided ? undefined : today
    const policies = await listPolicies(ctx.tx, ctx.authorityId, { ...where, q: where.q || undefined, on })
    const shown = await policiesShown(ctx, policies)
    const scope = scopeOf(ctx, 'enterprise', 'e')
    const out = []
    for (const [n, policy] of shown.entries()) {
      const fit = fitSql(policies[n]?.conditions ?? [])
      out.push({ ...policy, counts: await countPolicy(ctx.tx, ctx.authorityId, { policyId: policy.id, fit, scope }) })
    }
    return ok({ out, trace: null })
  },
})

/** A policy's page. */
export const readPolicy = useCase({
  name: 'policy.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const allowed = canSome(ctx.actor, 'policy.read')
    if (!allowed.ok) return allowed
    const policy = await findPolicy(ctx.tx, ctx.authorityId, id)
    if (!policy) return fail('policy.not_found')
    const [shown] = await policiesShown(ctx, [policy])
    if (!shown) return fail('policy.not_found')
    const scope = scopeOf(ctx, 'enterprise', 'e')
    const counts = await countPolicy(ctx.tx, ctx.authorityId, { policyId: id, fit: fitSql(policy.conditions), scope })
    const keep = can(ctx.actor, 'policy.keep', { kind: 'policy', orgIds: [policy.org.id] }).ok
    return ok({ out: { ...shown, counts, mayKeep: keep && policy.voidedAt === null }, trace: null })
  },
})

/** Enterprises of a policy: who fits and why, of whom what is missing, who has been reached. */
export const listFitting = useCase({
  name: 'policy.enterprises',
  input: z.object({
    id: z.guid(),
    fit: z.enum(['fits', 'missing']).optional(),
    delivered: z.boolean().optional(),
    read: z.boolean().optional(),
    granted: z.boolean().optional(),
    cursor: z.string().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { id, cursor, limit, ...where }) {
    const allowed = canSome(ctx.actor, 'policy.read')
    if (!allowed.ok) return allowed
    const policy = await findPolicy(ctx.tx, ctx.authorityId, id)
    if (!policy) return fail('policy.not_found')
    const place = placeOf(cursor)
    if (!place.ok) return place
    const of = { policyId: id, fit: fitSql(policy.conditions), scope: scopeOf(ctx, 'enterprise', 'e') }
    const page = { after: place.value, limit: limit + 1 }
    const { rows, total } = await listPolicyEnterprises(ctx.tx, ctx.authorityId, of, where, page)
    const dressed = rows.map((row) => {
      const { deliveredAt, readAt, deliveryId, by, claim } = row
      return {
        id: row.id,
        name: row.name,
        deliveredAt,
        readAt,
        deliveryId,
        by,
        claim,
        ...fitOf(policy.conditions, row),
      }
    })
    return ok({ out: namePage(dressed, limit, total), trace: null })
  },
})

/** Policies for one enterprise: those in force that fit or may fit, and those it was brought; each with its reasons. */
export const policiesFor = useCase({
  name: 'policy.matching',
  input: z.object({ enterpriseId: z.guid().optional() }),
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'policy.read')
    if (!allowed.ok) return allowed
    const enterpriseId = ctx.actor.enterpriseId ?? input.enterpriseId
    if (!enterpriseId) return fail('enterprise.not_found')
    return matching(ctx, enterpriseId)
  },
})

export async function matching(ctx: TxCtx, enterpriseId: string) {
  const facts = await findEnterpriseFacts(ctx.tx, ctx.authorityId, enterpriseId, scopeOf(ctx, 'enterprise', 'e'))
  if (!facts) return fail('enterprise.not_found')
  const { today } = windowOf(ctx)
  const policies = await listPolicies(ctx.tx, ctx.authorityId, { on: today })
  const shown = await policiesShown(ctx, policies)
  const reached = new Map((await listReached(ctx.tx, ctx.authorityId, enterpriseId)).map((one) => [one.policyId, one]))
  const ORDER = { fits: 0, missing: 1, no: 2 }
  const out = shown
    .map((policy, n) => {
      const { policyId: _, ...got } = reached.get(policy.id) ?? {
        policyId: '',
        deliveredAt: null,
        readAt: null,
        claim: null,
      }
      return { ...policy, ...got, ...fitOf(policies[n]?.conditions ?? [], facts) }
    })
    .filter((one) => one.fit !== 'no' || one.deliveredAt !== null || one.claim !== null)
    .sort((a, b) => ORDER[a.fit] - ORDER[b.fit])
  return ok({ out, trace: null })
}
