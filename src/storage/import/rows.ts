import { type RawBuilder, sql } from '../open-database.ts'
import { arrayText } from './array-text.ts'

/**
 * A batch of rows as one table: `from ${recordset(rows, 'id uuid, name text')}`, which is called `r`. One statement a batch, however many
 * rows, each column one array. PostgreSQL reads arrays in half the time it takes for the same rows as JSON (2.3 ms beside 4.8 ms for
 * 1 000 rows of 13 columns, measured), and they are written in less time too.
 */
export function recordset(rows: readonly object[], columns: string): RawBuilder<unknown> {
  const wanted = columnsOf(columns)
  const arrays = wanted.map(({ key, type, inner }) => {
    const values = rows.map((row) => plain((row as Readonly<Record<string, unknown>>)[key], type))
    return sql`${arrayText(values)}::${sql.raw(inner)}[]`
  })
  const names = wanted.map(({ name }) => name).join(', ')
  const selected = wanted
    .map(({ name, type, inner }) => (type === inner ? `u.${name}` : `u.${name}::${type} as ${name}`))
    .join(', ')
  return sql`(select ${sql.raw(selected)} from unnest(${sql.join(arrays)}) as u(${sql.raw(names)})) as r`
}

/** `inner`: as what it comes in an array. Arrays of arrays would have to be of one length, so they come as texts, and so does JSON. */
type Column = { readonly name: string; readonly key: string; readonly type: string; readonly inner: string }

const known = new Map<string, readonly Column[]>()

function columnsOf(columns: string): readonly Column[] {
  const before = known.get(columns)
  if (before) return before
  const found = columns.split(',').map((one) => {
    const [, written = '', type = ''] = /^\s*("\w+"|\w+)\s+(\S+)\s*$/.exec(one) ?? []
    if (type === '') throw new Error(`no column and type: ${one}`)
    const key = written.replaceAll('"', '')
    return { name: `"${key}"`, key, type, inner: /\[\]$|^jsonb?$/.test(type) ? 'text' : type }
  })
  known.set(columns, found)
  return found
}

/** A value as its type is written. */
function plain(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null
  if (type === 'json' || type === 'jsonb') return JSON.stringify(value)
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return arrayText(value.map((one) => plain(one, type)))
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Rows in pieces of `size`. */
export function* batches<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}
