import { type ClockRules, startOfDay } from '../calendar/clock-rules.ts'
import { addDays, earlierDay, type InstantString, laterDay, type PlainDateString } from '../calendar/day.ts'
import { type Deadline, type DeadlineError, deadlineOf, type Moment } from '../calendar/deadline.ts'
import type { TimeLimit } from '../calendar/time-limit.ts'
import type { WorkdayCalendar } from '../calendar/workday-calendar.ts'
import { type Holder, holdsOn, type Link, sameTarget, type Target } from '../link/link.ts'
import { ok, type Result } from '../result.ts'
import { type PeriodUnit, periodsBetween } from './period.ts'

/** How often something is owed, and by when; `times` facts meet it. */
export type Cadence = {
  readonly rule: string
  readonly times: number
  /** Facts made within the grace after the deadline still count as in time. */
  readonly grace?: TimeLimit
} & (
  | { readonly kind: 'each_period'; readonly every: PeriodUnit; readonly due?: TimeLimit }
  /** Once for each pairing: by a date, or a length of time after its beginning. */
  | { readonly kind: 'once'; readonly due: TimeLimit }
)

/** One dated obligation, planned. */
export type PlannedDuty = {
  readonly rule: string
  readonly holder: Holder
  readonly target: Target
  readonly linkId: string
  /** 2026-Q1 …; null for what is owed once. */
  readonly period: string | null
  readonly opensAt: InstantString
  readonly opensDay: PlainDateString
  readonly deadline: Deadline
  /** When it is missed: the deadline, or the end of the grace. */
  readonly graceAt: InstantString
  readonly need: number
}

export type PlanFrame = {
  readonly from: PlainDateString
  readonly through: PlainDateString
  readonly rules: ClockRules
  readonly calendar: WorkdayCalendar
}

/**
 * From cadence to dated rows, for the pairings given: the plain statement of what the engine's SQL computes. What is owed per
 * period is owed once for each target and period, by whoever holds it on the period's last day (or on the last day on which
 * anybody does): a change of person never doubles a duty and never loses one.
 */
export function planDuties(
  cadence: Cadence,
  links: readonly Link[],
  frame: PlanFrame,
): Result<PlannedDuty[], DeadlineError> {
  return cadence.kind === 'each_period' ? planPeriods(cadence, links, frame) : planOnce(cadence, links, frame)
}

/** A duty that an event opens: n days after it, one for each event. */
export function planAfterEvent(
  cadence: { readonly rule: string; readonly due: TimeLimit; readonly times?: number; readonly grace?: TimeLimit },
  event: { readonly at: InstantString; readonly holder: Holder; readonly target: Target; readonly linkId: string },
  frame: Omit<PlanFrame, 'from' | 'through'>,
): Result<PlannedDuty, DeadlineError> {
  const deadline = deadlineOf({ limit: cadence.due, start: { at: event.at }, ...frame })
  if (!deadline.ok) return deadline
  const { dueDay } = deadline.value
  const grace = graceOf(cadence.grace, deadline.value, frame)
  if (!grace.ok) return grace
  const { holder, target, linkId } = event
  return ok({
    rule: cadence.rule,
    holder,
    target,
    linkId,
    period: null,
    opensAt: event.at,
    opensDay: earlierDay(deadline.value.explain.from?.day ?? dueDay, dueDay),
    deadline: deadline.value,
    graceAt: grace.value,
    need: cadence.times ?? 1,
  })
}

function planPeriods(
  cadence: Extract<Cadence, { kind: 'each_period' }>,
  links: readonly Link[],
  frame: PlanFrame,
): Result<PlannedDuty[], DeadlineError> {
  const duties: PlannedDuty[] = []
  for (const period of periodsBetween(cadence.every, frame.from, frame.through)) {
    const start: Moment = { at: startOfDay(period.firstDay, frame.rules) }
    const limit = cadence.due ?? { kind: 'end_of_period' as const }
    const deadline = deadlineOf({ limit, start, period, rules: frame.rules, calendar: frame.calendar })
    if (!deadline.ok) return deadline
    const grace = graceOf(cadence.grace, deadline.value, frame)
    if (!grace.ok) return grace
    for (const link of owersOf(links, period)) {
      const opensDay = laterDay(period.firstDay, firstServed(link, links, period.firstDay))
      duties.push({
        rule: cadence.rule,
        holder: link.holder,
        target: link.target,
        linkId: link.id,
        period: period.label,
        opensAt: startOfDay(opensDay, frame.rules),
        opensDay,
        deadline: deadline.value,
        graceAt: grace.value,
        need: cadence.times,
      })
    }
  }
  return ok(duties)
}

/**
 * Who owes a period: for each target and kind of pairing whoever holds it on the period's last day. Where nobody does any
 * more, nobody owes: the pairing ended within the period.
 */
function owersOf(links: readonly Link[], period: { readonly lastDay: PlainDateString }): Link[] {
  return links.filter((link) => holdsOn(link, period.lastDay))
}

/** Since when the target has been served without a gap under this kind of pairing, looking back to `no earlier than`. */
function firstServed(link: Link, links: readonly Link[], noEarlier: PlainDateString): PlainDateString {
  let first = link.fromDay
  for (let found = true; found && first > noEarlier; ) {
    const before = links.find(
      (other) =>
        other.link === link.link &&
        sameTarget(other.target, link.target) &&
        other.fromDay < first &&
        other.toDay >= addDays(first, -1),
    )
    found = before !== undefined
    if (before) first = before.fromDay
  }
  return first
}

function planOnce(
  cadence: Extract<Cadence, { kind: 'once' }>,
  links: readonly Link[],
  frame: PlanFrame,
): Result<PlannedDuty[], DeadlineError> {
  const duties: PlannedDuty[] = []
  for (const link of links) {
    if (link.fromDay > frame.through) continue
    const at = startOfDay(link.fromDay, frame.rules)
    const planned = planAfterEvent(
      { ...cadence, due: cadence.due },
      { at, holder: link.holder, target: link.target, linkId: link.id },
      frame,
    )
    if (!planned.ok) return planned
    const { dueDay } = planned.value.deadline
    // A pairing that had ended by then, or begins only afterwards, does not owe it.
    if (dueDay < frame.from || dueDay > frame.through || !holdsOn(link, dueDay)) continue
    duties.push({ ...planned.value, opensDay: link.fromDay })
  }
  return ok(duties)
}

function graceOf(
  grace: TimeLimit | undefined,
  deadline: Deadline,
  frame: Pick<PlanFrame, 'rules' | 'calendar'>,
): Result<InstantString, DeadlineError> {
  if (!grace) return ok(deadline.dueAt)
  const end = deadlineOf({
    limit: grace,
    start: { endOfDay: deadline.dueDay },
    rules: frame.rules,
    calendar: frame.calendar,
  })
  return end.ok ? ok(end.value.dueAt) : end
}
