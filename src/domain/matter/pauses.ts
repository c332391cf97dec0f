import { isBefore } from '../calendar/clock-rules.ts'
import type { Stop } from '../calendar/stopwatch.ts'
import { ok, type Result } from '../result.ts'
import { type Clock, isRunning, rereckoned } from './clock.ts'
import type { Matter } from './matter.ts'
import type { Ruling } from './rules.ts'

const MARK = 'exemption:'

export const isPause = (stop: Stop): boolean => stop.reason?.startsWith(MARK) ?? false

/** The stop an exemption means for a clock. */
export function pauseOf(exemptionId: string, from: string, to: string | null): Stop {
  return { from, to, reason: `${MARK}${exemptionId}` }
}

/** The granted stretches that concern a clock of this matter: by who owes it, or by what the matter is about. */
export function pausesOf(clock: Clock, matter: Matter, ruling: Pick<Ruling, 'pauses'>): readonly Stop[] {
  if (ruling.pauses.length === 0) return []
  const subjects = [
    clock.id,
    clock.orgId,
    clock.personId,
    matter.personId,
    matter.enterpriseId,
    matter.projectId,
    matter.areaId,
  ]
  return ruling.pauses
    .filter((pause) => pause.clocks.includes(clock.clock) && subjects.includes(pause.subjectId))
    .map((pause) => pause.stop)
}

/** Whether the stretches granted now are other ones than the clock was reckoned with. */
export function pausesDiffer(clock: Clock, matter: Matter, ruling: Ruling): boolean {
  if (clock.state === 'missed' || clock.state === 'cancelled') return false
  const name = (stop: Stop) => `${stop.reason} ${stop.from} ${stop.to}`
  const had = clock.basis.stops.filter(isPause).map(name).sort()
  return had.join() !== [...pausesOf(clock, matter, ruling)].map(name).sort().join()
}

/**
 * The clock reckoned with these granted stretches beside the stops made by hand. One without an end lets the clock stand
 * still until it is taken back or given an end. What was done meanwhile is in time or late by the new limit.
 */
export function paused(clock: Clock, pauses: readonly Stop[], ruling: Ruling): Result<Clock> {
  const byHand = clock.basis.stops.filter((stop) => !isPause(stop))
  const next = rereckoned(clock, { ...clock.basis, stops: [...byHand, ...pauses] }, ruling)
  if (!next.ok) return next
  const { doneAt, dueAt } = next.value
  if (doneAt !== null) return ok({ ...next.value, state: isBefore(doneAt, dueAt) ? 'met' : 'late' })
  if (!isRunning(clock)) return next
  const stopped = clock.stoppedAt !== null && !clock.stopReason?.startsWith(MARK)
  if (stopped) return next
  const open = pauses.find((pause) => pause.to === null && isBefore(pause.from, dueAt))
  const from = open && (isBefore(open.from, clock.openedAt) ? clock.openedAt : open.from)
  return ok({ ...next.value, stoppedAt: from ?? null, stopReason: open?.reason ?? null })
}
