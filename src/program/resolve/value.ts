/** Numbers, shares and days, written out or a parameter's; the keys of a table. */
import { isDay } from '#domain/calendar/day.ts'
import type { Environment } from '../environment.ts'
import type { Expression } from '../expression.ts'
import type { Context, Path } from './context.ts'

/** A number written out, or a parameter's; undefined with a fault where there is none. */
export function resolveAmount(context: Context, path: Path, written: number | string): number | undefined {
  if (typeof written === 'number') return written
  const name = written.slice('param.'.length)
  const parameter = context.parameters.get(name)
  if (parameter?.kind === 'number') return parameter.value
  if (parameter) return context.fault(path, 'expression.parameter_is_limit', { name })
  if (context.broken.has(`parameter ${name}`)) return undefined
  return context.unknown(path, 'expression.unknown_parameter', name, context.parameters.keys(), { quote: written })
}

/** A whole number from `least` on, written out or a parameter's. */
export function resolveCount(
  context: Context,
  path: Path,
  written: number | string | undefined,
  least = 0,
): number | undefined {
  if (written === undefined) return undefined
  const n = resolveAmount(context, path, written)
  if (n === undefined || (Number.isInteger(n) && n >= least)) return n
  return context.fault(path, 'count.whole', { text: String(written), n, least })
}

/** Whether `param.x` names a parameter that is a number: where a number and a time limit may both stand. */
export function isNumberHere(context: Context, written: unknown): boolean {
  if (typeof written !== 'string' || !written.startsWith('param.')) return typeof written === 'number'
  return context.parameters.get(written.slice('param.'.length))?.kind === 'number'
}

/** The keys of a table must be values the column can hold. */
export function checkCaseNames(
  context: Context,
  path: Path,
  by: Expression,
  keys: readonly string[],
  environment: Environment,
): boolean {
  if (by.type !== 'text' && by.type !== 'yes_no') {
    context.fault(path, 'table.by_what', { quote: by.source, type: by.type })
    return false
  }
  const values =
    by.type === 'yes_no'
      ? ['true', 'false']
      : by.ast.kind === 'path'
        ? environment.columns.get(by.ast.path)?.values
        : undefined
  const strange = values ? keys.filter((key) => !values.includes(key)) : []
  for (const key of strange)
    context.unknown([...path, key], 'expression.unknown_value', key, values ?? [], {
      value: key,
      quote: key,
      name: by.source,
    })
  return strange.length === 0
}

/** A day, or a parameter that is a date. */
export function resolveDay(context: Context, path: Path, written: string): string | undefined {
  const parameter = /^param\.([a-z][a-z0-9_]*)$/.exec(written)?.[1]
  if (parameter !== undefined) {
    const found = context.parameters.get(parameter)
    if (!found)
      return context.unknown(path, 'expression.unknown_parameter', parameter, context.parameters.keys(), {
        quote: written,
      })
    if (found.kind === 'limit' && found.limit.kind === 'single' && found.limit.limit.kind === 'date')
      return found.limit.limit.day
    return context.fault(path, 'day.parameter_is_no_day', { name: parameter })
  }
  return isDay(written) ? written : context.fault(path, 'day.unreadable', { text: written })
}

/** A share, drawn by lot or demanded, 0–1. */
export function resolveShare(context: Context, written: number | string | undefined, path: Path): number | undefined {
  if (written === undefined) return undefined
  const share =
    typeof written === 'string' && written.endsWith('%')
      ? Number(written.slice(0, -1)) / 100
      : resolveAmount(context, path, written)
  if (share === undefined) return undefined
  return share > 0 && share <= 1 ? share : context.fault(path, 'share.range', { text: String(written) })
}
