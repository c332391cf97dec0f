/** Generated pages of docs/: the fact catalogue and the schema reference. */

import { ACTS } from '#domain/matter/act-names.ts'
import { type Attribute, COMMON_COLUMNS, type Column, ENTITIES, FACTS, type FactDefinition } from '../catalogue.ts'
import { CALENDARS, ROLES, STOPS } from '../words.ts'
import { type JsonSchema, noteOf, programJsonSchema } from './json-schema.ts'

const GENERATED =
  '<!-- Generated from src/program; do not edit. Renew with: npx vitest run test/program/reference.test.ts -u -->'

const column = (name: string, { type, label, values }: Column): string =>
  `| \`${name}\` | ${type} | ${label} | ${values ? values.map((value) => `\`${value}\``).join(' ') : ''} |`

/** docs/generated/fact-catalogue.md */
export function factCataloguePage(): string {
  const lines = [
    GENERATED,
    '',
    '# Fact catalogue 事实目录',
    '',
    'What `each:` can name, the entities a rule reaches from it, and its columns. The list is stable: a column is added, never renamed.',
    '规则里 `each:` 可以写的事实、由它可以到达的对象、它的各列。列只增加，不改名。',
    '',
    'Types 类型: `int` `number` (mix freely), `text`, `texts` (a set), `yes_no`, `day` (calendar day), `time` (moment). An absent value is *undecided*, never zero. 缺的值为“未判定”，不是零。',
    '',
    '## Every fact 每条事实都有',
    '',
    '| column | type | 中文 | values |',
    '|---|---|---|---|',
    ...Object.entries(COMMON_COLUMNS).map(([name, one]) => column(name, one)),
    '',
    'And `param.x` (numbers), and `measure.x`: other measures of a subject the fact reaches, of that period or the coarser period that contains it.',
  ]
  for (const [kind, definition] of Object.entries<FactDefinition>(FACTS)) {
    const name = definition.name ? ` <${definition.name.of}>${definition.name.optional ? ' (optional)' : ''}` : ''
    lines.push('', `## \`${kind}${name}\` ${definition.label}`, '')
    lines.push(
      `Paths 路径: ${definition.paths === 'subject' ? 'the subject itself 主体本身' : definition.paths.map((path) => `\`${path}\``).join(' ')}`,
    )
    const columns = Object.entries(definition.columns)
    if (columns.length > 0)
      lines.push(
        '',
        '| column | type | 中文 | values |',
        '|---|---|---|---|',
        ...columns.map(([id, one]) => column(id, one)),
      )
    if (kind === 'form')
      lines.push(
        '',
        'Columns: the declared fields. text choice phone → text · choices → texts · number money → number · count → int · date → day · yes_no file → yes_no.',
      )
    if (kind === 'matter')
      lines.push(
        '',
        '`category source urgency weight document level end` hold what the matter declares; a comparison with anything else is refused.',
      )
  }
  lines.push('', '# Entities behind the paths 路径通向的对象')
  for (const [entity, attributes] of Object.entries(ENTITIES)) {
    lines.push('', `## \`${entity}\``, '', '| attribute | type | 中文 |', '|---|---|---|')
    for (const [name, attribute] of Object.entries<Attribute>(attributes)) {
      lines.push(
        'entity' in attribute
          ? `| \`${name}\` | → \`${attribute.entity}\` | |`
          : `| \`${name}\` | ${attribute.type} | ${attribute.label} |`,
      )
    }
  }
  return `${lines.join('\n')}\n`
}

type Entry = { readonly path: string; readonly type: string; readonly required: boolean; readonly note: string }

