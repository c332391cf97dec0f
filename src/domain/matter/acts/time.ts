import { isBefore } from '../../calendar/clock-rules.ts'
import type { Amount } from '../../calendar/time-limit.ts'
import { fail, ok, type Result } from '../../result.ts'
import { type Clock, dueOf, extendedBasis, isRunning, rereckoned } from '../clock.ts'
import { limitFor } from '../conditions.ts'
import { answerClockOf, unitOf } from '../gate.ts'
import type { Matter } from '../matter.ts'
import { pausesDiffer } from '../pauses.ts'
import type { Ruling, WindowRule } from '../rules.ts'
import { isParty } from '../who.ts'
import { mayGrant } from './hand-out.ts'
import { done, type Handler } from './handler.ts'

/** More time is asked for before the limit is over; how much at most, in all and how often is the program's. */
export const extend: Handler<'extend'> = (matter, asked, setting) => {
  const { who, window, ruling, role } = setting
  const orgId = asked.orgId ?? unitOf(matter, who)
  const clock = answerClockOf(matter, orgId, ruling)
  if (!clock) return fail('matter.no_deadline')
  if (matter.extension) return fail('matter.extension_pending')
  if (clock.stoppedAt !== null) return fail('matter.clock_stands_still', { reason: clock.stopReason ?? '' })
  if (!isBefore(ruling.now, clock.dueAt)) return fail('matter.extension_late', { due: clock.dueDay })
  if (window?.times !== undefined && matter.extended >= window.times) {
    return fail('matter.too_often', {
      act: 'extend',
      entry: window.title,
      clause: clauseOf(window),
      times: window.times,
    })
  }
  const within = withinBounds(clock, asked.add, window, matter, ruling)
  if (!within.ok) return within
  return done({ act: 'extend', data: { orgId: role === 'holder' ? null : orgId, clockId: clock.id, add: asked.add } })
}

function withinBounds(
  clock: Clock,
  add: Amount,
  window: WindowRule | null,
  matter: Matter,
  ruling: Ruling,
): Result<true> {
  const longer = rereckoned(clock, extendedBasis(clock, add), ruling)
  if (!longer.ok) return longer
  if (!isBefore(clock.dueAt, longer.value.dueAt)) return fail('matter.extension_empty')
  const most = window?.atMost
  if (most !== undefined && typeof most !== 'number') {
    const limit = limitFor(most, matter, ruling)
    const steps = limit?.kind === 'amount' ? limit.steps : []
    const bounded = steps.reduce<Clock | null>((one, step) => {
      const next = one && rereckoned(one, extendedBasis(one, step), ruling)
      return next?.ok ? next.value : null
    }, clock)
    if (bounded && steps.length > 0 && isBefore(bounded.dueAt, longer.value.dueAt)) {
      return fail('matter.extension_too_long', {
        entry: window?.title ?? '',
        clause: window ? clauseOf(window) : '',
        latest: bounded.dueDay,
      })
    }
  }
  const total = window?.upTo ? limitFor(window.upTo, matter, ruling) : null
  if (total) {
    const bound = dueOf({ ...clock.basis, limit: total }, ruling)
    if (bound.ok && isBefore(bound.value.dueAt, longer.value.dueAt)) {
      return fail('matter.extension_too_long', {
        entry: window?.title ?? '',
        clause: window ? clauseOf(window) : '',
        latest: bound.value.dueDay,
      })
    }
  }
  return ok(true)
}

const clauseOf = (window: WindowRule) => window.clause ?? window.assumed ?? ''

export const grantExtension: Handler<'grant_extension'> = (matter, _asked, setting) => {
  if (!matter.extension) return fail('matter.no_extension')
  const granted = mayGrant('extend', matter, setting)
  const needsWord = setting.ruling.rules.acts.find((one) => one.act === 'extend' && (one.approvedBy?.length ?? 0) > 0)
  const agrees = needsWord?.approvedBy?.some((party) => isParty(party, matter, setting.who, setting.ruling)) ?? true
  if (needsWord && !agrees && !matter.extension.approved) {
    return fail('matter.approval_missing', { entry: needsWord.title, clause: clauseOf(needsWord) })
  }
  return granted.ok ? done({ act: 'grant_extension', data: { clockId: matter.extension.clockId } }) : granted
}

export const refuseExtension: Handler<'refuse_extension'> = (matter, _asked, setting) => {
  if (!matter.extension) return fail('matter.no_extension')
  const granted = mayGrant('extend', matter, setting)
  return granted.ok ? done({ act: 'refuse_extension', data: { clockId: matter.extension.clockId } }) : granted
}

/** A clock stops only for the reasons that the program lists for it. */
export const stopClock: Handler<'stop_clock'> = (matter, { reasonCode }, { ruling }) => {
  const running = matter.clocks.filter(
    (clock) => isRunning(clock) && clock.stoppedAt === null && isBefore(ruling.now, clock.dueAt),
  )
  const rules = ruling.rules.clocks.filter((rule) => running.some((clock) => clock.clock === rule.id))
  if (rules.some((rule) => rule.stops.includes(reasonCode))) return done({ act: 'stop_clock', data: { reasonCode } })
  return fail('matter.clock_does_not_stop', {
    reason: reasonCode,
    reasons: [...new Set(rules.flatMap((rule) => rule.stops))],
  })
}

export const startClock: Handler<'start_clock'> = (matter, { reasonCode }) => {
  const stands = matter.clocks.some((clock) => isRunning(clock) && clock.stopReason === reasonCode)
  return stands ? done({ act: 'start_clock', data: { reasonCode } }) : fail('matter.clock_runs', { reason: reasonCode })
}

/** Deadlines again: open ones by a calendar that has become known, all by stretches granted since or taken back. */
export const recompute: Handler<'recompute'> = (matter, { calendarId }, { ruling }) => {
  const changed = matter.clocks.some((clock) => differs(clock, matter, ruling))
  return changed ? done({ act: 'recompute', data: { calendarId } }) : done()
}

/** Whether what is known now gives another deadline, or the calendar knows a year that was assumed. */
export function differs(clock: Clock, matter: Matter, ruling: Ruling): boolean {
  if (pausesDiffer(clock, matter, ruling)) return true
  if (!isRunning(clock)) return false
  const next = rereckoned(clock, clock.basis, ruling)
  return next.ok && (next.value.dueAt !== clock.dueAt || next.value.unknownYears.join() !== clock.unknownYears.join())
}
