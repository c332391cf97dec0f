import type { Form } from '#program/model.ts'

/**
 * A ledger's one column of text as a form's values: in its only required text, or, where nothing is required, in its first text. Undefined
 * when the form demands more than a ledger tells.
 */
export function textForm(form: Form, note: string | null): Record<string, unknown> | undefined {
  const required = form.fields.filter((field) => field.required)
  const [only] = required
  if (required.length > 1 || (only && (only.type !== 'text' || note === null))) return undefined
  const field = only ?? form.fields.find((one) => one.type === 'text')
  return field && note !== null ? { [field.id]: note } : {}
}
