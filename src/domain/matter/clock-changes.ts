import { isBefore } from '../calendar/clock-rules.ts'
import type { InstantString } from '../calendar/day.ts'
import type { Moment } from '../calendar/deadline.ts'
import type { TimeLimit } from '../calendar/time-limit.ts'
import { ok, type Result } from '../result.ts'
import type { ClockChange, DoneAct } from './act.ts'
import { ACTS, type ActName } from './act-names.ts'
import { type Clock, type ClockBasis, dueOf, isRunning, rereckoned } from './clock.ts'
import { reclassified } from './clock-classes.ts'
import { limitFor } from './conditions.ts'
import { drawn } from './draw.ts'
import { leadOf, type Matter, partiesNow } from './matter.ts'
import { paused, pausesOf } from './pauses.ts'
import type { ClockRule, LimitRule, Ruling } from './rules.ts'
import { type Target, targetsOf } from './targets.ts'

/** Acts after which the answer is owed again: what an order started, they start anew. */
const AGAIN: readonly ActName[] = ['dispute', 'return', 'reopen', 'resume']

/** The stop that hanging a matter up puts on all its clocks. */
export const SUSPENDED = 'suspended'

/**
 * What an act does to the clocks: meets those it answers, gives up those nobody owes any more, stops and resumes, and
 * starts the next. `after` is the matter with the act applied, clocks not yet.
 */
export function clockChangesOf(
  before: Matter | null,
  after: Matter,
  act: DoneAct,
  ruling: Ruling,
): Result<readonly ClockChange[]> {
  const running = after.clocks.filter(isRunning)
  const ended = endings(before, after, act, running, ruling)
  const settled = new Set(ended.map((change) => ('id' in change ? change.id : '')))
  const left = running.filter((clock) => !settled.has(clock.id))
  const moved = standing(act, left, ruling)
  if (!moved.ok) return moved
  const opened = openings(before, after, act, left, ruling)
  if (!opened.ok) return opened
  const classed = act.act === 'classify' && before ? byClass(before, after, act, ruling) : ok([])
  return classed.ok ? ok([...ended, ...moved.value, ...opened.value, ...classed.value]) : classed
}

const isOver = (clock: Clock, at: InstantString) => clock.stoppedAt === null && !isBefore(at, clock.dueAt)

function meet(clock: Clock, at: InstantString): ClockChange {
  return { do: 'meet', id: clock.id, at, late: isOver(clock, at) }
}

function giveUp(clock: Clock, at: InstantString): ClockChange {
  return { do: isOver(clock, at) ? 'miss' : 'cancel', id: clock.id, at }
}

function endings(
  before: Matter | null,
  after: Matter,
  act: DoneAct,
  running: readonly Clock[],
  ruling: Ruling,
): ClockChange[] {
  const { at } = act
  return running.flatMap((clock): ClockChange[] => {
    if (meets(clock, act, after, ruling)) return [meet(clock, at)]
    if (after.state === 'dismissed' || after.state === 'merged') return [giveUp(clock, at)]
    if (act.act === 'close')
      return answers(clock, ruling) && !isStatement(clock, ruling) ? [meet(clock, at)] : [giveUp(clock, at)]
    if (clock.clock === 'objection' && after.objection === null) return [giveUp(clock, at)]
    if (isUnits(clock, ruling) && clock.orgId !== null && !isAtWork(after, clock, ruling)) return [giveUp(clock, at)]
    // The tier above takes over: its clock runs, the one below stays as it ended.
    if (act.act === 'raise' && clock.clock === `tier:${before?.tierId}`) return [giveUp(clock, at)]
    return []
  })
}

function ruleOf(clock: Clock, ruling: Ruling): ClockRule | undefined {
  return ruling.rules.clocks.find((rule) => rule.id === clock.clock)
}

/** An answer fulfils it: a declared clock that says so, and every tier. */
function answers(clock: Clock, ruling: Ruling): boolean {
  return clock.clock.startsWith('tier:') || (ruleOf(clock, ruling)?.metBy.includes('answer') ?? false)
}

/** The word of whom a case is about: nobody else's decision stands for it. */
function isStatement(clock: Clock, ruling: Ruling): boolean {
  return ruleOf(clock, ruling)?.who.some((who) => who.kind === 'role' && who.role === 'concerned') ?? false
}

