import { isBefore } from '../calendar/clock-rules.ts'
import { type Deadline, deadlineOf, type Moment } from '../calendar/deadline.ts'
import { type Failure, fail, ok, type Result } from '../result.ts'
import { ACTS, type ActName, ALLOWED, MATTER_ROLES, type MatterRole } from './act-names.ts'
import { type Clock, isRunning } from './clock.ts'
import { momentsOf } from './clock-changes.ts'
import { holds, limitFor } from './conditions.ts'
import { MATTER_STATES, type Matter, partiesNow } from './matter.ts'
import type { LimitRule, Ruling, WindowRule } from './rules.ts'
import { isHandler, isParty, rolesIn, type Who } from './who.ts'

/** May the act be taken, and in which role; `window` is the program's rule for it, if it has one. */
export type Pass = { readonly role: MatterRole; readonly window: WindowRule | null }

/** What settles a case or an appeal. */
const DECIDING: readonly ActName[] = [
  'close',
  'dismiss',
  'merge',
  'suspend',
  'office_check',
  'head_sign',
  'reopen',
  'return',
]

/** Handling it: what recusal (`not_by`) keeps somebody from. */
const HANDLING: readonly ActName[] = [
  'assign',
  'sign',
  'answer',
  'rule_objection',
  'grant_extension',
  'refuse_extension',
  'callback',
  'office_check',
  'close',
]

/**
 * All that can be said about an act before its particulars are known: the state, the role, recusal, how often, from
 * when until when. A refusal names the rule and what would be right.
 */
export function gate(matter: Matter, act: ActName, who: Who, ruling: Ruling): Result<Pass> {
  const inState = checkState(matter, act, ruling)
  if (!inState.ok) return inState
  const pass = checkRole(matter, act, who, ruling)
  if (!pass.ok) return pass
  const { window } = pass.value
  for (const check of [checkRecusal, checkWindow] as const) {
    const refused = check(matter, act, who, ruling, window)
    if (refused) return { ok: false, error: refused }
  }
  return pass
}

function checkState(matter: Matter, act: ActName, ruling: Ruling): Result<true> {
  const allowed = ALLOWED[matter.state].includes(act)
  if (allowed) return ok(true)
  return fail('matter.not_in_state', {
    act,
    title: ACTS[act].title,
    state: matter.state,
    state_title: MATTER_STATES[matter.state],
    allowed: ALLOWED[matter.state].map((name) => ACTS[name].title),
    entry: ruling.rules.title,
  })
}

function checkRole(matter: Matter, act: ActName, who: Who, ruling: Ruling): Result<Pass> {
  const roles = rolesIn(matter, who)
  const windows = ruling.rules.acts.filter((window) => window.act === act && window.then !== 'refused')
  const named = windows.filter((window) => window.by.length > 0)
  const mine = named.find((window) => window.by.some((party) => isParty(party, matter, who, ruling)))
  if (mine) return ok({ role: mainRole(roles, act) ?? roles[0] ?? 'holder', window: mine })
  if (named.length > 0 && !who.system)
    return fail('matter.not_your_act', {
      act,
      title: ACTS[act].title,
      entry: named[0]?.title ?? '',
      clause: clauseOf(named[0]),
    })
  const role = mainRole(roles, act)
  const window = windows.find((one) => one.by.length === 0) ?? null
  if (role) return ok({ role, window })
  return fail('matter.not_your_act', {
    act,
    title: ACTS[act].title,
    may: ACTS[act].by.map((one) => MATTER_ROLES[one]),
    yours: roles.map((one) => MATTER_ROLES[one]),
  })
}

function mainRole(roles: readonly MatterRole[], act: ActName): MatterRole | undefined {
  return roles.find((role) => (ACTS[act].by as readonly MatterRole[]).includes(role))
}

type Check = (matter: Matter, act: ActName, who: Who, ruling: Ruling, window: WindowRule | null) => Failure | null

