import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { checkVisit } from '#domain/visit/decide-visit.ts'
import { type NewVisit, readVisitFrame, storeVisit } from '#storage/visit-store.ts'
import type { TxCtx } from '../context.ts'
import { writeEntry } from '../form/write-entry.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { raiseMatter } from '../matter/raise-matter.ts'
import { deliver } from '../policy/deliver-policy.ts'
import { useCase } from '../use-case.ts'

export const VisitSaid = z.object({
  enterpriseId: z.guid().optional(),
  projectId: z.guid().optional(),
  /** Who made it; absent: the writer himself. */
  personId: z.guid().optional(),
  how: z.enum(['visit', 'call', 'meeting', 'online']),
  at: z.iso.datetime({ offset: true }),
  unannounced: z.boolean().default(false),
  minutes: z.int().min(0).max(1440).optional(),
  note: z.string().max(5000).optional(),
  companions: z.array(z.guid()).max(20).default([]),
  planId: z.guid().optional(),
  forms: z
    .array(
      z.object({
        programKey: z.string().max(100),
        form: z.string().max(100),
        values: z.record(z.string().max(100), z.unknown()),
      }),
    )
    .max(10)
    .default([]),
  /** Policies brought along (送政策). */
  policies: z.array(z.guid()).max(50).default([]),
  problems: z
    .array(
      z.object({
        programKey: z.string().max(100),
        matter: z.string().max(100),
        title: z.string().trim().min(1).max(200),
        body: z.string().max(5000).default(''),
        category: z.string().max(100).optional(),
        urgency: z.string().max(50).optional(),
      }),
    )
    .max(20)
    .default([]),
})
type Said = z.infer<typeof VisitSaid>

/** Records a visit or call with its forms and the problems raised in it: one entry, one transaction, all of it or nothing. */
export const recordVisit = useCase({
  name: 'visit.record',
  input: VisitSaid,
  async run(ctx, input) {
    const made = await visitOf(ctx, input)
    if (!made.ok) return made
    const { visit, target } = made.value
    const allowed = can(ctx.actor, 'visit.record', {
      kind: 'visit',
      personIds: [visit.personId],
      orgIds: [visit.orgId],
      areaId: visit.areaId,
    })
    if (!allowed.ok) return allowed
    const { tx, authorityId } = ctx
    await storeVisit(tx, authorityId, visit, { planId: input.planId ?? null, dirtyId: newId() })
    for (const [index, form] of input.forms.entries()) {
      const entry = await writeEntry(ctx, form, { ...visit, visitId: visit.id, matterId: null }, visit.at)
      if (!entry.ok) return within(entry, 'forms', index)
    }
    if (visit.enterpriseId && input.policies.length > 0) {
      const { enterpriseId, how, at, personId, orgId } = visit
      const brought = await deliver(ctx, input.policies, { enterpriseId, how, at, visitId: visit.id, personId, orgId })
      if (!brought.ok) return brought
    }
    const matters: { id: string; number: string; title: string }[] = []
    for (const [index, problem] of input.problems.entries()) {
      const { enterpriseId, projectId, personId, orgId, at } = visit
      const raised = await raiseMatter(ctx, {
        ...problem,
        source: '走访',
        enterpriseId,
        projectId,
        personId,
        orgId,
        visitId: visit.id,
        at,
      })
      if (!raised.ok) return within(raised, 'problems', index)
      const { id, number, title } = raised.value.matter
      matters.push({ id, number, title })
    }
    return ok({
      out: { id: visit.id, matters, sentence: sentenceOf(visit, target, matters.length) },
      trace: {
        thingKind: 'visit',
        thingId: visit.id,
        detail: {
          how: visit.how,
          day: visit.day,
          forms: input.forms.length,
          policies: input.policies.length,
          problems: matters.map((one) => one.number),
        },
      },
    })
  },
})

/** The place of a fault inside the whole entry. */
function within(failed: Extract<Result<unknown>, { ok: false }>, list: string, index: number) {
  return { ok: false as const, error: { ...failed.error, at: [list, index, ...(failed.error.at ?? [])] } }
}

/** The visit as it will be stored, and what its target is called. */
async function visitOf(ctx: TxCtx, input: Said): Promise<Result<{ visit: NewVisit; target: string }>> {
  const personId = input.personId ?? ctx.actor.personId
  if (!personId) return fail('visit.no_person', {}, ['personId'])
  const target = { enterpriseId: input.enterpriseId ?? null, projectId: input.projectId ?? null }
  const checked = checkVisit({ ...target, personId, companions: input.companions, at: input.at }, ctx.now)
  if (!checked.ok) return checked
  const day = dayOf(ctx, input.at)
  const frame = await readVisitFrame(ctx.tx, ctx.authorityId, { personId, ...target, day })
  if (target.enterpriseId && frame.enterprise === null) return fail('enterprise.not_found', {}, ['enterpriseId'])
  // Entered without network, or on a page left open: the row it was meant for is no longer visited.
  if (frame.mergedInto !== null)
    return fail('visit.enterprise_merged', { name: frame.enterprise, into: frame.mergedInto }, ['enterpriseId'])
  if (target.projectId && frame.project === null) return fail('project.not_found', {}, ['projectId'])
  if (frame.person === null) return fail('person.not_found', {}, ['personId'])
  const visit: NewVisit = {
    id: newId(),
    personId,
    orgId: frame.orgId,
    ...target,
    areaId: frame.areaId,
    linkIds: frame.linkIds,
    how: input.how,
    at: input.at,
    day,
    unannounced: input.unannounced,
    minutes: input.minutes ?? null,
    note: input.note?.trim() || null,
    companions: input.companions,
    recordedAt: ctx.now,
    recordedBy: ctx.actor.personId,
  }
  return ok({ visit, target: frame.enterprise ?? frame.project ?? '' })
}

const HOW: Readonly<Record<string, string>> = { visit: '走访', call: '电话联系', meeting: '会面', online: '线上联系' }

function sentenceOf(visit: NewVisit, target: string, problems: number): string {
  const under = visit.linkIds.length > 0 ? '' : '（不在联系名单内）'
  const raised = problems > 0 ? `，提出问题 ${problems} 件，已报办公室` : ''
  return `已登记 ${visit.day} ${HOW[visit.how]}${target}${under}${raised}`
}
