import { type RawBuilder, sql, type Tx } from './open-database.ts'
import { liveOf, type Searched } from './search-source.ts'

export type SearchEntry = {
  readonly thingId: string
  readonly title: string
  readonly lexemes: readonly string[]
  readonly digest: string
}

/** The lexeme that leads every query: of this authority. No word begins so, whatever is typed half. */
export const leadOf = (authorityId: string): string => `@${authorityId}`

const SIGNS = {
  matter: 'm',
  enterprise: 'e',
  project: 'j',
  person: 'p',
  org: 'o',
  paper: 'd',
  meeting: 'g',
  report: 'r',
  form: 'f',
} as const satisfies Record<Searched, string>

/** What every lexeme of a kind begins with: how often a word is met is then known kind by kind. */
export const signOf = (kind: Searched): string => SIGNS[kind]

/** Writes entries as they are now: always in the order of their things, so that two writers of the same ones wait for each other and never both. */
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
    lexemes: [leadOf(authorityId), ...new Set(lexemes.map((one) => signOf(kind) + one))],
  }))
  await sql`
    insert into search_entry (authority_id, kind, thing_id, title, words, digest)
    select ${authorityId}, ${kind}, r.thing_id, r.title, array_to_tsvector(r.lexemes), r.digest
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(thing_id uuid, title text, digest text, lexemes text[])
     order by r.thing_id
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

/** A kind to look among, and what for: as a tsquery over titles, numbers and pinyin, and as one over everything. */
export type KindAsked = {
  readonly kind: Searched
  /** Over `t`, its own table; `wide`: that is everything. */
  readonly scope: RawBuilder<unknown>
  /** The same rows, way by way; see `waysOf`. */
  readonly ways: readonly RawBuilder<unknown>[]
  readonly wide: boolean
  readonly inTitle: string
  readonly anywhere: string
}

/** Of who sees more rows than this, so many are looked through word by word, the newest; the rest by the words they must have. */
export const OWN = 30_000

type Among = KindAsked & { readonly own?: number }

const rowsIn = (authorityId: string, { kind }: Among, scope: RawBuilder<unknown>) =>
  sql`t.authority_id = ${authorityId} and ${liveOf(kind, 't')} and ${scope}`
const rowsOf = (authorityId: string, of: Among) => rowsIn(authorityId, of, of.scope)
const tableOf = ({ kind }: Among) => sql.table(kind === 'form' ? 'form_entry' : kind)

/** Entries that match, the newest first: read from the index of words where few do and by age where many do; PostgreSQL knows which. */
function entries(authorityId: string, of: Among, query: string, most: RawBuilder<unknown>): RawBuilder<unknown> {
  const led = `'${leadOf(authorityId)}' & ${query}`
  return sql`
    select n.thing_id as id, n.title from search_entry n
     where n.authority_id = ${authorityId} and n.kind = ${of.kind} and n.words @@ ${led}::tsquery order by n.thing_id desc ${most}`
}

/**
 * The newest that match and may be seen. Who sees nearly everything finds them among twice as many entries; only where those do
 * not fill the measure is every entry that matches looked up.
 */
function newest(authorityId: string, of: Among, query: string): RawBuilder<unknown> {
  const seen = (from: RawBuilder<unknown>) => sql`
    select x.id, x.title from ${from} x join ${tableOf(of)} t on t.id = x.id
     where ${rowsOf(authorityId, of)} order by x.id desc limit ${MOST}`
  return sql`
    with near as materialized (${entries(authorityId, of, query, sql`limit ${2 * MOST}`)}),
    first as materialized (${seen(sql`near`)}),
    rest as materialized (
      select * from (${seen(sql`(${entries(authorityId, of, query, sql``)})`)}) y
       where (select count(*) from near) = ${2 * MOST} and (select count(*) from first) < ${MOST})
    select id, title from first union select id, title from rest`
}

/** Among everything of the kind: titles first; texts are looked at where titles do not fill the measure. */
function amongAll(authorityId: string, of: Among): RawBuilder<unknown> {
  if (of.inTitle === of.anywhere) return newest(authorityId, of, of.anywhere)
  return sql`
    with title as materialized (${newest(authorityId, of, of.inTitle)}),
    anywhere as materialized (
      select * from (${newest(authorityId, of, of.anywhere)}) x where (select count(*) from title) < ${MOST})
    select id, title from title union select id, title from (select * from anywhere limit ${MOST}) y limit ${MOST}`
}

/** Among one's own rows: of the many that match few are his, so his lead. */
function amongOwn(authorityId: string, of: Among): RawBuilder<unknown> {
  const own = of.own ?? OWN
  const among = (query: string) => sql`
    select m.id, n.title from mine m join search_entry n on n.thing_id = m.id
     where n.authority_id = ${authorityId} and n.kind = ${of.kind} and n.words @@ ${query}::tsquery
     order by m.id desc limit ${MOST}`
  // Gathered before they are put in order: read in the order of all rows, most would be somebody else's. Way by way, so that of a
  // handler's fifteen thousand matters the indexes are read, and not twelve thousand pages of the table.
  const gathered = of.ways.map((way) => sql`select t.id from ${tableOf(of)} t where ${rowsIn(authorityId, of, way)}`)
  return sql`
    with every as materialized (${sql.join(gathered, sql` union `)}),
    mine as materialized (select id from every order by id desc limit ${own + 1}),
    title as materialized (${among(of.inTitle)}),
    anywhere as materialized (select * from (${among(of.anywhere)}) x where (select count(*) from title) < ${MOST}),
    hit as materialized (select id, title from title union select id, title from anywhere),
    beyond as materialized (
      select * from (${newest(authorityId, of, of.anywhere)}) x
       where (select count(*) from mine) > ${own} and (select count(*) from hit) < ${MOST})
    select id, title from hit union select id, title from beyond limit ${MOST}`
}

/**
 * What matches of one kind, and the asker may read: the best first. Titles that begin with what was typed come before those
 * that contain it, those before matches in the text; among equals the newest.
 */
function findOfKind(authorityId: string, of: Among & { typed: string; limit: number }): RawBuilder<Hit> {
  const { kind, typed, wide, limit } = of
  const table = sql.table(kind === 'form' ? 'form_entry' : kind)
  const matched = wide ? amongAll(authorityId, of) : amongOwn(authorityId, of)
  return sql<Hit>`
    select ${kind}::text as kind, t.id, h.title, ${sql.raw(HINTS[kind].replaceAll('t.authority_id', `'${authorityId}'`))} as hint, 
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
  of: { readonly typed: string; readonly limit: number; readonly own?: number },
): Promise<Hit[]> {
  if (kinds.length === 0) return []
  const parts = kinds.map((one) => sql`(${findOfKind(authorityId, { ...one, ...of })})`)
  const { rows } = await sql<Hit>`${sql.join(parts, sql` union all `)}`.execute(tx)
  return rows
}
