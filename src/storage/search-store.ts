import { type RawBuilder, sql, type Tx } from './open-database.ts'
import { liveOf, type Searched } from './search-source.ts'

export type SearchEntry = {
  readonly thingId: string
  readonly title: string
  readonly lexemes: readonly string[]
  readonly digest: string
}

/** The lexeme that leads every query: the kind, of this authority. */
export const leadOf = (authorityId: string, kind: Searched) => `${kind}@${authorityId}`

/** Writes entries as they are now. */
export async function putEntries(
  tx: Tx,
  authorityId: string,
  kind: Searched,
  entries: readonly SearchEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ thingId, title, lexemes, digest }) => ({
    thing_id: thingId,
    title,
    digest,
    lexemes: [...new Set([leadOf(authorityId, kind), ...lexemes])],
  }))
  await sql`
    insert into search_entry (authority_id, kind, thing_id, title, words, digest)
    select ${authorityId}, ${kind}, r.thing_id, r.title, array_to_tsvector(r.lexemes), r.digest
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(thing_id uuid, title text, digest text, lexemes text[])
    on conflict (authority_id, kind, thing_id)
    do update set title = excluded.title, words = excluded.words, digest = excluded.digest`.execute(tx)
}

/** Whether anything can be found yet. */
export async function hasEntries(tx: Tx, authorityId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from search_entry where authority_id = ${authorityId}) as found`.execute(tx)
  return rows[0]?.found ?? false
}

export type Hit = {
  readonly kind: Searched
  readonly id: string
  readonly title: string
  /** Beside the title: a number, a unit, a code. */
  readonly hint: string | null
  /** Of a matter. */
  readonly state: string | null
  /** Of a register's entry: its program and form. */
  readonly register: string | null
  /** Of how many this is one; of very many, the first `MOST` that were met. */
  readonly found: number
}

/** So many matches of a kind are compared with each other; who has more must type more. */
export const MOST = 300

/** What stands beside the title, from the thing's own row `t`. Fields are parted by ` · `. */
const HINTS: Readonly<Record<Searched, string>> = {
  matter: `concat_ws(' · ', t.number, (select o.name from org o where o.authority_id = t.authority_id and o.id = coalesce(t.lead_org_id, t.org_id)))`,
  enterprise: `concat_ws(' · ', t.credit_code, (select a.name from area a where a.authority_id = t.authority_id and a.id = t.area_id))`,
  project: `concat_ws(' · ', t.code, t.stage)`,
  person: `(select concat_ws(' · ', o.name, nullif(p.title, '')) from post p join org o on o.authority_id = p.authority_id and o.id = p.org_id
    where p.authority_id = t.authority_id and p.person_id = t.id and p.is_primary order by p.from_day desc limit 1)`,
  org: 't.kind',
  paper: `concat_ws(' · ', t.number, t.day::text)`,
  meeting: 't.day::text',
  report: `concat_ws(' · ', (select o.name from org o where o.authority_id = t.authority_id and o.id = t.org_id),
    (select n.name from person n where n.authority_id = t.authority_id and n.id = t.person_id), t.day::text)`,
  form: 't.day::text',
}

/** A kind to look among; `scope` over `t`, its own table, and whether that is everything. */
export type KindAsked = { readonly kind: Searched; readonly scope: RawBuilder<unknown>; readonly wide: boolean }

/**
 * What matches of one kind, and the asker may read: the best first. Titles that begin with what was typed come before those
 * that contain it, those before matches in the text; among equals the newest.
 */
function findOfKind(
  authorityId: string,
  of: KindAsked & { query: string; typed: string; limit: number },
): RawBuilder<Hit> {
  const { kind, query, typed, scope, wide, limit } = of
  const table = sql.table(kind === 'form' ? 'form_entry' : kind)
  const led = `'${leadOf(authorityId, kind)}' & ${query}`
  const matches = sql`n.authority_id = ${authorityId} and n.kind = ${kind} and n.words @@ ${led}::tsquery`
  const mine = sql`t.authority_id = ${authorityId} and ${liveOf(kind, 't')} and ${scope}`
  // Who sees everything is answered from the index of words; who sees some, from his own rows: of the many that match few are his.
  const matched = wide
    ? sql`select t.id, n.title from search_entry n join ${table} t on t.id = n.thing_id where ${matches} and ${mine} limit ${MOST}`
    : sql`with mine as materialized (select t.id from ${table} t where ${mine})
        select m.id, n.title from mine m join search_entry n on n.thing_id = m.id where ${matches} limit ${MOST}`
  return sql<Hit>`
    select ${kind}::text as kind, t.id, h.title, ${sql.raw(HINTS[kind])} as hint, 
           ${kind === 'matter' ? sql`t.state` : sql`null::text`} as state,
           ${kind === 'form' ? sql`t.program_key || '/' || t.form` : sql`null::text`} as register, h.found
      from (select x.*, count(*) over ()::int as found from (${matched}) x
             order by starts_with(lower(x.title), ${typed}) desc, strpos(lower(x.title), ${typed}) > 0 desc, x.id desc limit ${limit}) h
      join ${table} t on t.authority_id = ${authorityId} and t.id = h.id
     order by starts_with(lower(h.title), ${typed}) desc, strpos(lower(h.title), ${typed}) > 0 desc, h.id desc`
}

/** What matches of several kinds, in one statement. */
export async function findOfKinds(
  tx: Tx,
  authorityId: string,
  kinds: readonly KindAsked[],
  of: { readonly query: string; readonly typed: string; readonly limit: number },
): Promise<Hit[]> {
  if (kinds.length === 0) return []
  const parts = kinds.map((one) => sql`(${findOfKind(authorityId, { ...one, ...of })})`)
  const { rows } = await sql<Hit>`${sql.join(parts, sql` union all `)}`.execute(tx)
  return rows
}