/** docs/generated/schema-reference.md */
export function schemaReferencePage(): string {
  const schema = programJsonSchema()
  const lines = [
    GENERATED,
    '',
    '# Schema reference 写法一览',
    '',
    'Every key of a program file. **Bold** keys must stand. `…[]` is a list. Unknown keys are refused. 粗体的键必须写；未列出的键一律不收。',
    '',
    '## Head 文件头',
    '',
    '| key | value | meaning |',
    '|---|---|---|',
  ]
  const properties = Object.entries(schema.properties ?? {})
  const isSection = (one: JsonSchema): boolean =>
    one.type === 'array' && (one.items as JsonSchema | undefined)?.type === 'object'
  const required = new Set((schema.required as string[] | undefined) ?? [])
  const row = ({ path, type, required: must, note }: Entry): string =>
    `| ${must ? `**\`${path}\`**` : `\`${path}\``} | ${type} | ${note} |`
  for (const [key, one] of properties)
    if (!isSection(one)) lines.push(...entriesOf(key, one, required.has(key), [], schema).map(row))
  for (const [section, one] of properties) {
    if (!isSection(one)) continue
    lines.push('', `## \`${section}\` ${noteOf(section, []) ?? ''}`, '', '| key | value | meaning |', '|---|---|---|')
    const item = one.items as JsonSchema
    const must = new Set((item.required as string[] | undefined) ?? [])
    for (const [key, property] of Object.entries(item.properties ?? {}))
      lines.push(...entriesOf(key, property, must.has(key), [section], schema).map(row))
  }
  const words = (title: string, entries: readonly (readonly [string, string])[]): void => {
    lines.push(
      '',
      `## ${title}`,
      '',
      '| word | 中文 |',
      '|---|---|',
      ...entries.map(([word, zh]) => `| \`${word}\` | ${zh} |`),
    )
  }
  words(
    'Acts 办理动作 (`from`, `met_by` of a clock; `act` of a window)',
    Object.entries(ACTS).flatMap(([word, { title, by }]) =>
      by.some((role) => role !== 'system') ? [[word, title] as const] : [],
    ),
  )
  words('Roles 角色 (`who`, `to`, `by` …)', Object.entries(ROLES))
  words('Built-in periods 固有周期 (`every`)', [...Object.entries(CALENDARS), ['once', '全程'], ['2 weeks', '每 2 周']])
  words('Usual reasons to stop a clock 停止计时的情形 (`stops`; others in your own words)', Object.entries(STOPS))
  return `${lines.join('\n')}\n`
}

/** A key, and the keys of the objects inside it. */
function entriesOf(
  path: string,
  schema: JsonSchema,
  required: boolean,
  inside: readonly string[],
  root: JsonSchema,
): Entry[] {
  const key = path.replaceAll('[]', '').split('.').at(-1) ?? path
  const entries: Entry[] = [{ path, type: typeOf(schema, root), required, note: noteOf(key, inside) ?? '' }]
  const below = [...inside, key]
  for (const { object, list } of objectsIn(schema)) {
    const must = new Set((object.required as string[] | undefined) ?? [])
    for (const [name, property] of Object.entries(object.properties ?? {})) {
      entries.push(...entriesOf(`${path}${list ? '[]' : ''}.${name}`, property, must.has(name), below, root))
    }
  }
  const seen = new Set<string>()
  return entries.filter((entry) => !seen.has(entry.path) && seen.add(entry.path))
}

/** Objects a value may be: itself, in a list, or in one of several ways. A `$ref` (time limits) is described once, in the guide. */
function objectsIn(schema: JsonSchema): { object: JsonSchema; list: boolean }[] {
  if (schema.properties) return [{ object: schema, list: false }]
  if (schema.type === 'array' && schema.items)
    return objectsIn(schema.items as JsonSchema).map(({ object }) => ({ object, list: true }))
  return ((schema.anyOf as JsonSchema[] | undefined) ?? []).flatMap(objectsIn)
}

function typeOf(schema: JsonSchema, root: JsonSchema): string {
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1) ?? 'value'
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => `\`${String(value)}\``).join(' ')
  if (schema.const !== undefined) return `\`${String(schema.const)}\``
  if (
    typeof schema.title === 'string' &&
    [
      'text',
      'expression',
      'fact',
      'party',
      'parties',
      'every',
      'share',
      'path',
      'id',
      'day',
      'worth',
      'bands',
      'limit',
    ].includes(schema.title)
  )
    return schema.title
  if (schema.type === 'array') return `${typeOf((schema.items as JsonSchema | undefined) ?? {}, root)}[]`
  if (Array.isArray(schema.anyOf))
    return [...new Set((schema.anyOf as JsonSchema[]).map((one) => typeOf(one, root)))].join(' or ')
  if (schema.properties) return '{ … }'
  return typeof schema.type === 'string'
    ? ({ boolean: 'true/false', integer: 'whole number', string: 'text' }[schema.type] ?? schema.type)
    : 'any'
}
