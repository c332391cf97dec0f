/** The rows of one disclosed kind of fact: what may be shown, and nothing that is hidden, sealed or not yet published. */
import { COMMON_COLUMNS } from '#program/catalogue.ts'
import { environmentOf } from '#program/environment.ts'
import type { EntityKind, FactRef, Party } from '#program/model.ts'
import type { Tx } from '#storage/open-database.ts'
import { FactQuery } from '../facts/fact-query.ts'
import type { Scene } from '../scene.ts'
import { execute, quote, SqlText } from '../sql.ts'
import { KINDS, NEEDED, type TextType } from './kinds.ts'

export type DisclosedColumn = {
  readonly id: string
  /** The catalogue's or the form's own word. */
  readonly label: string
  readonly type: TextType | 'yes_no' | 'texts' | 'phone' | 'entity'
}

export type DisclosedRow = {
  readonly id: string
  readonly at: string
  readonly day: string
  readonly cells: Readonly<Record<string, unknown>>
  /** Entities whose names must not be read from the texts either. */
  readonly withheld: Readonly<Partial<Record<EntityKind, string>>>
}

export type DisclosedQuestion = {
  readonly what: FactRef
  readonly hide: readonly string[]
  /** Only rows that lead to one of the asker's own units, persons, enterprises by one of these parties; absent: all. */
  readonly own?: { readonly parties: readonly Extract<Party, { kind: 'path' }>[]; readonly ids: readonly string[] }
  /** The period, for kinds that have one. */
  readonly ordinal?: number
  readonly after?: { readonly at: string; readonly id: string }
  readonly id?: string
  readonly limit: number
}

const ENTITIES: readonly EntityKind[] = ['org', 'person', 'enterprise', 'project', 'area']
const TYPES = {
  text: 'text',
  int: 'count',
  number: 'number',
  yes_no: 'yes_no',
  day: 'day',
  time: 'moment',
  texts: 'texts',
} as const

/** The columns that are shown of a kind of fact, hidden ones left out. */
export function columnsShown({ program }: Scene, what: FactRef, hide: readonly string[]): DisclosedColumn[] {
  const kind = KINDS[what.kind]
  if (!kind) return []
  const environment = environmentOf(program, what)
  const form = what.kind === 'form' ? program.forms.find((one) => one.id === what.name) : undefined
  const paths = ENTITIES.filter(
    (path) => environment.paths.has(path) && !kind.never?.includes(path) && !(form?.anonymous ?? false),
  ).map((path) => ({ id: path, label: path, type: 'entity' as const }))
  const names =
    kind.columns === 'fields' ? [...environment.columns.keys()].filter((one) => !(one in COMMON_COLUMNS)) : kind.columns
  const columns = names.flatMap((id) => {
    const column = environment.columns.get(id)
    if (!column) return []
    const isPhone = form?.fields.some((field) => field.id === id && field.type === 'phone')
    return [{ id, label: column.label, type: isPhone ? ('phone' as const) : TYPES[column.type as keyof typeof TYPES] }]
  })
  const texts = Object.entries(kind.texts ?? {}).map(([id, [type]]) => ({ id, label: id, type }))
  const lead = texts.filter(({ id }) => ['number', 'title', 'period'].includes(id))
  return [...lead, ...paths, ...columns, ...texts.filter((one) => !lead.includes(one))].filter(
    ({ id }) => !hide.includes(id),
  )
}

/** One page of rows, and how many there are in all. */
export async function disclosedRows(
  tx: Tx,
  scene: Scene,
  question: DisclosedQuestion,
): Promise<{ rows: DisclosedRow[]; total: number }> {
  const { what, hide } = question
  const kind = KINDS[what.kind]
  const columns = columnsShown(scene, what, hide)
  if (!kind || columns.length === 0) return { rows: [], total: 0 }
  const sql = new SqlText(scene)
  const query = new FactQuery(sql, what)
  const picked = columns.map(({ id, type }) => {
    const text = kind.texts?.[id]
    const value =
      type === 'entity'
        ? query.id([id])
        : text
          ? typeof text[1] === 'string'
            ? text[1]
            : text[1](query)
          : query.column(id)
    return `${quote(id)}, ${value}`
  })
  for (const needed of NEEDED[what.kind] ?? []) query.column(needed)
  const withheld = ENTITIES.filter((one) => hide.includes(one) && query.reaches.has(one)).map(
    (one) => `${quote(one)}, ${query.id([one])}`,
  )
  const own = question.own
  const conditions = [
    `not coalesce(s.sealed, false)`,
    ...(kind.fit ? [kind.fit] : []),
    ...(kind.sealed ? [`f.ordinal = ${sql.param(question.ordinal ?? -1, 'int')}`] : []),
    ...(question.id ? [`f.id = ${sql.param(question.id, 'uuid')}`] : []),
    ...(own
      ? [
          `(${own.parties.map((one) => `${query.id(one.path)} = any(${sql.param(own.ids, 'uuid[]')})`).join(' or ') || 'false'})`,
        ]
      : []),
  ]
  const from = () => `${query.from()}
  left join matter s on s.authority_id = f.authority_id and s.id = f.matter_id
  ${kind.own ? `join ${kind.own} x on x.authority_id = f.authority_id and x.id = f.id` : ''}
  where ${conditions.join(' and ')}`
  const total = await execute(tx, sql.done(`select count(*)::int as n ${from()}`))
  const { after } = question
  if (after) conditions.push(`(f.at, f.id) < (${sql.param(after.at, 'timestamptz')}, ${sql.param(after.id, 'uuid')})`)
  const order =
    what.kind === 'ranking'
      ? `${query.column('pool')}, ${query.column('place')}, f.id`
      : what.kind === 'measure'
        ? `${query.column('value')} desc nulls last, f.id`
        : 'f.at desc, f.id desc'
  const text = `select f.id, f.at, f.day, jsonb_build_object(${picked.join(', ')}) as cells, jsonb_build_object(${withheld.join(', ')}) as withheld
  ${from()} order by ${order} limit ${sql.param(question.limit, 'int')}`
  const { rows } = await execute(tx, sql.done(text))
  return { rows: rows as unknown as DisclosedRow[], total: Number(total.rows[0]?.n ?? 0) }
}
