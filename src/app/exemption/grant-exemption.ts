import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { insertExemption, voidExemptionRow } from '#storage/exemption-store.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { recomputePaused } from './recompute-paused.ts'

/** Grants an exemption (不考核、免责) that the program knows, on one of its grounds, with a reason. */
export const grantExemption = useCase({
  name: 'exemption.grant',
  input: z.object({
    programKey: z.string().min(1).max(100),
    exemption: z.string().min(1).max(100),
    subjectKind: z.enum(['person', 'org', 'enterprise', 'project', 'area', 'duty', 'link']),
    subjectId: z.guid(),
    rule: z.string().max(200).optional(),
    calendar: z.string().max(50).optional(),
    ordinal: z.int().optional(),
    otherOrdinal: z.int().optional(),
    fromDay: z.iso.date().optional(),
    toDay: z.iso.date().optional(),
    ground: z.string().max(200).optional(),
    reason: z.string().trim().min(1).max(2000),
  }),
  async run(ctx, input) {
    const program = await findProgramNow(ctx, input.programKey)
    if (!program) return fail('program.not_found', { program: input.programKey }, ['programKey'])
    const declared = program.exemptions.find((one) => one.id === input.exemption)
    if (!declared)
      return fail('exemption.not_declared', { known: program.exemptions.map((one) => one.title) }, ['exemption'])
    const allowed = canSome(ctx.actor, 'exemption.grant')
    if (!allowed.ok) return allowed
    if (input.subjectKind === 'person' && input.subjectId === ctx.actor.personId) return fail('exemption.for_oneself')
    if (declared.grounds.length > 0 && !declared.grounds.includes(input.ground ?? ''))
      return fail('exemption.no_such_ground', { grounds: [...declared.grounds] }, ['ground'])
    if (input.rule && declared.on.length > 0 && !declared.on.some((ref) => ref.name === input.rule))
      return fail('exemption.not_on_rule', { on: declared.on.map((ref) => ref.name ?? ref.kind) }, ['rule'])
    if (declared.effect === 'target_of_paused' && input.otherOrdinal === undefined)
      return fail('exemption.other_period_missing', {}, ['otherOrdinal'])
    if (input.fromDay && input.toDay && input.toDay < input.fromDay)
      return fail('exemption.days_reversed', {}, ['toDay'])
    if (declared.effect === 'stop' && input.fromDay === undefined)
      return fail('exemption.first_day_missing', {}, ['fromDay'])
    const id = newId()
    await insertExemption(ctx.tx, ctx.authorityId, {
      id,
      programKey: program.id,
      exemption: declared.id,
      effect: declared.effect,
      subjectKind: input.subjectKind,
      subjectId: input.subjectId,
      rule: input.rule ?? null,
      calendar: input.calendar ?? null,
      ordinal: input.ordinal ?? null,
      otherOrdinal: input.otherOrdinal ?? null,
      fromDay: input.fromDay ?? null,
      toDay: input.toDay ?? null,
      reason: input.ground ? `${input.ground}：${input.reason}` : input.reason,
      grantedBy: ctx.actor.personId,
      recordedAt: ctx.now,
    })
    await markDirty(ctx.tx, ctx.authorityId, [
      { id: newId(), programKey: program.id, factKind: 'exemption', factId: id, at: ctx.now },
    ])
    if (declared.effect === 'stop') {
      const moved = await recomputePaused(ctx, program.id, input.subjectId, `${declared.title}：${input.reason}`)
      if (!moved.ok) return moved
    }
    return ok({
      out: { id },
      trace: {
        thingKind: 'exemption',
        thingId: id,
        detail: { program: program.id, exemption: declared.id, reason: input.reason },
      },
    })
  },
})

/** Takes an exemption back; what was computed under it is computed again. */
export const voidExemption = useCase({
  name: 'exemption.grant',
  input: z.object({ id: z.guid(), reason: z.string().trim().min(1).max(2000) }),
  async run(ctx, { id, reason }) {
    const allowed = canSome(ctx.actor, 'exemption.grant')
    if (!allowed.ok) return allowed
    const row = await voidExemptionRow(ctx.tx, ctx.authorityId, id, ctx.now)
    if (row === undefined) return fail('exemption.not_found')
    const programKey = row.program_key
    await markDirty(ctx.tx, ctx.authorityId, [
      { id: newId(), programKey, factKind: 'exemption', factId: id, at: ctx.now },
    ])
    if (row.effect === 'stop') {
      const moved = await recomputePaused(ctx, programKey, row.subject_id, reason)
      if (!moved.ok) return moved
    }
    return ok({ out: { id }, trace: { thingKind: 'exemption', thingId: id, detail: { void: true, reason } } })
  },
})
