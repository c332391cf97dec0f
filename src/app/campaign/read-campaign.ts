import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { phaseState } from '#domain/campaign/phase.ts'
import { fail, ok } from '#domain/result.ts'
import type { DutyRule, Program } from '#program/model.ts'
import { type DutyTally, listPhaseClosings, listUndone, tallyDuties } from '#storage/campaign-store.ts'
import { countMatterRows } from '#storage/matter-list-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { listTaskProgress } from '#storage/task-store.ts'
import type { TxCtx } from '../context.ts'
import { conditionOf } from '../matter/list-matters.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { gateOf, phasesOf, shareOf } from './tallies.ts'

/** So many of those missing are named on the board; the list behind the figure has all. */
const NAMED = 40

/** A program as a campaign: its phases with their gates, and of each duty how many have done it and who has not. */
export const readCampaign = useCase({
  name: 'campaign.read',
  input: z.object({ program: z.string().min(1).max(100) }),
  async run(ctx, { program: key }) {
    const allowed = canSome(ctx.actor, 'duty.read')
    if (!allowed.ok) return allowed
    const program = await findProgramNow(ctx, key)
    if (!program) return fail('program.not_found', { program: key }, ['program'])
    const { tx, authorityId, now } = ctx
    const of = { program: key, now, scope: scopeOf(ctx, 'duty', 'd') }
    const tallies = await tallyDuties(tx, authorityId, { ...of, rules: program.duties.map((duty) => duty.id) })
    const closings = await listPhaseClosings(tx, authorityId, key)
    const today = todayOf(ctx)
    const duties = []
    for (const duty of program.duties) duties.push(await dutyShown(ctx, program, duty, tallies, of))
    const phases = phasesOf(program).map((phase) => {
      const closed = closings.find((one) => one.phase === phase.id)
      return {
        id: phase.id,
        title: phase.title,
        clause: phase.clause ?? null,
        from: phase.from,
        to: phase.to,
        state: phaseState(phase, today, closed !== undefined),
        gate: gateOf(phase, tallies).map((one) => ({
          ...one,
          title: program.duties.find((duty) => duty.id === one.duty)?.title ?? one.duty,
        })),
        closed: closed
          ? { at: closed.closedAt, by: closed.closedBy, reason: closed.reason, reached: closed.reached }
          : null,
      }
    })
    const out = { program: key, title: program.title, today, phases, duties, tasks: await tasksOf(ctx, key) }
    return ok({ out, trace: null })
  },
})

/** Key tasks as matters of the kind task: each number is counted as the list it opens. */
async function tasksOf(ctx: TxCtx, program: string) {
  const count = (filter: object) => countMatterRows(ctx.tx, conditionOf(ctx, { program, kind: ['task'], ...filter }))
  return {
    all: await count({}),
    open: await count({ open: true }),
    overdue: await count({ due: 'overdue', open: true }),
    answered: await count({ state: ['answered'] }),
    closed: await count({ state: ['closed'] }),
    /** Open ones, the nearest deadline first, with how far their parts and deliverables have come. */
    rows: await listTaskProgress(ctx.tx, ctx.authorityId, {
      program,
      today: todayOf(ctx),
      scope: scopeOf(ctx, 'matter', 'm'),
      limit: NAMED,
    }),
  }
}

type Of = { program: string; now: string; scope: ReturnType<typeof scopeOf> }

async function dutyShown(ctx: TxCtx, program: Program, duty: DutyRule, tallies: readonly DutyTally[], of: Of) {
  const latest = tallies.find((one) => one.rule === duty.id && one.ordinal !== null)
  const all = tallies.find((one) => one.rule === duty.id && one.ordinal === null)
  const missing = latest ? latest.open + latest.missed : 0
  const rows =
    latest && missing > 0
      ? await listUndone(ctx.tx, ctx.authorityId, { ...of, rule: duty.id, ordinal: latest.ordinal ?? 0, limit: NAMED })
      : []
  return {
    duty: duty.id,
    title: duty.title,
    clause: duty.clause ?? null,
    assumed: duty.assumed ?? null,
    phase: duty.phase ?? phaseByDay(program, duty),
    recurring: duty.every !== undefined,
    times: duty.times,
    period: latest?.period ?? null,
    ordinal: latest?.ordinal ?? null,
    ...shareOf(latest),
    late: latest?.late ?? 0,
    overdue: latest?.missed ?? 0,
    excused: latest?.excused ?? 0,
    have: latest?.have ?? 0,
    need: latest?.need ?? 0,
    sofar: { ...shareOf(all), late: all?.late ?? 0, overdue: all?.missed ?? 0 },
    missing: rows.map((row) => ({
      dutyId: row.id,
      kind: row.ownerKind,
      id: row.ownerId,
      name: row.owner ?? '',
      org: row.org,
      state: row.state,
      dueDay: row.dueDay,
      have: row.have,
      need: row.need,
    })),
  }
}

/** A duty that names no phase but has a day of its own belongs to the phase that holds the day. */
function phaseByDay(program: Program, duty: DutyRule): string | null {
  const day =
    duty.every === undefined && duty.due?.kind === 'single' ? /^\d{4}-\d{2}-\d{2}$/.exec(duty.due.text)?.[0] : undefined
  return day ? (phasesOf(program).find((phase) => phase.from <= day && day <= phase.to)?.id ?? null) : null
}
