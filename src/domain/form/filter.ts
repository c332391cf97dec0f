import { isDay } from '../calendar/day.ts'
import { fail, ok, type Result } from '../result.ts'
import type { FieldRule, FormRule } from './check-form-values.ts'

/** One condition on a field of a register: `kind=银行贷款`, `granted>=100`, `read=true`. */
export type FieldFilter = {
  readonly field: FieldRule
  readonly op: '=' | '>=' | '<='
  readonly value: string | number | boolean
}

const CONDITION = /^([a-z][a-z0-9_]*)(>=|<=|=)(.*)$/su

/**
 * The conditions as an address carries them, typed by the form's fields. Refuses with the place of the condition: not a
 * condition, an unknown field, a comparison the field does not have, a value of another type.
 */
export function parseFilters(form: FormRule, conditions: readonly string[]): Result<FieldFilter[]> {
  const filters: FieldFilter[] = []
  for (const [n, text] of conditions.entries()) {
    const [, id, op, value] = CONDITION.exec(text) ?? []
    const field = form.fields.find((one) => one.id === id)
    if (!field) {
      return fail('form.filter_unknown', { text, fields: form.fields.map((one) => one.id) }, ['where', n])
    }
    const typed = typedValue(field, op as FieldFilter['op'], value ?? '')
    if (typed === undefined) return fail('form.filter_wrong', { text, field: field.title }, ['where', n])
    filters.push({ field, op: op as FieldFilter['op'], value: typed })
  }
  return ok(filters)
}

function typedValue(field: FieldRule, op: FieldFilter['op'], value: string): FieldFilter['value'] | undefined {
  switch (field.type) {
    case 'number':
    case 'money':
    case 'count': {
      const n = value.trim() === '' ? Number.NaN : Number(value)
      return Number.isFinite(n) ? n : undefined
    }
    case 'date':
      return isDay(value) ? value : undefined
    case 'yes_no':
      return op === '=' && (value === 'true' || value === 'false') ? value === 'true' : undefined
    case 'file':
      return undefined
    default:
      return op === '=' && value !== '' ? value : undefined
  }
}

/** Fields whose values add up. */
export function isSummed(field: Pick<FieldRule, 'type'>): boolean {
  return field.type === 'number' || field.type === 'money' || field.type === 'count'
}