const checkRecusal: Check = (matter, act, who, ruling, window): Failure | null => {
  if (who.system) return null
  const own = { code: 'matter.own_work', data: { act, title: ACTS[act].title } }
  if ((act === 'confirm' || act === 'dispute' || act === 'callback') && isHandler(matter, who, act)) return own
  // Nobody decides the case or the appeal that is about himself.
  if (matter.about && who.personId !== null && who.personId === matter.personId && DECIDING.includes(act)) return own
  const barred = [...(HANDLING.includes(act) ? ruling.rules.notBy : []), ...(window?.notBy ?? [])]
  if (!barred.some((party) => isParty(party, matter, who, ruling))) return null
  return { code: 'matter.recused', data: { act, title: ACTS[act].title, clause: clauseOf(window ?? ruling.rules) } }
}

const checkWindow: Check = (matter, act, who, ruling, window): Failure | null => {
  const forbidden = ruling.rules.acts.find(
    (one) =>
      one.act === act &&
      one.then === 'refused' &&
      holds(one.where, matter, ruling) &&
      // Nobody named: nobody may.
      (one.by.length === 0 || one.by.some((party) => isParty(party, matter, who, ruling))),
  )
  if (forbidden && !who.system)
    return {
      code: 'matter.forbidden',
      data: { act, title: ACTS[act].title, entry: forbidden.title, clause: clauseOf(forbidden) },
    }
  if (!window) return null
  if (!holds(window.where, matter, ruling)) return { code: 'matter.not_now', data: about(window, act) }
  const agreed =
    (window.approvedBy ?? []).some((party) => isParty(party, matter, who, ruling)) || (matter.taken.instruct ?? 0) > 0
  if (act !== 'extend' && (window.approvedBy?.length ?? 0) > 0 && !agreed) {
    return { code: 'matter.approval_missing', data: about(window, act) }
  }
  const orgId = unitOf(matter, who)
  const most = window.times ?? (typeof window.atMost === 'number' ? window.atMost : undefined)
  const taken = matter.taken[orgId && window.by.length > 0 ? `${act}@${orgId}` : act] ?? 0
  // What counts of extensions is how many were granted; the asking itself may be repeated after a refusal.
  if (act !== 'extend' && most !== undefined && taken >= most)
    return { code: 'matter.too_often', data: { ...about(window, act), times: most } }
  for (const limit of [window.within, window.until]) {
    const closes = limit ? closesAt(limit, matter, orgId, ruling) : null
    if (closes && !isBefore(ruling.now, closes.dueAt)) {
      return { code: 'matter.too_late', data: { ...about(window, act), until: closes.dueDay, until_at: closes.dueAt } }
    }
  }
  return null
}

function about(window: WindowRule, act: ActName) {
  return { act, title: ACTS[act].title, entry: window.title, clause: clauseOf(window) }
}

function clauseOf(entry: { clause?: string; assumed?: string } | undefined): string {
  return entry?.clause ?? entry?.assumed ?? ''
}

/** The unit for which somebody acts in this matter. */
export function unitOf(matter: Matter, who: Who): string | null {
  return partiesNow(matter).find((party) => who.orgIds.includes(party.orgId))?.orgId ?? null
}

/** The running clock that an extension is asked of: the one to answer by. */
export function answerClockOf(matter: Matter, orgId: string | null, ruling: Ruling): Clock | undefined {
  const answers = new Set(
    ruling.rules.clocks
      .filter((rule) => rule.metBy.includes('answer') || rule.metBy.includes('close'))
      .map((rule) => rule.id),
  )
  const running = matter.clocks.filter((clock) => isRunning(clock) && answers.has(clock.clock))
  return running.find((clock) => clock.orgId === orgId) ?? running[0]
}

/** When a window closes: `2 working days after received`, `2 working days before due`. Null when it cannot be reckoned. */
export function closesAt(limit: LimitRule, matter: Matter, orgId: string | null, ruling: Ruling): Deadline | null {
  const chosen = limitFor(limit, matter, ruling)
  if (!chosen) return null
  const received =
    partiesNow(matter).find((party) => party.orgId === orgId)?.since ??
    matter.closedAt ??
    matter.answeredAt ??
    matter.recordedAt
  const clock = answerClockOf(matter, orgId, ruling)
  const due: Moment | undefined =
    clock && (clock.explain.dueTime === null ? { endOfDay: clock.dueDay } : { at: clock.dueAt })
  const found = deadlineOf({
    limit: chosen,
    start: { at: received },
    moments: { ...momentsOf(matter, received), ...(due ? { due } : {}) },
    rules: ruling.clockRules,
    calendar: ruling.calendar,
  })
  return found.ok ? found.value : null
}
