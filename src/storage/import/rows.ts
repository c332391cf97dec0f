import { type RawBuilder, sql } from '../open-database.ts'

/**
 * A batch of rows as one parameter: `from ${recordset(rows, 'id uuid, name text')} as r`. One statement a batch, however
 * many rows; JSON keeps nulls, arrays and numbers apart from texts. As `json`, read once: `jsonb` would be built first and then read again
 * (a third more time for 1 000 rows of 13 columns, measured).
 */
export function recordset(rows: readonly object[], columns: string): RawBuilder<unknown> {
  // The alias with its column list must follow directly, so it is part of the fragment.
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as r(${sql.raw(columns)})`
}

/** Rows in pieces of `size`. */
export function* batches<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}
