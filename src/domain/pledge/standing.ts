import { addDays, type PlainDateString } from '../calendar/day.ts'

export type PledgeState = 'open' | 'kept' | 'not_kept'
/** How a pledge stands: kept in time or late, not kept, due soon, overdue, still running. */
export type Standing = 'kept' | 'kept_late' | 'not_kept' | 'overdue' | 'due_soon' | 'running'

/** A pledge is due soon in its last days. */
export const SOON_DAYS = 14

/** Reads a pledge off its days; one without a day is never late. `due` is the last day in time. */
export function standingOf(
  pledge: {
    readonly state: PledgeState
    readonly dueDay: PlainDateString | null
    readonly settledDay: PlainDateString | null
  },
  today: PlainDateString,
): Standing {
  const { state, dueDay, settledDay } = pledge
  if (state === 'not_kept') return 'not_kept'
  if (state === 'kept') return dueDay !== null && settledDay !== null && settledDay > dueDay ? 'kept_late' : 'kept'
  if (dueDay === null) return 'running'
  if (today > dueDay) return 'overdue'
  return addDays(today, SOON_DAYS) >= dueDay ? 'due_soon' : 'running'
}
