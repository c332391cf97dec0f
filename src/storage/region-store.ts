import type { Region } from '#domain/region/region.ts'
import { sql, type Tx } from './open-database.ts'

const COLUMNS = sql`code, name, parent_code as "parentCode", level, valid_to as "validTo", replaced_by as "replacedBy"`

/** Writes regions, whatever stood there. */
export async function saveRegions(tx: Tx, regions: readonly Region[]): Promise<void> {
  await sql`
    insert into region (code, name, parent_code, level, valid_to, replaced_by)
    select r.code, r.name, r.parent_code, r.level, r.valid_to, r.replaced_by
      from unnest(${regions.map((r) => r.code)}::text[], ${regions.map((r) => r.name)}::text[],
                  ${regions.map((r) => r.parentCode)}::text[], ${regions.map((r) => r.level)}::text[],
                  ${regions.map((r) => r.validTo)}::date[], ${regions.map((r) => r.replacedBy)}::text[])
           as r(code, name, parent_code, level, valid_to, replaced_by)
    on conflict (code) do update
       set name = excluded.name, parent_code = excluded.parent_code, level = excluded.level,
           valid_to = excluded.valid_to, replaced_by = excluded.replaced_by`.execute(tx)
}

/** A region by its code; revoked codes are found too. */
export async function findRegion(tx: Tx, code: string): Promise<Region | undefined> {
  const { rows } = await sql<Region>`select ${COLUMNS} from region where code = ${code}`.execute(tx)
  return rows[0]
}

/** The regions directly below one, by code; null: the provinces. Revoked ones are left out. */
export async function listRegions(tx: Tx, parentCode: string | null): Promise<Region[]> {
  const { rows } = await sql<Region>`
    select ${COLUMNS} from region
     where parent_code is not distinct from ${parentCode} and valid_to is null order by code`.execute(tx)
  return rows
}

/** How many regions there are, streets left out. */
export async function countRegions(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from region where level <> 'street'`.execute(tx)
  return rows[0]?.n ?? 0
}
