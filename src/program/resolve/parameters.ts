/** Parameters: numbers and limits that rules name. */
import { parseTimeLimit } from '#domain/calendar/parse-time-limit.ts'
import type { Parameter } from '../model.ts'
import type { Shaped } from '../schema/program.ts'
import type { Context, Path } from './context.ts'
import { entryOf } from './entries.ts'
import { resolveLimit } from './limit.ts'

/** A parameter by itself: a table of limits needs a fact and cannot be one. Undefined when unreadable (said by `checkParameter`). */
export function parameterOf(written: Shaped['parameters']): Parameter | undefined {
  const entry = entryOf(written.parameter, written)
  if (typeof written.value === 'number') {
    return {
      ...entry,
      kind: 'number',
      value: written.value,
      ...(written.unit === undefined ? {} : { unit: String(written.unit) }),
    }
  }
  if (typeof written.value !== 'string') return undefined
  const limit = parseTimeLimit(written.value)
  if (!limit.ok || limit.value.kind === 'param') return undefined
  return {
    ...entry,
    kind: 'limit',
    limit: { kind: 'single', text: written.value, limit: limit.value },
    text: written.value,
  }
}

export function checkParameter(context: Context, path: Path, written: Shaped['parameters']): void {
  if (parameterOf(written)) return
  const at = [...path, 'value']
  if (typeof written.value === 'string' && !written.value.startsWith('param.')) resolveLimit(context, at, written.value)
  else context.fault(at, 'parameter.plain')
}
