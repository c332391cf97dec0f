import type { Value } from './edit-text.ts'
import type { FormContext } from './form-context.ts'
import { choicesOf, followed, kindOf, type Schema } from './schema.ts'

/** A first value for a field that is added, so that the file stays readable while one goes on. */
export function first(given: Schema, of: FormContext): Value {
  const schema = followed(given, of.schema)
  switch (kindOf(schema, of.schema, undefined)) {
    case 'flag':
      return true
    case 'number':
      return schema.minimum ?? 1
    case 'limit':
      return '5 working days'
    case 'choice':
      return choicesOf(schema, of.schema)[0] ?? ''
    case 'choices':
      return choicesOf(schema, of.schema).slice(0, 1)
    case 'fact':
      return 'visit'
    case 'facts':
      return ['visit']
    case 'parties':
      return ['office']
    case 'party':
      return 'office'
    case 'every':
      return 'quarter'
    case 'texts':
      return ['…']
    case 'entries':
      return [blank(schema.items ?? {}, of)]
    case 'group':
      return blank(schema, of)
    default:
      return schema.title === 'share' ? '10%' : '…'
  }
}

/** An entry with what it must have. */
export function blank(given: Schema, of: FormContext): { [key: string]: Value } {
  const schema = followed(given, of.schema)
  return Object.fromEntries((schema.required ?? []).map((key) => [key, first(schema.properties?.[key] ?? {}, of)]))
}
