import { sql, type Tx } from '../open-database.ts'
import { arrayText } from './array-text.ts'

export type EffectRow = {
  n: number
  thing: string
  act: 'created' | 'changed'
  ids: string[]
  before: Record<string, unknown>[] | null
  after: Record<string, unknown>[] | null
}

/** Figures of an enterprise and versions of a target have no id of their own: they are kept under the enterprise's and the target's. */
const KEYS: Readonly<Record<string, { readonly key: string; readonly version: string }>> = {
  enterprise_profile: { key: 'enterprise_id', version: 'id' },
  target: { key: 'target_id', version: 'version' },
}
const keyOf = (table: string) => KEYS[table]?.key ?? 'id'

/** Of what several rows are kept under one id; taking it back takes them all, and puts back those that were there. */
export const isKeptInVersions = (table: string): boolean => KEYS[table] !== undefined

/** The id a kept row stands under. */
export const idOfRow = (table: string, row: Readonly<Record<string, unknown>>): string => String(row[keyOf(table)])

/** What tells a kept row from all others of its table. */
export function identityOfRow(table: string, row: Readonly<Record<string, unknown>>): string {
  const kept = KEYS[table]
  return kept ? `${idOfRow(table, row)} ${String(row[kept.version])}` : idOfRow(table, row)
}

/** Notes what an import makes, or how rows stand that it is about to change. */
export async function insertEffect(
  tx: Tx,
  authorityId: string,
  effect: { runId: string; n: number; table: string; act: 'created' | 'changed'; ids: readonly string[] },
): Promise<void> {
  const { runId, n, table, act, ids } = effect
  const given = arrayText(ids)
  const before =
    act === 'created'
      ? sql`null::jsonb`
      : sql`coalesce((select jsonb_agg(to_jsonb(t)) from ${sql.ref(table)} t
                       where t.authority_id = ${authorityId} and t.${sql.ref(keyOf(table))} = any(${given}::uuid[])), '[]'::jsonb)`
  await sql`
    insert into import_effect (authority_id, run_id, n, thing, act, ids, before)
    values (${authorityId}, ${runId}, ${n}, ${table}, ${act}, ${given}::uuid[], ${before})`.execute(tx)
}

/** How the rows that a run changed stand at its end: only if they still stand so can it be taken back. */
export async function settleEffects(tx: Tx, authorityId: string, runId: string): Promise<void> {
  const { rows } = await sql<{ n: number; thing: string; act: EffectRow['act'] }>`
    select n, thing, act from import_effect where authority_id = ${authorityId} and run_id = ${runId}`.execute(tx)
  // A matter is made with many acts; from here on it has moved when it has moved on.
  await sql`
    update import_effect e
       set after = (select jsonb_agg(jsonb_build_object('id', m.id, 'revision', m.revision)) from matter m
                     where m.authority_id = ${authorityId} and m.id = any(e.ids))
     where e.authority_id = ${authorityId} and e.run_id = ${runId} and e.thing = 'matter' and e.act = 'created'`.execute(
    tx,
  )
  for (const { n, thing, act } of rows) {
    if (act === 'created' && !WITHOUT_REVISION.includes(thing)) continue
    await sql`
      update import_effect e
         set after = coalesce((select jsonb_agg(to_jsonb(t)) from ${sql.ref(thing)} t
                                where t.authority_id = ${authorityId} and t.${sql.ref(keyOf(thing))} = any(e.ids)), '[]'::jsonb)
       where e.authority_id = ${authorityId} and e.run_id = ${runId} and e.n = ${n}`.execute(tx)
  }
  // Noted before a change that was then refused: nothing to put back.
  await sql`
    delete from import_effect e
     where e.authority_id = ${authorityId} and e.run_id = ${runId} and e.act = 'changed' and e.before @> e.after and e.after @> e.before`.execute(
    tx,
  )
}

/** What has no revision to show that it was changed: made ones are kept whole too. */
const WITHOUT_REVISION = ['target', 'reading']

export async function listEffects(tx: Tx, authorityId: string, runId: string): Promise<EffectRow[]> {
  const { rows } = await sql<EffectRow>`
    select n, thing, act, ids, before, after from import_effect
     where authority_id = ${authorityId} and run_id = ${runId} order by n desc`.execute(tx)
  return rows
}