function meets(clock: Clock, act: DoneAct, after: Matter, ruling: Ruling): boolean {
  if (clock.clock === 'objection') return act.act === 'rule_objection'
  if (clock.clock.startsWith('tier:')) return after.state === 'answered' && act.act === 'answer'
  const rule = ruleOf(clock, ruling)
  if (!rule?.metBy.includes(act.act)) return false
  if (act.act === 'callback' && !act.data.reached) return false
  // A unit's own clock is met by that unit; a person's or the office's by whoever does it.
  const isUnit = UNIT_ROLES.includes(act.actor.role)
  const by = 'orgId' in act.data ? act.data.orgId : isUnit ? act.actor.orgId : null
  return by === null || clock.orgId === null || !isUnits(clock, ruling) || clock.orgId === by
}

const UNIT_ROLES = ['lead', 'parallel', 'assist', 'units']

function isUnits(clock: Clock, ruling: Ruling): boolean {
  return ruleOf(clock, ruling)?.who.some((who) => who.kind === 'role' && UNIT_ROLES.includes(who.role)) ?? false
}

/** Still at work in a role that owes this clock. */
function isAtWork(matter: Matter, clock: Clock, ruling: Ruling): boolean {
  const owing = ruleOf(clock, ruling)?.who.flatMap((who) => targetsOf(who, matter, ruling)) ?? []
  return owing.some((target) => target.orgId === clock.orgId)
}

/**
 * Limits that hang on the class, as soon as it is another: counted from where they began. One that was over before stays over.
 */
function byClass(before: Matter, after: Matter, act: DoneAct, ruling: Ruling): Result<ClockChange[]> {
  const changes: ClockChange[] = []
  for (const { name, clock, limit, grace } of reclassified(before, after, ruling)) {
    if (clock && isOver(clock, act.at)) continue
    if (clock && !limit) changes.push({ do: 'cancel', id: clock.id, at: act.at })
    else if (clock && limit) {
      const { grace: _, ...basis } = clock.basis
      const next = rereckoned(clock, { ...basis, limit, ...(grace ? { grace } : {}) }, ruling)
      if (!next.ok) return next
      const stands = clock.stoppedAt === null ? {} : { standsStill: true }
      changes.push({ do: 'set', clock: { ...next.value, explain: { ...next.value.explain, ...stands } } })
    } else if (limit) {
      const rule = ruling.rules.clocks.find((one) => one.id === name)
      if (!rule?.from.includes('record')) continue
      for (const target of rule.who.flatMap((who) => targetsOf(who, after, ruling))) {
        const made = newClock(name, limit, target, after.at, ACTS.record.title, after, ruling, grace ?? undefined)
        if (!made.ok) return made
        changes.push({ do: 'open', clock: made.value })
      }
    }
  }
  return ok(changes)
}

/** Stops and resumptions, and a longer limit. */
function standing(act: DoneAct, running: readonly Clock[], ruling: Ruling): Result<ClockChange[]> {
  const stop = (clocks: readonly Clock[], reason: string): Result<ClockChange[]> =>
    ok(
      clocks
        .filter((clock) => clock.stoppedAt === null && isBefore(act.at, clock.dueAt))
        .map((clock) => ({ do: 'set', clock: stopped(clock, act.at, reason) })),
    )
  switch (act.act) {
    case 'suspend':
      return stop(running, SUSPENDED)
    case 'stop_clock':
      return stop(
        running.filter((clock) => ruleOf(clock, ruling)?.stops.includes(act.data.reasonCode)),
        act.data.reasonCode,
      )
    case 'resume':
      return resumed(running, act.at, SUSPENDED, ruling)
    case 'start_clock':
      return resumed(running, act.at, act.data.reasonCode, ruling)
    default:
      return ok([])
  }
}

function stopped(clock: Clock, at: InstantString, reason: string): Clock {
  const basis = { ...clock.basis, stops: [...clock.basis.stops, { from: at, to: null, reason }] }
  return { ...clock, basis, stoppedAt: at, stopReason: reason, explain: { ...clock.explain, standsStill: true } }
}

function resumed(running: readonly Clock[], at: InstantString, reason: string, ruling: Ruling): Result<ClockChange[]> {
  const changes: ClockChange[] = []
  for (const clock of running.filter((one) => one.stopReason === reason)) {
    const stops = clock.basis.stops.map((stop) => (stop.to === null ? { ...stop, to: at } : stop))
    const next = rereckoned(clock, { ...clock.basis, stops }, ruling)
    if (!next.ok) return next
    changes.push({ do: 'set', clock: { ...next.value, stoppedAt: null, stopReason: null } })
  }
  return ok(changes)
}

