import type { DutyRule, Limit, Selection } from '../model.ts'
import type { Shaped } from '../schema/program.ts'
import type { Context, Path } from './context.ts'
import { entryOf, textsOf } from './entries.ts'

export function resolveLimits(
  context: Context,
  path: Path,
  written: readonly Parameters<Context['limit']>[1][] | undefined,
  environment?: Parameters<Context['limit']>[2],
): Limit[] {
  return (written ?? []).flatMap((one, index) => context.limit([...path, index], one, environment) ?? [])
}

/** `met_by: visit`, `{ each, where }`, or a list of these. */
function resolveMetBy(context: Context, path: Path, written: Shaped['duties']['met_by']): Selection[] {
  const one = (
    at: Path,
    item:
      | string
      | { each: string; where?: string | number | boolean | undefined; except?: string | number | boolean | undefined },
  ): Selection[] => {
    const selection =
      typeof item === 'string' ? context.selection(at, { each: item }, undefined, at) : context.selection(at, item)
    return selection ? [selection] : []
  }
  return Array.isArray(written) ? written.flatMap((item, index) => one([...path, index], item)) : one(path, written)
}

export function resolveDuty(context: Context, path: Path, written: Shaped['duties']): DutyRule | undefined {
  const selection = context.selection(path, written)
  const metBy = resolveMetBy(context, [...path, 'met_by'], written.met_by)
  const every = written.every === undefined ? undefined : context.every([...path, 'every'], written.every)
  if (written.every === undefined && written.due === undefined) context.fault(path, 'duty.no_time')
  if (written.phase !== undefined && !context.vocabulary.phases.has(written.phase)) {
    context.unknown([...path, 'phase'], 'expression.unknown_phase', written.phase, context.vocabulary.phases.keys())
  }
  const sample = context.share(written.sample, [...path, 'sample'])
  const times = context.count([...path, 'times'], written.times, 1)
  if (!selection) return undefined
  const environment = context.environment(selection.each)
  const who = context.parties([...path, 'who'], written.who, [environment])
  const due = written.due === undefined ? undefined : context.limit([...path, 'due'], written.due, environment)
  const grace = written.grace === undefined ? undefined : context.limit([...path, 'grace'], written.grace, environment)
  const warn = resolveLimits(context, [...path, 'warn'], written.warn, environment)
  return {
    rule: 'duty',
    ...entryOf(written.duty, written),
    selection,
    who,
    times: times ?? 1,
    metBy,
    doneBySelf: written.done_by === 'self',
    warn,
    copy: context.parties([...path, 'copy'], written.copy, [environment]),
    stops: textsOf(written.stops),
    ...(every === undefined ? {} : { every }),
    ...(due ? { due } : {}),
    ...(grace ? { grace } : {}),
    ...(sample === undefined ? {} : { sample }),
    ...(written.phase === undefined ? {} : { phase: written.phase }),
  }
}
