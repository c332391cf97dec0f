/** Sums of a register by whom or when. */
import type { RawBuilder } from 'kysely'
import { sql, type Tx } from '../open-database.ts'
import { numberIn, numberOf } from '../register-store.ts'

/** `all`: one group of every entry that fits. */
export const GROUPINGS = ['all', 'org', 'person', 'enterprise', 'project', 'area', 'month'] as const

export type Grouping = (typeof GROUPINGS)[number]

export type EntryGroup = {
  /** Id of the unit, person …; `YYYY-MM` of a month; null: entries without one. */
  readonly key: string | null
  readonly name: string | null
  readonly total: number
  readonly enterprises: number
  /** Per summed field: its sum, the entries with more than nothing of it, and how many enterprises those are. */
  readonly sums: readonly {
    readonly field: string
    readonly filled: number
    readonly sum: string
    readonly some: number
    readonly enterprises: number
  }[]
  /** Entries with more than nothing in every field of `whole`; 0 where `whole` is empty. */
  readonly whole: number
  /** Per yes-or-no field: how many said yes. */
  readonly yes: readonly { readonly field: string; readonly count: number }[]
}

/** What the entries that fit come to, per unit, person, enterprise, area or month. */
export async function groupEntries(
  tx: Tx,
  authorityId: string,
  condition: RawBuilder<unknown>,
  by: Grouping,
  fields: { readonly summed: readonly string[]; readonly yesNo: readonly string[]; readonly whole: readonly string[] },
): Promise<EntryGroup[]> {
  const key =
    by === 'all' ? sql`'all'` : by === 'month' ? sql`to_char(e.day, 'YYYY-MM')` : sql`${sql.ref(`e.${by}_id`)}::text`
  const name =
    by === 'all' || by === 'month'
      ? sql`g.key`
      : sql`(select n.name from ${sql.table(by)} n where n.authority_id = ${authorityId} and n.id::text = g.key)`
  const { rows } = await sql<EntryGroup>`
    with fit as materialized (select ${key} as key, e.enterprise_id, e.values, ${isWhole(fields.whole)} as whole from form_entry e where ${condition}),
    g as (select key, count(*)::int as total, count(distinct enterprise_id)::int as enterprises,
                 (count(*) filter (where whole))::int as whole from fit group by key)
    select g.key, ${name} as name, g.total, g.enterprises, g.whole,
           (select coalesce(jsonb_agg(to_jsonb(s) - 'n' order by s.n), '[]') from (
              select f.n, f.field, count(${numberIn()})::int as filled, coalesce(sum(${numberIn()}), 0)::text as sum,
                     (count(*) filter (where ${numberIn()} > 0))::int as some,
                     (count(distinct e.enterprise_id) filter (where ${numberIn()} > 0))::int as enterprises
                from unnest(${[...fields.summed]}::text[]) with ordinality as f (field, n)
                left join fit e on e.key is not distinct from g.key group by f.n, f.field) s) as sums,
           (select coalesce(jsonb_agg(to_jsonb(y) - 'n' order by y.n), '[]') from (
              select f.n, f.field, count(*) filter (where e.values ->> f.field = 'true')::int as count
                from unnest(${[...fields.yesNo]}::text[]) with ordinality as f (field, n)
                left join fit e on e.key is not distinct from g.key group by f.n, f.field) y) as yes
      from g order by ${by === 'month' ? sql`g.key desc` : sql`g.total desc, name`}`.execute(tx)
  return rows
}

/** Alias `e`: more than nothing in every one of the fields. */
function isWhole(fields: readonly string[]) {
  if (fields.length === 0) return sql`false`
  return sql.join(
    fields.map((field) => sql`coalesce(${numberOf(field)} > 0, false)`),
    sql` and `,
  )
}
