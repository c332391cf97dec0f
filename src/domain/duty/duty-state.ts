import { isBefore } from '../calendar/clock-rules.ts'
import type { InstantString } from '../calendar/day.ts'

/** The five states, exclusive. */
export const DUTY_STATES = {
  open: '未到期',
  met: '按期完成',
  late: '逾期完成',
  missed: '未完成',
  excused: '免责',
} as const
export type DutyState = keyof typeof DUTY_STATES

export type DutyFacts = {
  readonly opensAt: InstantString
  /** Exclusive; the end of the grace, where there is one. */
  readonly dueAt: InstantString
  readonly need: number
  /** When the facts that meet it were made, in any order. */
  readonly done: readonly InstantString[]
  /** A period's duty is missed for good; a one-off may still be done late. */
  readonly recurring: boolean
  /** Somebody entitled excused it, with a reason. */
  readonly excused: boolean
}

/**
 * The state of a duty at a moment. An excuse takes the duty out of the figures altogether, done or not: it counts as neither
 * met nor missed.
 */
export function dutyState(facts: DutyFacts, now: InstantString): DutyState {
  const made = facts.done.filter((at) => !isBefore(at, facts.opensAt) && !isBefore(now, at)).sort(byTime)
  const inTime = made.filter((at) => isBefore(at, facts.dueAt)).length
  if (facts.excused) return 'excused'
  if (inTime >= facts.need) return 'met'
  if (isBefore(now, facts.dueAt)) return 'open'
  return !facts.recurring && made.length >= facts.need ? 'late' : 'missed'
}

/** When the need was filled; null while it is not. */
export function filledAt(facts: Pick<DutyFacts, 'opensAt' | 'need' | 'done'>): InstantString | null {
  const made = facts.done.filter((at) => !isBefore(at, facts.opensAt)).sort(byTime)
  return made[facts.need - 1] ?? null
}

function byTime(a: InstantString, b: InstantString): number {
  return isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0
}
