import { type RawBuilder, sql, type Tx } from './open-database.ts'

/** What can be found by typing, in the order in which it is shown. */
export const SEARCHED = [
  'matter',
  'enterprise',
  'project',
  'person',
  'org',
  'paper',
  'meeting',
  'report',
  'form',
] as const
export type Searched = (typeof SEARCHED)[number]

type Source = {
  /** SQL over the kind's table `t`. */
  readonly title: string
  readonly text: string
  /** Numbers and codes, parted by blanks. */
  readonly codes: string
  /** What its program calls it by, for things without a title of their own. */
  readonly declared?: string
  readonly values?: string
  /** Rows that can be found. */
  readonly live?: string
}

// Telephone numbers, contact names and the raiser of a sealed matter are in none of these: nobody finds by them.
const SOURCES: Readonly<Record<Searched, Source>> = {
  matter: {
    title: 't.title',
    text: `concat_ws(' ', t.body, t.category, array_to_string(t.units, ' '), case when not t.sealed then (
      select e.name from enterprise e where e.authority_id = t.authority_id and e.id = t.enterprise_id) end)`,
    codes: 't.number',
  },
  enterprise: {
    title: 't.name',
    // Its former names, and the names of the entries that were merged into it.
    text: `concat_ws(' ', t.short_name, array_to_string(t.former_names, ' '), (
      select string_agg(f.name, ' ') from enterprise f where f.authority_id = t.authority_id and f.merged_into = t.id))`,
    codes: `coalesce(t.credit_code, '')`,
    live: `t.status <> 'merged'`,
  },
  project: { title: 't.name', text: `concat_ws(' ', t.class)`, codes: `coalesce(t.code, '')` },
  person: { title: 't.name', text: `''`, codes: `''` },
  org: { title: 't.name', text: `array_to_string(t.short_names, ' ')`, codes: `''` },
  paper: { title: 't.title', text: `array_to_string(t.to_names, ' ')`, codes: `coalesce(t.number, '')` },
  meeting: {
    title: 't.title',
    text: `t.minutes_text`,
    codes: `''`,
    declared: 't.meeting',
    live: 't.voided_at is null',
  },
  report: {
    title: `''`,
    text: `concat_ws(' ', t.body, t.reason, t.remedy)`,
    codes: `''`,
    declared: 't.report',
    live: `t.voided_at is null and t.state <> 'draft'`,
  },
  // Which of its values may be found the form says: src/app/search/things.ts.
  form: {
    title: `''`,
    text: `''`,
    codes: `''`,
    declared: 't.form',
    values: 't.values',
    live: 't.voided_at is null and t.evaluation_id is null',
  },
}

/** What the words of one thing are made from. */
export type SearchSource = {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly codes: string
  readonly programKey: string | null
  readonly programVersion: number | null
  readonly declared: string | null
  readonly values: Readonly<Record<string, unknown>> | null
  readonly digest: string
}

/** The condition under which a row of the kind can be found at all, over `alias`. */
export function liveOf(kind: Searched, alias: string): RawBuilder<unknown> {
  const { live } = SOURCES[kind]
  return live ? sql.raw(live.replaceAll('t.', `${alias}.`)) : sql`true`
}

/** A page of the ids of a kind's things that can be found, from `after` on. */
export async function listSearchedIds(
  tx: Tx,
  authorityId: string,
  kind: Searched,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from ${sql.table(kind === 'form' ? 'form_entry' : kind)} t
     where t.authority_id = ${authorityId} and ${liveOf(kind, 't')} ${after ? sql`and t.id > ${after}` : sql``}
     order by t.id limit ${limit}`.execute(tx)
  return rows.map((row) => row.id)
}

/**
 * Those of the things named whose entry is missing or made from something else.
 * @param version of the lexemes; entries made by another are stale
 */
export async function listStaleSources(
  tx: Tx,
  authorityId: string,
  kind: Searched,
  ids: readonly string[],
  version: number,
): Promise<SearchSource[]> {
  const { title, text, codes, declared, values } = SOURCES[kind]
  const has = declared !== undefined
  const source = sql`
    select t.id, ${sql.raw(title)} as title, ${sql.raw(text)} as text, ${sql.raw(codes)} as codes,
           ${has ? sql`t.program_key` : sql`null::text`} as "programKey",
           ${values ? sql`t.program_version` : sql`null::int`} as "programVersion",
           ${has ? sql.raw(declared) : sql`null::text`} as declared, ${values ? sql.raw(values) : sql`null::jsonb`} as values
      from ${sql.table(kind === 'form' ? 'form_entry' : kind)} t
     where t.authority_id = ${authorityId} and ${liveOf(kind, 't')} and t.id = any(${[...ids]}::uuid[])`
  const { rows } = await sql<SearchSource>`
    with source as (${source}),
    made as (select s.*, md5(concat_ws('|', ${String(version)}::text, s.title, s.text, s.codes, s.declared, s.values::text)) as digest from source s)
    select m.* from made m
      left join search_entry n on n.authority_id = ${authorityId} and n.kind = ${kind} and n.thing_id = m.id
     where n.digest is distinct from m.digest`.execute(tx)
  return rows
}

/** Takes away the entries of things that can no longer be found: voided, merged, gone. */
export async function deleteDeadEntries(
  tx: Tx,
  authorityId: string,
  kind: Searched,
  ids?: readonly string[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from search_entry n
     where n.authority_id = ${authorityId} and n.kind = ${kind}
       ${ids ? sql`and n.thing_id = any(${[...ids]}::uuid[])` : sql``}
       and not exists (select from ${sql.table(kind === 'form' ? 'form_entry' : kind)} t
                        where t.authority_id = ${authorityId} and t.id = n.thing_id and ${liveOf(kind, 't')})`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}
