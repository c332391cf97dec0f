import { z } from 'zod'
import { can, canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { countPlans, listMeasures, listPlanRows, listReviews, listVersions } from '#storage/policy-plan-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { findEnterpriseThing } from '#storage/thing-store.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { textFieldOf } from './record-plan.ts'

/** Plans one may see, the latest first. */
export const listPlans = useCase({
  name: 'policy_plan.list',
  input: z.object({
    enterpriseId: z.guid().optional(),
    state: z.enum(['draft', 'offered', 'agreed', 'ended']).optional(),
    overdue: z.boolean().optional(),
    q: z.string().trim().max(100).optional(),
    cursor: z.guid().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { cursor, limit, ...filter }) {
    const allowed = canSome(ctx.actor, 'policy_plan.read')
    if (!allowed.ok) return allowed
    const where = { ...filter, today: todayOf(ctx), scope: scopeOf(ctx, 'policy_plan', 'p') }
    const rows = await listPlanRows(ctx.tx, ctx.authorityId, where, { after: cursor, limit: limit + 1 })
    const items = rows.slice(0, limit)
    const total = cursor === undefined ? await countPlans(ctx.tx, ctx.authorityId, where) : null
    return ok({ out: { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null, total }, trace: null })
  },
})

/** A plan with its measures, versions and reviews. */
export const readPlan = useCase({
  name: 'policy_plan.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const { tx, authorityId, actor } = ctx
    const allowed = canSome(actor, 'policy_plan.read')
    if (!allowed.ok) return allowed
    const where = { id, today: todayOf(ctx), scope: scopeOf(ctx, 'policy_plan', 'p') }
    const [row] = await listPlanRows(tx, authorityId, where, { limit: 1 })
    if (!row) return fail('plan.not_found')
    const program = await findProgramNow(ctx, row.programKey)
    const thing = await findEnterpriseThing(tx, ctx, row.enterpriseId)
    const of = { ...thing, kind: 'policy_plan', programKey: row.programKey }
    return ok({
      out: {
        ...row,
        programTitle: program?.title ?? row.programKey,
        measureRows: await listMeasures(tx, authorityId, id),
        versions: await listVersions(tx, authorityId, id),
        reviews: await listReviews(tx, authorityId, id),
        matters: (program?.matters ?? [])
          .filter((one) => one.kind !== 'appeal' && one.kind !== 'complaint')
          .map(({ id: matter, title, categories }) => ({ id: matter, title, categories })),
        may: {
          change: can(actor, 'policy_plan.change', of).ok,
          agree: can(actor, 'policy_plan.agree', of).ok,
          settle: can(actor, 'policy_plan.settle', of).ok,
        },
      },
      trace: null,
    })
  },
})

/** Forms of a program that an agreed plan may be an entry of. */
export const planForms = useCase({
  name: 'policy_plan.forms',
  input: z.object({ programKey: z.string().min(1).max(100) }),
  async run(ctx, { programKey }) {
    const allowed = canSome(ctx.actor, 'policy_plan.change')
    if (!allowed.ok) return allowed
    const program = await findProgramNow(ctx, programKey)
    const fits = (program?.forms ?? []).filter((form) => form.about === 'enterprise' && textFieldOf(form) !== undefined)
    return ok({ out: fits.map(({ id, title }) => ({ id, title })), trace: null })
  },
})
