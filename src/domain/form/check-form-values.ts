import { isDay } from '../calendar/day.ts'
import { fail, ok, type Result } from '../result.ts'

/** A field as a program declares it; src/program/model.ts `FormField` fits. */
export type FieldRule = {
  readonly id: string
  readonly title: string
  readonly type:
    | 'text'
    | 'choice'
    | 'choices'
    | 'number'
    | 'money'
    | 'count'
    | 'date'
    | 'yes_no'
    | 'file'
    | 'phone'
    | 'entry'
  readonly choices?: readonly string[]
  readonly required: boolean
}

export type FormRule = { readonly id: string; readonly title: string; readonly fields: readonly FieldRule[] }

export type FieldValue = string | number | boolean | readonly string[]
export type FormValues = Readonly<Record<string, FieldValue>>

const MOST_TEXT = 20_000
const PHONE = /^\+?[\d\- ]{5,20}$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * What was filled in, as it is kept: only declared fields, in their types; empty ones left out. Refuses with the field's
 * place: unknown, missing though required, of another type, not among the choices. Money and numbers are plain numbers,
 * days `YYYY-MM-DD`, files ids of attachments.
 */
export function checkFormValues(form: FormRule, values: Readonly<Record<string, unknown>>): Result<FormValues> {
  const unknown = Object.keys(values).find((id) => !form.fields.some((field) => field.id === id))
  if (unknown !== undefined) {
    return fail(
      'form.unknown_field',
      { form: form.title, field: unknown, fields: form.fields.map((field) => field.title) },
      [unknown],
    )
  }
  const kept: Record<string, FieldValue> = {}
  for (const field of form.fields) {
    const value = trimmed(values[field.id])
    if (value === null) {
      if (field.required) return fail('form.field_missing', { form: form.title, field: field.title }, [field.id])
      continue
    }
    const checked = checkValue(field, value)
    if (!checked.ok) return checked
    kept[field.id] = checked.value
  }
  return ok(kept)
}

/** Absent, empty and blank are the same: not filled in. */
function trimmed(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim()
  return Array.isArray(value) && value.length === 0 ? null : value
}

function checkValue(field: FieldRule, value: unknown): Result<FieldValue> {
  const wrong = (what: string) =>
    fail(`form.${what}`, { field: field.title, ...(field.choices ? { choices: [...field.choices] } : {}) }, [field.id])
  switch (field.type) {
    case 'text':
      return typeof value === 'string' && value.length <= MOST_TEXT ? ok(value) : wrong('not_text')
    case 'phone':
      return typeof value === 'string' && PHONE.test(value) ? ok(value) : wrong('not_phone')
    case 'file':
      return typeof value === 'string' && UUID.test(value) ? ok(value) : wrong('not_file')
    case 'entry':
      return typeof value === 'string' && UUID.test(value) ? ok(value) : wrong('not_entry')
    case 'date':
      return typeof value === 'string' && isDay(value) ? ok(value) : wrong('not_date')
    case 'yes_no':
      return typeof value === 'boolean' ? ok(value) : wrong('not_yes_no')
    case 'number':
    case 'money':
      return typeof value === 'number' && Number.isFinite(value) ? ok(value) : wrong('not_number')
    case 'count':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? ok(value) : wrong('not_count')
    case 'choice':
      return typeof value === 'string' && isChoice(field, value) ? ok(value) : wrong('not_a_choice')
    case 'choices': {
      const list = Array.isArray(value) ? value : []
      return list.length > 0 && list.every((one) => typeof one === 'string' && isChoice(field, one))
        ? ok([...new Set(list as string[])])
        : wrong('not_a_choice')
    }
  }
}

/** A choice without a list is free: the program left it to the office. */
function isChoice(field: FieldRule, value: string): boolean {
  return !field.choices || field.choices.length === 0 || field.choices.includes(value)
}
