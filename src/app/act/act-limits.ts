import { type ActLimit, brokenActLimit } from '#domain/access/act-limits.ts'
import type { ProgramAct } from '#domain/access/program-acts.ts'
import { PERIOD_UNITS, type PeriodUnit, periodOf } from '#domain/duty/period.ts'
import type { Failure } from '#domain/result.ts'
import { groupsOf } from '#engine/members.ts'
import { createScene } from '#engine/scene.ts'
import type { ActWindow, Party, Program } from '#program/model.ts'
import { findPeriodDays } from '#storage/inspection-store.ts'
import type { TxCtx } from '../context.ts'
import { todayOf } from '../today.ts'

/** What a program says of an act outside matters. Programs stored before there was such a section say nothing. */
export function actWindows(program: Program, act: ProgramAct): readonly ActWindow[] {
  return (program.acts ?? []).filter((one) => one.act === act)
}

/** Tells the program's parties that are one of these ids, or in a role of whoever acts. */
export async function partiesAmong(
  ctx: TxCtx,
  program: Program,
  windows: readonly ActWindow[],
  ids: readonly string[],
): Promise<(party: Party) => boolean> {
  const parties = windows.flatMap((one) => [...one.by, ...one.notBy, ...one.approvedBy])
  const groups = [...new Set(parties.flatMap((party) => (party.kind === 'group' ? [party.group] : [])))]
  const scene = createScene({
    program,
    authorityIds: [ctx.authorityId],
    timeZone: ctx.timeZone,
    calendarRows: [],
    asOf: ctx.now,
  })
  const mine = groups.length > 0 ? await groupsOf(ctx.tx, scene, groups, ids) : new Set<string>()
  return (party) =>
    party.kind === 'public' ||
    (party.kind === 'group' && mine.has(party.group)) ||
    (party.kind === 'role' && ctx.actor.grants.some((grant) => grant.role === party.role))
}

/**
 * The limit of a program that whoever acts would break; null when none.
 * @param step `propose`: whether he may, and how often; `approve`: whether he is one of those who must approve
 * @param days the days on which it was done before, `YYYY-MM-DD`
 */
export async function findBrokenAct(
  ctx: TxCtx,
  program: Program,
  act: ProgramAct,
  step: 'propose' | 'approve',
  days: readonly string[] = [],
  day = todayOf(ctx),
): Promise<Failure | null> {
  const windows = actWindows(program, act)
  if (windows.length === 0 || ctx.actor.system) return null
  const ids = [ctx.actor.personId, ...ctx.actor.orgIds].flatMap((id) => id ?? [])
  const is = await partiesAmong(ctx, program, windows, ids)
  if (step === 'approve') {
    const asked = windows.filter((one) => one.approvedBy.length > 0)
    const lacking = asked.length > 0 && !asked.some((one) => one.approvedBy.some(is)) ? asked[0] : undefined
    const clause = lacking?.clause ?? lacking?.assumed ?? ''
    return lacking ? { code: 'act.not_approver', data: { entry: lacking.title, clause } } : null
  }
  const had = new Map<ActWindow, number>()
  for (const window of windows) {
    const period = window.every === undefined ? null : await periodHolding(ctx, program, window.every, day)
    had.set(window, days.filter((one) => !period || (period.from <= one && one <= period.to)).length)
  }
  return brokenActLimit<Party, ActWindow & ActLimit<Party>>(windows, { is, had: (one) => had.get(one) ?? 0 })
}

/** The period of a program's calendar that holds a day; null when there is none. */
export async function periodHolding(ctx: TxCtx, program: Program, every: string, day: string) {
  if ((PERIOD_UNITS as readonly string[]).includes(every)) {
    const { firstDay, lastDay, label } = periodOf(every as PeriodUnit, day)
    return { from: firstDay, to: lastDay, label }
  }
  const found = await findPeriodDays(ctx.tx, ctx.authorityId, { programKey: program.id, calendar: every, day })
  return found ?? null
}
