/** Periods and phases with their gates. */
import type { Gate, Period } from '../model.ts'
import type { Shaped } from '../schema/program.ts'
import { CALENDARS } from '../words.ts'
import { builtInPeriod } from './built-in-period.ts'
import type { Context, Path } from './context.ts'
import { entryOf } from './entries.ts'
import { resolveDay, resolveShare } from './value.ts'

export function resolvePeriod(context: Context, path: Path, written: Shaped['periods']): Period | undefined {
  const entry = { ...entryOf(written.period, written), builtIn: false }
  if (Object.hasOwn(CALENDARS, written.period) || written.period === 'once')
    return context.fault([...path, 'period'], 'period.built_in', { name: written.period })
  if (written.from !== undefined || written.to !== undefined) {
    if (written.every !== undefined) return context.fault([...path, 'every'], 'period.phase_or_recurring')
    if (written.from === undefined || written.to === undefined) return context.fault(path, 'period.needs_both')
    const from = resolveDay(context, [...path, 'from'], written.from)
    const to = resolveDay(context, [...path, 'to'], written.to)
    if (from === undefined || to === undefined) return undefined
    const gate = gateOf(context, path, written.gate)
    return from <= to
      ? { ...entry, kind: 'phase', from, to, ...(gate ? { gate } : {}) }
      : context.fault([...path, 'to'], 'period.ends_before', { from, to })
  }
  if (written.every === undefined) return context.fault(path, 'period.what')
  if (written.gate !== undefined) return context.fault([...path, 'gate'], 'period.gate_of_phase')
  const base = builtInPeriod(written.every)
  if (base?.kind !== 'recurring')
    return context.unknown([...path, 'every'], 'period.unknown', written.every, Object.keys(CALENDARS))
  const [length, unit] = written.last?.split(' ') ?? []
  const lastDays = length === undefined ? undefined : Number(length) * (unit?.startsWith('week') ? 7 : 1)
  const turns = written.day_turns === undefined ? undefined : String(written.day_turns)
  if (turns !== undefined && !isTime(turns))
    return context.fault([...path, 'day_turns'], 'time.unreadable', { text: turns })
  return {
    ...entry,
    kind: 'recurring',
    unit: base.unit,
    step: base.step,
    starts: written.starts ?? 1,
    namedBy: written.named_by ?? 'start',
    ...(turns ? { dayTurns: turns } : {}),
    ...(lastDays === undefined ? {} : { lastDays }),
  }
}

/** The conditions of a phase's end. A duty that is not there is a fault; the others stand. */
function gateOf(context: Context, path: Path, written: Shaped['periods']['gate']): Gate[] | undefined {
  return written?.flatMap((one, index) => {
    const at = [...path, 'gate', index]
    const share = resolveShare(context, one.share, [...at, 'share'])
    if (!context.vocabulary.duties.has(one.duty)) {
      if (!context.broken.has(`duty ${one.duty}`))
        context.unknown([...at, 'duty'], 'fact.unknown_name', one.duty, context.vocabulary.duties, { kind: 'duty' })
      return []
    }
    const { clause, assumed } = one
    return share === undefined
      ? []
      : [
          {
            duty: one.duty,
            share,
            ...(clause === undefined ? {} : { clause: String(clause) }),
            ...(assumed === undefined ? {} : { assumed: String(assumed) }),
          },
        ]
  })
}

/** `HH:MM`, up to 24:00. */
export function isTime(text: string): boolean {
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text)
}
