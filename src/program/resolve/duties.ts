import type { Environment } from '../environment.ts'
import type { DutyRule, Limit, Selection } from '../model.ts'
import type { LimitInput } from '../schema/common.ts'
import type { Shaped } from '../schema/program.ts'
import type { Context, Path } from './context.ts'
import { entryOf, textsOf } from './entries.ts'
import { resolveLimit } from './limit.ts'
import { resolveParties } from './party.ts'
import { resolveSelection } from './selection.ts'
import { resolveCount, resolveShare } from './value.ts'

export function resolveLimits(
  context: Context,
  path: Path,
  written: readonly LimitInput[] | undefined,
  environment?: Environment,
): Limit[] {
  return (written ?? []).flatMap((one, index) => resolveLimit(context, [...path, index], one, environment) ?? [])
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
      typeof item === 'string'
        ? resolveSelection(context, at, { each: item }, undefined, at)
        : resolveSelection(context, at, item)
    return selection ? [selection] : []
  }
  return Array.isArray(written) ? written.flatMap((item, index) => one([...path, index], item)) : one(path, written)
}

export function resolveDuty(context: Context, path: Path, written: Shaped['duties']): DutyRule | undefined {
  const selection = resolveSelection(context, path, written)
  const metBy = resolveMetBy(context, [...path, 'met_by'], written.met_by)
  const every = written.every === undefined ? undefined : context.every([...path, 'every'], written.every)
  if (written.every === undefined && written.due === undefined) context.fault(path, 'duty.no_time')
  if (written.phase !== undefined && !context.vocabulary.phases.has(written.phase)) {
    context.unknown([...path, 'phase'], 'expression.unknown_phase', written.phase, context.vocabulary.phases.keys())
  }
  const sample = resolveShare(context, written.sample, [...path, 'sample'])
  const times = resolveCount(context, [...path, 'times'], written.times, 1)
  if (!selection) return undefined
  const environment = context.environment(selection.each)
  const who = resolveParties(context, [...path, 'who'], written.who, [environment])
  const due = written.due === undefined ? undefined : resolveLimit(context, [...path, 'due'], written.due, environment)
  const grace =
    written.grace === undefined ? undefined : resolveLimit(context, [...path, 'grace'], written.grace, environment)
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
    copy: resolveParties(context, [...path, 'copy'], written.copy, [environment]),
    stops: textsOf(written.stops),
    ...(every === undefined ? {} : { every }),
    ...(due ? { due } : {}),
    ...(grace ? { grace } : {}),
    ...(sample === undefined ? {} : { sample }),
    ...(written.phase === undefined ? {} : { phase: written.phase }),
  }
}
