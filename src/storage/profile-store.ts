import { recordset } from './import/rows.ts'
import { sql, type Tx } from './open-database.ts'

/** Figures of a day; amounts in 万元 as decimal text, so that no digit is lost. */
export type Profile = {
  readonly asOf: string
  readonly staff: number | null
  readonly revenue: string | null
  readonly assets: string | null
  readonly fixedAssets: string | null
  readonly output: string | null
  readonly tax: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** What is said of an enterprise's day; what is left out stays as it was. */
export type ProfileSaid = { readonly id: string; readonly enterpriseId: string; readonly asOf: string } & Partial<
  Omit<Profile, 'asOf'>
>

const SAID =
  'id uuid, "enterpriseId" uuid, "asOf" date, staff int, revenue numeric, assets numeric, "fixedAssets" numeric, output numeric, tax numeric, data jsonb'

/**
 * Adds or corrects figures of days, one row a day and enterprise. What is null stays as it was: a report of staff does not erase the
 * revenue. The row that held until now is kept as it was known, and answers for runs as of before. Answers every row touched.
 */
export async function saveProfiles(
  tx: Tx,
  authorityId: string,
  said: readonly ProfileSaid[],
  by: { readonly at: string; readonly personId: string | null },
): Promise<string[]> {
  if (said.length === 0) return []
  // Each looked up in the index and held, then changed where it stands: joined in one statement the planner, whose figures are old in the
  // middle of an import, reads all rows of the authority for each of those said (a second import took 95 s instead of 4, seen).
  const { rows: before } = await sql<{ id: string; place: string }>`
    select p.id, p.place from ${recordset(said, SAID)}, lateral (
      select id, ctid::text as place from enterprise_profile
       where authority_id = ${authorityId} and enterprise_id = r."enterpriseId" and as_of = r."asOf" and voided_at is null
       offset 0 for update) p`.execute(tx)
  await sql`
    update enterprise_profile set voided_at = ${by.at}
     where ctid = any(${before.map((one) => one.place)}::tid[]) and authority_id = ${authorityId}`.execute(tx)
  await sql`
    insert into enterprise_profile
      (authority_id, id, enterprise_id, as_of, staff, revenue, assets, fixed_assets, output, tax, data, recorded_at, recorded_by)
    select ${authorityId}, r.id, r."enterpriseId", r."asOf", coalesce(r.staff, p.staff), coalesce(r.revenue, p.revenue),
           coalesce(r.assets, p.assets), coalesce(r."fixedAssets", p.fixed_assets), coalesce(r.output, p.output), coalesce(r.tax, p.tax),
           coalesce(p.data, '{}') || coalesce(r.data, '{}'), ${by.at}, ${by.personId}
      from ${recordset(said, SAID)}
      left join enterprise_profile p on p.authority_id = ${authorityId} and p.id = any(${before.map((one) => one.id)}::uuid[])
        and p.enterprise_id = r."enterpriseId" and p.as_of = r."asOf"`.execute(tx)
  return [...before.map((one) => one.id), ...said.map((one) => one.id)]
}

/** Figures of enterprises that have none yet. */
export async function insertFirstProfiles(
  tx: Tx,
  authorityId: string,
  said: readonly ProfileSaid[],
  by: { readonly at: string; readonly personId: string | null },
): Promise<void> {
  if (said.length === 0) return
  await sql`
    insert into enterprise_profile
      (authority_id, id, enterprise_id, as_of, staff, revenue, assets, fixed_assets, output, tax, data, recorded_at, recorded_by)
    select ${authorityId}, r.id, r."enterpriseId", r."asOf", r.staff, r.revenue, r.assets, r."fixedAssets", r.output, r.tax,
           coalesce(r.data, '{}'), ${by.at}, ${by.personId}
      from ${recordset(said, SAID)}`.execute(tx)
}

/** The last day each of these enterprises has figures of. */
export async function lastProfileDays(
  tx: Tx,
  authorityId: string,
  enterpriseIds: readonly string[],
): Promise<Map<string, string>> {
  if (enterpriseIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; day: string }>`
    select enterprise_id as id, max(as_of) as day from enterprise_profile
     where authority_id = ${authorityId} and enterprise_id = any(${[...enterpriseIds]}::uuid[]) and voided_at is null
     group by enterprise_id`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.day]))
}

/** The series of an enterprise's figures, the latest first. */
export async function listProfiles(tx: Tx, authorityId: string, enterpriseId: string): Promise<Profile[]> {
  const { rows } = await sql<Profile>`
    select as_of as "asOf", staff, revenue, assets, fixed_assets as "fixedAssets", output, tax, data
      from enterprise_profile where authority_id = ${authorityId} and enterprise_id = ${enterpriseId} and voided_at is null
     order by as_of desc`.execute(tx)
  return rows
}

export type Figures = { readonly staff: number | null; readonly revenue: string | null; readonly assets: string | null }

/** The latest known figure of each kind up to a day; a figure not reported lately is taken from before. */
export async function latestFigures(tx: Tx, authorityId: string, enterpriseId: string, day: string): Promise<Figures> {
  const { rows } = await sql<Figures>`
    select (array_agg(staff order by as_of desc) filter (where staff is not null))[1] as staff,
           (array_agg(revenue order by as_of desc) filter (where revenue is not null))[1] as revenue,
           (array_agg(assets order by as_of desc) filter (where assets is not null))[1] as assets
      from enterprise_profile
     where authority_id = ${authorityId} and enterprise_id = ${enterpriseId} and as_of <= ${day} and voided_at is null`.execute(
    tx,
  )
  return rows[0] ?? { staff: null, revenue: null, assets: null }
}

/** Figures of these enterprises on these days, for comparing. */
export async function findProfiles(
  tx: Tx,
  authorityId: string,
  wanted: readonly { readonly enterpriseId: string; readonly asOf: string }[],
): Promise<(Profile & { readonly enterpriseId: string })[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<Profile & { enterpriseId: string }>`
    select p.* from ${recordset(wanted, '"enterpriseId" uuid, "asOf" date')}, lateral (
      select enterprise_id as "enterpriseId", as_of as "asOf", staff, revenue, assets, fixed_assets as "fixedAssets", output, tax, data
        from enterprise_profile
       where authority_id = ${authorityId} and enterprise_id = r."enterpriseId" and as_of = r."asOf" and voided_at is null offset 0) p`.execute(
    tx,
  )
  return rows
}
