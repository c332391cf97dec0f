import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { insertPhaseClosing, listPhaseClosings, tallyDuties, voidPhaseClosing } from '#storage/campaign-store.ts'
import { sql } from '#storage/open-database.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { gateOf, phasesOf } from './tallies.ts'

const Input = z.object({
  program: z.string().min(1).max(100),
  phase: z.string().min(1).max(100),
  reason: z.string().trim().max(2000).default(''),
})

/**
 * Closes a phase, in the order of the phases. What its gate asks is looked at over all units; where it is not reached the
 * phase is closed only with a reason, and both are kept.
 */
export const closePhase = useCase({
  name: 'phase.close',
  input: Input,
  async run(ctx, { program: key, phase: id, reason }) {
    const allowed = canSome(ctx.actor, 'phase.close')
    if (!allowed.ok) return allowed
    const program = await findProgramNow(ctx, key)
    if (!program) return fail('program.not_found', { program: key }, ['program'])
    const phases = phasesOf(program)
    const phase = phases.find((one) => one.id === id)
    if (!phase) return fail('campaign.no_phase', { phase: id, known: phases.map((one) => one.title) }, ['phase'])
    if (todayOf(ctx) < phase.from) return fail('campaign.phase_to_come', { phase: phase.title, from: phase.from })
    const closings = await listPhaseClosings(ctx.tx, ctx.authorityId, key)
    const open = phases.find((one) => one.to < phase.from && !closings.some((closing) => closing.phase === one.id))
    if (open) return fail('campaign.earlier_phase_open', { phase: open.title })
    const rules = (phase.gate ?? []).map((one) => one.duty)
    const of = { program: key, rules, now: ctx.now, scope: sql`true` }
    const gate = gateOf(phase, await tallyDuties(ctx.tx, ctx.authorityId, of))
    const short = gate.filter((one) => !one.reached)
    if (short.length > 0 && reason === '') {
      const titles = short.map((one) => {
        const title = program.duties.find((duty) => duty.id === one.duty)?.title ?? one.duty
        return `${title} ${one.done}/${one.owed}`
      })
      return fail('campaign.gate_not_reached', { short: titles }, ['reason'])
    }
    const closing = {
      id: newId(),
      programKey: key,
      phase: id,
      gate: gate.map(({ duty, share, done, owed }) => ({ duty, share, done, owed })),
      reached: short.length === 0,
      reason: reason || null,
      closedAt: ctx.now,
      closedBy: ctx.actor.personId,
    }
    if (!(await insertPhaseClosing(ctx.tx, ctx.authorityId, closing)))
      return fail('campaign.phase_already_closed', { phase: phase.title })
    return ok({
      out: { phase: id, reached: closing.reached },
      trace: { thingKind: 'program', thingId: key, detail: { phase: id, gate: closing.gate, reason: closing.reason } },
    })
  },
})

/** Opens a closed phase again, with the reason: what was closed stays on record. */
export const reopenPhase = useCase({
  name: 'phase.reopen',
  input: Input.extend({ reason: z.string().trim().min(1).max(2000) }),
  async run(ctx, { program: key, phase, reason }) {
    const allowed = canSome(ctx.actor, 'phase.close')
    if (!allowed.ok) return allowed
    if (!(await voidPhaseClosing(ctx.tx, ctx.authorityId, { programKey: key, phase, at: ctx.now })))
      return fail('campaign.phase_not_closed', { phase })
    return ok({
      out: { phase },
      trace: { thingKind: 'program', thingId: key, detail: { phase, reopened: true, reason } },
    })
  },
})
