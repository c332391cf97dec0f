import { z } from 'zod'
import { can, canSome } from '#domain/access/can.ts'
import { revisionOf } from '#domain/matter/matter.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { namesOf } from '#storage/name-store.ts'
import { findEnterpriseThing, findProjectThing } from '#storage/thing-store.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'
import { raiseMatter } from './raise-matter.ts'

export const RaisedIn = z.object({
  programKey: z.string().min(1).max(100),
  matter: z.string().min(1).max(100),
  title: z.string().trim().min(1).max(200),
  body: z.string().max(20_000).optional(),
  category: z.string().max(100).optional(),
  urgency: z.string().max(100).optional(),
  weight: z.string().max(100).optional(),
  source: z.string().max(100).optional(),
  document: z.string().max(100).optional(),
  level: z.string().max(100).optional(),
  units: z.array(z.string().max(200)).max(20).optional(),
})

/** Raises a matter: an official for a target of his, an enterprise for itself. */
export const recordMatter = useCase({
  name: 'matter.record',
  input: RaisedIn.omit({ programKey: true }).extend({
    program: z.string().min(1).max(100),
    visitId: z.guid().optional(),
    enterpriseId: z.guid().optional(),
    projectId: z.guid().optional(),
    /** The contact it belongs to, where the office records it for one. */
    personId: z.guid().optional(),
    /** Whose work it is; of a complaint the unit it is about. */
    orgId: z.guid().optional(),
    /** The unit it is about, where it is not handled for that one. */
    respondentId: z.guid().optional(),
    refuseGround: z.string().max(200).optional(),
    raiser: z.object({ name: z.string().max(100).optional(), phone: z.string().max(50).optional() }).optional(),
    raisedBy: z.enum(['official', 'enterprise', 'public']).optional(),
  }),
  async run(ctx, input) {
    const enterpriseId = ctx.actor.enterpriseId ?? input.enterpriseId
    const { respondentId } = input
    if (respondentId && (await namesOf(ctx.tx, ctx.authorityId, 'org', [respondentId])).size === 0)
      return fail('org.not_found', {}, ['respondentId'])
    const allowed = await mayRecord(ctx, enterpriseId, input.projectId)
    if (!allowed.ok) return allowed
    const raised = await raiseMatter(ctx, {
      ...input,
      programKey: input.program,
      enterpriseId: enterpriseId ?? null,
      projectId: input.projectId ?? null,
    })
    if (!raised.ok) return raised
    const { matter, mergedInto } = raised.value
    return ok({
      out: {
        id: matter.id,
        number: matter.number,
        state: matter.state,
        revision: revisionOf(matter),
        mergedInto,
        suggestion: matter.suggestion,
        repeatOf: matter.repeatOf,
      },
      trace: {
        thingKind: 'matter',
        thingId: matter.id,
        detail: { number: matter.number, program: matter.programKey, matter: matter.matter },
        // Who takes down another's word may be named; who raises it himself may not.
        nameless: matter.sealed && input.raiser === undefined,
      },
    })
  },
})

/** What it is about must be within reach; a matter about nobody in particular belongs to the one who records it. */
async function mayRecord(
  ctx: TxCtx,
  enterpriseId: string | undefined,
  projectId: string | undefined,
): Promise<Result<true>> {
  for (const [id, find] of [
    [enterpriseId, findEnterpriseThing],
    [projectId, findProjectThing],
  ] as const) {
    if (!id) continue
    const thing = await find(ctx.tx, ctx, id)
    if (!thing) return fail(id === enterpriseId ? 'enterprise.not_found' : 'project.not_found')
    const allowed = can(ctx.actor, 'matter.record', thing)
    if (!allowed.ok) return allowed
  }
  return canSome(ctx.actor, 'matter.record')
}