function openings(
  before: Matter | null,
  after: Matter,
  act: DoneAct,
  left: readonly Clock[],
  ruling: Ruling,
): Result<ClockChange[]> {
  const changes: ClockChange[] = []
  const add = (name: string, limit: LimitRule, target: Target, startName: string, grace?: LimitRule): Result<true> => {
    if (
      left.some((clock) => clock.clock === name && clock.orgId === target.orgId && clock.personId === target.personId)
    )
      return ok(true)
    const chosen = limitFor(limit, after, ruling)
    if (!chosen) return ok(true)
    const more = grace && limitFor(grace, after, ruling)
    const made = newClock(name, chosen, target, act.at, startName, after, ruling, more ?? undefined)
    if (made.ok) changes.push({ do: 'open', clock: made.value })
    return made.ok ? ok(true) : made
  }
  for (const rule of ruling.rules.clocks) {
    if (!starts(rule, act, after) || !drawn(rule.sample, after.id, rule.id)) continue
    for (const target of rule.who.flatMap((who) => targetsOf(who, after, ruling))) {
      if (act.act === 'reassign' && !isNewcomer(before, target)) continue
      const made = add(rule.id, rule.due, target, ACTS[act.act].title, rule.grace)
      if (!made.ok) return made
    }
  }
  const tier = ruling.rules.tiers.find((one) => one.id === after.tierId)
  if (tier?.due && (act.act === 'record' || act.act === 'raise' || restarts(act, after))) {
    const [target] = targetsOf(tier.who, after, ruling)
    const made = add(`tier:${tier.id}`, tier.due, target ?? { orgId: null, personId: null }, ACTS[act.act].title)
    if (!made.ok) return made
  }
  const ruled = act.act === 'object' ? ruling.rules.acts.find((window) => window.act === 'object')?.ruled : undefined
  if (ruled) {
    const made = add('objection', ruled, { orgId: ruling.officeId, personId: null }, '提出异议')
    if (!made.ok) return made
  }
  return ok(changes)
}

/** The answer is owed again by whoever has it. A closing that is merely disputed waits for the reopening. */
function restarts(act: DoneAct, after: Matter): boolean {
  return AGAIN.includes(act.act) && after.state !== 'closed'
}

function starts(rule: ClockRule, act: DoneAct, after: Matter): boolean {
  if (rule.from.includes(act.act)) return act.act !== 'answer' || after.state === 'answered'
  if (act.act === 'reassign') return rule.from.includes('assign')
  if (!restarts(act, after)) return false
  // Who took the order on has it still: only what the work itself meets is owed again.
  const takingOn = rule.metBy.every((name) => name === 'sign' || name === 'object')
  return leadOf(after) || after.leaderId ? rule.from.includes('assign') && !takingOn : rule.from.includes('record')
}

function isNewcomer(before: Matter | null, target: Target): boolean {
  return target.orgId === null || !before || !partiesNow(before).some((party) => party.orgId === target.orgId)
}

/** A clock that starts now, with its deadline. */
export function newClock(
  name: string,
  limit: TimeLimit,
  target: Target,
  at: InstantString,
  startName: string,
  matter: Matter,
  ruling: Ruling,
  grace?: TimeLimit,
): Result<Clock> {
  const basis: ClockBasis = {
    limit,
    start: at,
    startName,
    moments: momentsOf(matter, at),
    stops: [],
    ...(grace ? { grace } : {}),
  }
  const due = dueOf(basis, ruling)
  if (!due.ok) return due
  const { dueAt, dueDay, unknownYears, explain } = due.value
  const clock: Clock = {
    id: ruling.newId(),
    clock: name,
    ...target,
    openedAt: at,
    dueAt,
    dueDay,
    state: 'open',
    doneAt: null,
    cancelledAt: null,
    stoppedAt: null,
    stopReason: null,
    unknownYears,
    explain,
    basis,
  }
  const stops = pausesOf(clock, matter, ruling)
  return stops.length === 0 ? ok(clock) : paused(clock, stops, ruling)
}

/** The moments that a limit of a matter may count from. */
export function momentsOf(matter: Matter, received: InstantString): Record<string, Moment> {
  return {
    received: { at: received },
    told: { at: received },
    opened: { at: matter.at },
    ...(matter.finishBy ? { finish_by: { endOfDay: matter.finishBy } } : {}),
    ...(matter.answeredAt ? { answered: { at: matter.answeredAt } } : {}),
    ...(matter.closedAt ? { closed: { at: matter.closedAt } } : {}),
  }
}