/** Rows of a table as they stand. */
export async function rowsNow(
  tx: Tx,
  authorityId: string,
  table: string,
  ids: readonly string[],
): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    select to_jsonb(t) as row from ${sql.ref(table)} t
     where t.authority_id = ${authorityId} and t.${sql.ref(keyOf(table))} = any(${[...ids]}::uuid[])`.execute(tx)
  return rows.map(({ row }) => row)
}

/** Puts rows back as they were. What is kept in versions was taken away whole before. */
export async function putBack(
  tx: Tx,
  authorityId: string,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const old = sql`jsonb_populate_recordset(null::${sql.ref(table)}, ${JSON.stringify(rows)}::jsonb) r`
  if (isKeptInVersions(table)) {
    await sql`insert into ${sql.ref(table)} select r.* from ${old}`.execute(tx)
    return
  }
  const set = Object.keys(first).filter((column) => column !== 'authority_id' && column !== 'id')
  await sql`
    update ${sql.ref(table)} t set ${sql.join(set.map((column) => sql`${sql.ref(column)} = r.${sql.ref(column)}`))}
      from ${old} where t.authority_id = ${authorityId} and t.id = r.id`.execute(tx)
}

/** Takes away what is otherwise never taken away: acts of the matters an import made, papers it entered. The database holds the conditions. */
export async function takeBackImported(tx: Tx, authorityId: string, runId: string): Promise<void> {
  await sql`select take_back_imported(${authorityId}, ${runId})`.execute(tx)
}

/** Papers are taken away with the acts, by {@link takeBackImported}. */
export async function removeRows(tx: Tx, authorityId: string, table: string, ids: readonly string[]): Promise<void> {
  if (table === 'paper') return
  await sql`delete from ${sql.ref(table)} where authority_id = ${authorityId} and ${sql.ref(keyOf(table))} = any(${[...ids]}::uuid[])`.execute(
    tx,
  )
}

type IdsByTable = ReadonlyMap<string, readonly string[]>
type Column = { table: string; column: string; many: boolean; keyed: boolean }

/** Tables whose rows follow from others, or only tell of them: what stands there hangs on nothing. */
const FOLLOWING = [
  'search_entry',
  'dirty',
  'audit',
  'notice',
  'idempotency',
  'import_run',
  'import_key',
  'import_effect',
  'import_alias',
  'import_fault',
  'import_chunk',
  'import_layout',
]
const OF_A_MATTER = ['act', 'matter_history', 'matter_party', 'matter_clock', 'closing']

/**
 * Rows elsewhere that name one of these things: every column that holds ids is looked at, so that what a later version adds is not
 * forgotten. Rows that the import itself made or changed do not count: they go, or are as before.
 * @param at when the import was kept: figures recorded then are its own
 */
export async function findDependents(
  tx: Tx,
  authorityId: string,
  { made, changed }: { made: IdsByTable; changed: IdsByTable },
  at: string,
): Promise<{ table: string; rows: number }[]> {
  const ids = [...made.values()].flat()
  if (ids.length === 0) return []
  const { rows: columns } = await sql<Column>`
    select c.table_name as "table", c.column_name as "column", c.data_type = 'ARRAY' as many,
           exists (select from information_schema.columns k where k.table_schema = c.table_schema and k.table_name = c.table_name and k.column_name = 'id') as keyed
      from information_schema.columns c
      join information_schema.tables b on b.table_schema = c.table_schema and b.table_name = c.table_name and b.table_type = 'BASE TABLE'
     where c.table_schema = current_schema() and c.udt_name in ('uuid', '_uuid') and c.column_name <> 'authority_id'
       and exists (select from information_schema.columns a where a.table_schema = c.table_schema and a.table_name = c.table_name and a.column_name = 'authority_id')
     order by 1, 2`.execute(tx)
  const found: { table: string; rows: number }[] = []
  for (const [table, own] of Map.groupBy(columns, (one) => one.table)) {
    if (FOLLOWING.includes(table) || table.startsWith('derived_')) continue
    const named = own.filter(({ column }) => column !== 'id')
    if (named.length === 0) continue
    const hits = named.map(({ column, many }) =>
      many ? sql`t.${sql.ref(column)} && ${ids}::uuid[]` : sql`t.${sql.ref(column)} = any(${ids}::uuid[])`,
    )
    const mine =
      own[0]?.keyed || isKeptInVersions(table) ? [...(made.get(table) ?? []), ...(changed.get(table) ?? [])] : []
    const matters = OF_A_MATTER.includes(table) ? (made.get('matter') ?? []) : []
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.ref(table)} t
       where t.authority_id = ${authorityId} and (${sql.join(hits, sql` or `)})
         ${mine.length > 0 ? sql`and not (t.${sql.ref(keyOf(table))} = any(${mine}::uuid[]))` : sql``}
         ${matters.length > 0 ? sql`and not (t.matter_id = any(${matters}::uuid[]))` : sql``}
         ${table === 'enterprise_profile' ? sql`and t.recorded_at <> ${at}::timestamptz` : sql``}`.execute(tx)
    if ((rows[0]?.n ?? 0) > 0) found.push({ table, rows: rows[0]?.n ?? 0 })
  }
  return found
}

/** Values reported of these targets, but for the import's own. */
export async function countReadingsOf(
  tx: Tx,
  authorityId: string,
  targetIds: readonly string[],
  own: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct r.id)::int as n
      from target t
      join reading r using (authority_id, program_key, indicator, subject_id, calendar, ordinal)
     where t.authority_id = ${authorityId} and t.target_id = any(${[...targetIds]}::uuid[]) and r.voided_at is null
       and not (r.id = any(${[...own]}::uuid[]))`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Things that were changed after they were made. */
export async function countMovedOn(
  tx: Tx,
  authorityId: string,
  table: string,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.ref(table)} where authority_id = ${authorityId} and id = any(${[...ids]}::uuid[]) and revision > 1`.execute(
    tx,
  )
  return rows.map((row) => row.id)
}

/** Takes away what hangs on things that are taken back: their words in the search, a matter's acts, an enterprise's figures. */
export async function removeParts(tx: Tx, authorityId: string, table: string, ids: readonly string[]): Promise<void> {
  const all = [...ids]
  await sql`delete from search_entry where authority_id = ${authorityId} and thing_id = any(${all}::uuid[])`.execute(tx)
  if (table === 'enterprise')
    await sql`delete from enterprise_profile where authority_id = ${authorityId} and enterprise_id = any(${all}::uuid[])`.execute(
      tx,
    )
  if (table !== 'matter') return
  for (const part of OF_A_MATTER.filter((one) => one !== 'act'))
    await sql`delete from ${sql.ref(part)} where authority_id = ${authorityId} and matter_id = any(${all}::uuid[])`.execute(
      tx,
    )
  await sql`delete from import_key where authority_id = ${authorityId} and thing_id = any(${all}::uuid[])`.execute(tx)
}

/** Periods sealed since: their figures stand on what was there. */
export async function sealedSince(tx: Tx, authorityId: string, at: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from seal where authority_id = ${authorityId} and sealed_at > ${at}`.execute(tx)
  return rows[0]?.n ?? 0
}
