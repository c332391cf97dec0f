import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { addDays } from '#domain/calendar/day.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { namesOf } from '#storage/name-store.ts'
import { findUnitOf } from '#storage/surroundings-store.ts'
import { type Around, insertPlan, listAround } from '#storage/visit-plan-store.ts'
import type { TxCtx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'

/** Visits and plans this many days before and after are shown: one enterprise is not to be overrun in one week. */
const AROUND_DAYS = 7

export type AroundShown = {
  readonly what: 'visit' | 'plan'
  readonly id: string
  readonly day: string
  readonly person: { readonly id: string; readonly name: string }
  readonly org: { readonly id: string; readonly name: string } | null
  readonly mine: boolean
}

/** Who else visits or plans to visit the target around a day. */
export async function readAround(
  ctx: TxCtx,
  of: { enterpriseId: string | null; projectId: string | null; day: string },
): Promise<AroundShown[]> {
  const found = await listAround(ctx.tx, ctx.authorityId, {
    ...of,
    from: addDays(of.day, -AROUND_DAYS),
    to: addDays(of.day, AROUND_DAYS),
  })
  return found.map((one: Around) => ({
    what: one.what,
    id: one.id,
    day: one.day,
    person: { id: one.personId, name: one.person },
    org: one.orgId ? { id: one.orgId, name: one.org ?? '' } : null,
    mine: one.personId === ctx.actor.personId,
  }))
}

/** Plans a visit; the answer shows who else goes there in those days. */
export const planVisit = useCase({
  name: 'visit.plan',
  input: z.object({
    personId: z.guid().optional(),
    enterpriseId: z.guid().optional(),
    projectId: z.guid().optional(),
    day: z.iso.date(),
    how: z.enum(['visit', 'call', 'meeting', 'online']).default('visit'),
    note: z.string().max(500).optional(),
    lookOnly: z.boolean().default(false),
  }),
  async run(ctx, input) {
    const personId = input.personId ?? ctx.actor.personId
    if (!personId) return fail('visit.no_person', {}, ['personId'])
    const target = { enterpriseId: input.enterpriseId ?? null, projectId: input.projectId ?? null }
    if (!target.enterpriseId && !target.projectId) return fail('visit.no_target', {}, ['enterpriseId'])
    if (input.day < dayOf(ctx)) return fail('visit.plan_in_past', { day: input.day }, ['day'])
    const kind = target.enterpriseId ? 'enterprise' : 'project'
    const known = await namesOf(ctx.tx, ctx.authorityId, kind, [target.enterpriseId ?? target.projectId ?? ''])
    if (known.size === 0) return fail(`${kind}.not_found`)
    const orgId = await findUnitOf(ctx.tx, ctx.authorityId, personId, input.day)
    const allowed = can(ctx.actor, 'visit.plan', { kind: 'plan', personIds: [personId], orgIds: [orgId] })
    if (!allowed.ok) return allowed
    const around = await readAround(ctx, { ...target, day: input.day })
    // Asked before one plans: who else goes there; nothing is stored.
    if (input.lookOnly) return ok({ out: { id: null as string | null, around }, trace: null })
    const id = newId()
    await insertPlan(ctx.tx, ctx.authorityId, {
      id,
      personId,
      orgId,
      ...target,
      day: input.day,
      how: input.how,
      note: input.note?.trim() || null,
      recordedAt: ctx.now,
    })
    return ok({
      out: { id: id as string | null, around },
      trace: { thingKind: 'plan', thingId: id, detail: { day: input.day, others: around.length } },
    })
  },
})
