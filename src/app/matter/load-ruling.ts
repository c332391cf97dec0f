import { Temporal } from 'temporal-polyfill'
import { type ClockRules, endOfDay, startOfDay, startRuleOf } from '#domain/calendar/clock-rules.ts'
import { createWorkdayCalendar, type WorkdayCalendar } from '#domain/calendar/workday-calendar.ts'
import { newId } from '#domain/id.ts'
import { pauseOf } from '#domain/matter/pauses.ts'
import type { MatterRules, PartyRule, Pause, Row, Ruling } from '#domain/matter/rules.ts'
import { evaluate } from '#program/expression/evaluate.ts'
import type { Expression, FactRef, MatterKind, Program } from '#program/model.ts'
import { getCalendar } from '#storage/calendar-store.ts'
import { listPauses } from '#storage/exemption-store.ts'
import { listDeciders } from '#storage/matter-about-store.ts'
import { listGroupMembers } from '#storage/program-version-store.ts'
import { findLeaderFor, findOffice, readSurroundings } from '#storage/surroundings-store.ts'
import type { TxCtx } from '../context.ts'

const WEEKDAYS = createWorkdayCalendar([])

/** The authority's day of a moment. */
export function dayOf(ctx: { timeZone: string; now: string }, at = ctx.now): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(ctx.timeZone).toPlainDate().toString()
}

/** How a program reckons time. */
export async function clockRulesOf(
  ctx: TxCtx,
  program: Program,
): Promise<{ calendar: WorkdayCalendar; clockRules: ClockRules }> {
  const { dayTurns, workingHours, workingDays } = program.calendar
  return {
    calendar: workingDays === 'official' ? await getCalendar(ctx.tx, ctx.calendarId) : WEEKDAYS,
    clockRules: { timeZone: ctx.timeZone, starts: startRuleOf(program.calendar), dayTurns, workingHours },
  }
}

/** What a matter is about, as far as rules ask. */
type Of = {
  enterpriseId: string | null
  projectId: string | null
  orgId: string | null
  about?: { readonly id: string } | null
}

/** Everything a matter is decided by: its declaration, the calendar, who coordinates, what conditions read. */
export async function loadRuling(ctx: TxCtx, program: Program, kind: MatterKind, of: Of): Promise<Ruling> {
  return (await loadRulings(ctx, program, kind))(of)
}

/** The same for many matters of one declaration: what all of them share is read once. */
export async function loadRulings(
  ctx: TxCtx,
  program: Program,
  kind: MatterKind,
): Promise<(of: Of) => Promise<Ruling>> {
  const { tx, authorityId, now } = ctx
  const day = dayOf(ctx)
  const { calendar, clockRules } = await clockRulesOf(ctx, program)
  const groups = groupsIn(kind, program)
  const members = await listGroupMembers(
    tx,
    authorityId,
    program.id,
    groups.flatMap((group) => listedIn(program, group)),
    day,
  )
  const workingDays = (from: string, to: string) => calendar.countWorkingDays(from, to)
  const officeId = await findOffice(tx, authorityId)
  const pauses = await loadPauses(ctx, program, kind, clockRules)
  return async (of) => ({
    // Acts of the whole program bind every matter of it.
    rules: { ...kind, acts: [...kind.acts, ...program.acts] } satisfies MatterRules,
    calendar,
    clockRules,
    evaluate: (condition, row) =>
      evaluate(condition as Expression, row as Row & Record<string, never>, { zone: ctx.timeZone, workingDays }),
    officeId,
    leaderId: await findLeaderFor(tx, authorityId, { programKey: program.id, ...of, day }),
    firstHand: of.about ? await listDeciders(tx, authorityId, of.about.id) : [],
    around: await readSurroundings(tx, authorityId, of),
    membersOf: (group) => {
      const listed = listedIn(program, group)
      const found = members.filter((one) => listed.includes(one.group_id))
      const ids = (subject: string) => found.filter((one) => one.subject_kind === subject).map((one) => one.subject_id)
      return { orgIds: ids('org'), personIds: ids('person') }
    },
    pauses,
    now,
    programVersion: program.version,
    newId,
  })
}

/** Stretches granted in which clocks of this kind of matter stand still. */
async function loadPauses(ctx: TxCtx, program: Program, kind: MatterKind, rules: ClockRules): Promise<Pause[]> {
  const covered = new Map(
    program.exemptions
      .filter((one) => one.effect === 'stop')
      .map((one) => [one.id, kind.clocks.filter((clock) => one.on.some((on) => coversClock(on, clock.duty)))] as const)
      .filter(([, clocks]) => clocks.length > 0),
  )
  const rows = await listPauses(ctx.tx, ctx.authorityId, program.id, [...covered.keys()])
  return rows.map((row) => ({
    subjectId: row.subject_id,
    clocks: (covered.get(row.exemption) ?? [])
      .filter((clock) => row.rule === null || row.rule === clock.duty)
      .map((clock) => clock.id),
    stop: pauseOf(
      row.id,
      startOfDay(row.from_day, rules),
      row.to_day === null || row.to_day === 'infinity' ? null : endOfDay(row.to_day, rules),
    ),
  }))
}

const coversClock = (on: FactRef, duty: string): boolean =>
  on.kind === 'duty' && (on.name === undefined || on.name === duty)

/** The listed groups that a group consists of. */
function listedIn(program: Program, group: string): string[] {
  const found = program.roster.find((one) => one.id === group)
  if (found?.members.kind === 'united') return found.members.of.flatMap((one) => listedIn(program, one))
  return found?.members.kind === 'listed' ? [group] : []
}

function groupsIn(kind: MatterKind, program: Program): string[] {
  const parties: PartyRule[] = [
    ...kind.notBy,
    ...kind.clocks.flatMap((clock) => clock.who),
    ...kind.tiers.map((tier) => tier.who),
    ...kind.route.map((route) => route.to),
    ...[...kind.acts, ...program.acts].flatMap((act) => [...act.by, ...act.grantedBy, ...act.notBy]),
  ]
  return [...new Set(parties.flatMap((party) => (party.kind === 'group' ? party.group : [])))]
}
