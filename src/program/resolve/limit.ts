/** Time limits: single ones, tables, the longest of several. */
import { parseTimeLimit } from '#domain/calendar/parse-time-limit.ts'
import type { Environment } from '../environment.ts'
import type { Limit } from '../limit.ts'
import type { LimitInput } from '../schema/common.ts'
import type { Context, Path } from './context.ts'
import { checkCaseNames } from './value.ts'

/** A time limit in all its forms; parameters are put in. */
export function resolveLimit(
  context: Context,
  path: Path,
  written: LimitInput,
  environment?: Environment,
): Limit | undefined {
  if (typeof written === 'string') return singleLimit(context, path, written, environment)
  if ('longest' in written) {
    const of = written.longest.map((one, index) => resolveLimit(context, [...path, 'longest', index], one, environment))
    return of.every((one) => one !== undefined) ? { kind: 'longest', of } : undefined
  }
  if (!environment) return context.fault(path, 'limit.no_table_here')
  const by = context.expression([...path, 'by'], written.by, environment, 'any')
  const cases = Object.entries(written.cases).map(([value, one]) => ({
    value,
    limit: resolveLimit(context, [...path, 'cases', value], one, environment),
  }))
  const otherwise =
    written.else === undefined ? undefined : resolveLimit(context, [...path, 'else'], written.else, environment)
  if (!by || !checkCaseNames(context, [...path, 'cases'], by, Object.keys(written.cases), environment)) return undefined
  if (cases.some((one) => one.limit === undefined) || (written.else !== undefined && !otherwise)) return undefined
  return { kind: 'table', by, cases: cases as { value: string; limit: Limit }[], ...(otherwise ? { otherwise } : {}) }
}

function singleLimit(context: Context, path: Path, written: string, environment?: Environment): Limit | undefined {
  if (written === 'statutory') return { kind: 'statutory' }
  const parsed = parseTimeLimit(written)
  if (!parsed.ok) {
    const suggestion = parsed.error.data?.suggestion
    return context.fault(path, parsed.error.code, { text: written, ...(suggestion ? { suggestion } : {}) })
  }
  const limit = parsed.value
  if (limit.kind === 'param') {
    const parameter = context.parameters.get(limit.param)
    if (!parameter) {
      if (context.broken.has(`parameter ${limit.param}`)) return undefined
      return context.unknown(path, 'expression.unknown_parameter', limit.param, context.parameters.keys(), {
        quote: written,
      })
    }
    if (parameter.kind === 'number') return context.fault(path, 'limit.parameter_is_number', { name: limit.param })
    return parameter.limit
  }
  const column =
    limit.kind === 'on_column'
      ? limit.column
      : limit.kind === 'amount' && limit.base?.kind === 'column'
        ? limit.base.column
        : undefined
  if (limit.kind === 'on_column' && !environment)
    return context.fault(path, 'limit.no_column_here', { name: limit.column })
  if (column !== undefined && environment) {
    const type = environment.columns.get(column)?.type
    if (type !== 'time' && type !== 'day') {
      const known = [...environment.columns].flatMap(([name, c]) =>
        c.type === 'time' || c.type === 'day' ? [name] : [],
      )
      return context.unknown(path, 'limit.unknown_moment', column, [
        'due',
        'received',
        'told',
        'opened',
        'closed',
        'start of period',
        'end of period',
        ...known,
      ])
    }
  }
  return { kind: 'single', text: written, limit }
}
