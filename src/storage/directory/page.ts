/** A page of a directory, and its exact number. */
import { type RawBuilder, sql, type Tx } from '../open-database.ts'

export type Name = { readonly id: string; readonly name: string } | null

/** `{ id, name }` of a joined row, null where there is none. */
export const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

export type Page = {
  /** `total`: counted for the first page, and not again. */
  readonly after?: { readonly name: string; readonly id: string; readonly total?: number | undefined } | undefined
  readonly limit: number
}

/** After the last row of the page before. */
export const beyond = (alias: string, page: Page) =>
  page.after
    ? sql`and (${sql.ref(`${alias}.name`)}, ${sql.ref(`${alias}.id`)}) > (${page.after.name}, ${page.after.id}::uuid)`
    : sql``

/** The exact number of rows that a condition lets through. */
export async function count(tx: Tx, from: RawBuilder<unknown>, condition: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${from} where ${condition}`.execute(tx)
  return rows[0]?.n ?? 0
}
