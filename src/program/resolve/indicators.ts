/** Indicators and their targets. */
import type { Indicator, Subject, Target } from '../model.ts'
import type { Shaped } from '../schema/program.ts'
import type { Context, Path } from './context.ts'
import { entryOf } from './entries.ts'
import { resolveLimit } from './limit.ts'
import { resolveParty, resolveSubject } from './party.ts'
import { resolveAmount } from './value.ts'

export function resolveIndicator(context: Context, path: Path, written: Shaped['indicators']): Indicator | undefined {
  const subject = resolveSubject(context, [...path, 'for'], written.for)
  const every = context.every([...path, 'every'], written.every)
  const due = written.due === undefined ? undefined : resolveLimit(context, [...path, 'due'], written.due)
  const environment = context.environment({ kind: 'reading', name: written.indicator })
  const who = resolveParty(context, [...path, 'who'], written.who, [environment])
  if (written.target && Object.keys(written.target).length === 0) context.fault([...path, 'target'], 'target.empty')
  if (!subject || every === undefined || !who) return undefined
  if (written.measure !== undefined && !isItsMeasure(context, [...path, 'measure'], written.measure, subject, every))
    return undefined
  const target = written.target && targetOf(context, [...path, 'target'], written.target)
  return {
    ...entryOf(written.indicator, written),
    subject,
    every,
    who,
    better: written.better ?? 'up',
    ...(written.measure === undefined ? {} : { measure: written.measure }),
    ...(written.unit === undefined ? {} : { unit: String(written.unit) }),
    ...(due ? { due } : {}),
    ...(target ? { target } : {}),
  }
}

/** What is promised; several demands hold together. */
export function targetOf(context: Context, path: Path, written: NonNullable<Shaped['indicators']['target']>): Target {
  const amount = (key: keyof typeof written) =>
    written[key] === undefined ? undefined : resolveAmount(context, [...path, key], written[key])
  const named = {
    atLeast: amount('at_least'),
    atMost: amount('at_most'),
    equals: amount('equals'),
    growth: amount('growth'),
    times: amount('times'),
    add: amount('add'),
  }
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as Target
}

/** A measure gives readings only of the indicator's own subjects and periods. */
function isItsMeasure(context: Context, path: Path, name: string, subject: Subject, every: string): boolean {
  const measure = context.vocabulary.measures.get(name)
  if (!measure) {
    if (!context.broken.has(`measure ${name}`))
      context.unknown(path, 'fact.unknown_name', name, context.vocabulary.measures.keys(), { kind: 'measure' })
    return false
  }
  const of = subject.kind === 'group' ? subject.of : 'authority'
  if (measure.subject === of && measure.every === every) return true
  context.fault(path, 'indicator.other_measure', { name, of: measure.subject, every: measure.every })
  return false
}
