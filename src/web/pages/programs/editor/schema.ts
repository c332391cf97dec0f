/** The program's JSON Schema as the form reads it. */
export type Schema = {
  readonly $ref?: string
  readonly title?: string
  readonly description?: string
  readonly type?: string
  readonly enum?: readonly (string | number)[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly minimum?: number
  readonly maximum?: number
}

export type FieldKind =
  | 'limit'
  | 'condition'
  | 'fact'
  | 'facts'
  | 'parties'
  | 'party'
  | 'every'
  | 'choice'
  | 'choices'
  | 'flag'
  | 'number'
  | 'text'
  | 'texts'
  | 'id'
  | 'entries'
  | 'group'
  | 'raw'

const TITLED: Readonly<Record<string, FieldKind>> = {
  limit: 'limit',
  expression: 'condition',
  worth: 'condition',
  fact: 'fact',
  parties: 'parties',
  party: 'party',
  every: 'every',
  share: 'text',
  number: 'text',
  path: 'text',
  day: 'text',
  text: 'text',
  id: 'id',
  'list of texts': 'texts',
}

/** A schema with its reference followed. */
export function followed(schema: Schema, root: Schema): Schema {
  const name = schema.$ref?.replace('#/$defs/', '')
  const found = name ? root.$defs?.[name] : undefined
  return found ? { ...found, ...(schema.description ? { description: schema.description } : {}) } : schema
}

/** The schema of one entry of a section; of the head without the sections. */
export function entrySchema(root: Schema, section: string, sections: readonly string[]): Schema {
  if (section !== 'head') return root.properties?.[section]?.items ?? {}
  const { properties = {}, ...rest } = root
  return {
    ...rest,
    properties: Object.fromEntries(
      Object.entries(properties).filter(([key]) => !sections.includes(key) && key !== 'set' && key !== 'drop'),
    ),
  }
}

/** How a value is asked for; a value that does not fit the simple way is shown as it stands in the file. */
export function kindOf(given: Schema, root: Schema, value: unknown): FieldKind {
  const schema = followed(given, root)
  const kind = plainKind(schema, root)
  if (value === undefined) return kind === 'raw' ? alternative(schema, root) : kind
  if (kind === 'raw') return fallback(schema, root, value)
  return fits(kind, value)
    ? kind
    : kind === 'parties' || kind === 'facts' || kind === 'texts'
      ? kind
      : fallback(schema, root, value)
}

function plainKind(schema: Schema, root: Schema): FieldKind {
  const titled = schema.title ? TITLED[schema.title] : undefined
  if (titled) return titled
  if (schema.const === true || schema.type === 'boolean') return 'flag'
  if (schema.enum) return 'choice'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'array' && schema.items) {
    const items = followed(schema.items, root)
    if (items.enum) return 'choices'
    if (items.properties) return 'entries'
    if (items.title === 'limit') return 'texts'
    if (items.title === 'fact') return 'facts'
    if (items.type === 'string' || items.title === 'text') return 'texts'
    return 'raw'
  }
  if (schema.properties) return 'group'
  if (schema.type === 'string') return 'text'
  return 'raw'
}

/** Of a value that may be several things and is not there yet: the simplest of them. */
function alternative(schema: Schema, root: Schema): FieldKind {
  const kinds = (schema.anyOf ?? []).map((one) => plainKind(followed(one, root), root))
  return (['limit', 'fact', 'choice', 'number', 'text', 'texts'] as const).find((kind) => kinds.includes(kind)) ?? 'raw'
}

function fallback(schema: Schema, root: Schema, value: unknown): FieldKind {
  const kinds = (schema.anyOf ?? []).map((one) => plainKind(followed(one, root), root))
  return kinds.find((kind) => kind !== 'entries' && kind !== 'group' && fits(kind, value)) ?? 'raw'
}

function fits(kind: FieldKind, value: unknown): boolean {
  switch (kind) {
    case 'flag':
      return typeof value === 'boolean'
    case 'number':
      return typeof value === 'number'
    case 'choices':
    case 'texts':
    case 'facts':
      return Array.isArray(value) && value.every((one) => typeof one !== 'object')
    case 'parties':
      return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    case 'entries':
      return (
        Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
      )
    case 'group':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'raw':
      return true
    default:
      return typeof value !== 'object'
  }
}

/** The choices of an enum, in a field or in the items of a list. */
export function choicesOf(given: Schema, root: Schema): readonly string[] {
  const schema = followed(given, root)
  const found = schema.enum ?? (schema.items ? followed(schema.items, root).enum : undefined)
  return (found ?? schema.anyOf?.flatMap((one) => followed(one, root).enum ?? []) ?? []).map(String)
}
