import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { insertFinding } from '#storage/finding-store.ts'
import { findInspectors } from '#storage/inspection-store.ts'
import { findUnitOf } from '#storage/surroundings-store.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'

/** Records what an inspection found. It stands unconfirmed until a person upholds it. */
export const recordFinding = useCase({
  name: 'finding.record',
  input: z.object({
    programKey: z.string().min(1).max(100),
    category: z.string().trim().min(1).max(100),
    level: z.string().max(50).optional(),
    source: z.string().max(100).optional(),
    ban: z.string().max(100).optional(),
    text: z.string().trim().max(20_000).default(''),
    at: z.iso.datetime({ offset: true }).optional(),
    inspectionId: z.guid().optional(),
    personId: z.guid().optional(),
    orgId: z.guid().optional(),
    enterpriseId: z.guid().optional(),
    projectId: z.guid().optional(),
    areaId: z.guid().optional(),
  }),
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const program = await findProgramNow(ctx, input.programKey)
    if (!program) return fail('program.not_found', { program: input.programKey }, ['programKey'])
    if (input.ban && !program.bans.some((ban) => ban.id === input.ban))
      return fail('finding.no_such_ban', { bans: program.bans.map((ban) => ban.title) }, ['ban'])
    const at = input.at ?? now
    const orgId =
      input.orgId ?? (input.personId ? await findUnitOf(tx, authorityId, input.personId, dayOf(ctx, at)) : null)
    const about = [input.personId, orgId, input.enterpriseId, input.projectId, input.areaId]
    if (!about.some((id) => id)) return fail('finding.about_nobody')
    // Whoever inspected may say what he found there; the office and the monitors may say what they see anywhere.
    const inspectors = input.inspectionId ? await findInspectors(tx, authorityId, input.inspectionId) : []
    if (inspectors === undefined) return fail('finding.no_inspection', {}, ['inspectionId'])
    const allowed = can(ctx.actor, 'finding.record', { kind: 'finding', programKey: program.id, personIds: inspectors })
    if (!allowed.ok) return allowed
    if (input.personId && input.personId === ctx.actor.personId) return fail('finding.own_work')
    const id = newId()
    await insertFinding(tx, authorityId, {
      id,
      programKey: program.id,
      inspectionId: input.inspectionId ?? null,
      personId: input.personId ?? null,
      orgId,
      enterpriseId: input.enterpriseId ?? null,
      projectId: input.projectId ?? null,
      areaId: input.areaId ?? null,
      category: input.category,
      level: input.level ?? null,
      source: input.source ?? null,
      ban: input.ban ?? null,
      text: input.text,
      at,
      day: dayOf(ctx, at),
      recordedAt: now,
      recordedBy: ctx.actor.personId,
    })
    await markDirty(tx, authorityId, [
      { id: newId(), programKey: program.id, factKind: 'finding', factId: id, at: now },
    ])
    return ok({
      out: { id },
      trace: { thingKind: 'finding', thingId: id, detail: { program: program.id, category: input.category } },
    })
  },
})
