/** Which units a matter concerns: by the service catalogue, by name, by the area. */
import { type RawBuilder, sql, type Tx } from './open-database.ts'

export type Unit = { readonly id: string; readonly name: string; readonly kind: string }

/** Units that the service catalogue names for a category on a day, by the register's rows. */
export async function listServingUnits(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; form: string; category: string },
): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select distinct o.id, o.name, o.kind
      from form_entry f
      join org o on o.authority_id = ${authorityId} and o.id = f.org_id
     where f.authority_id = ${authorityId} and f.program_key = ${of.programKey} and f.form = ${of.form} and f.voided_at is null
       and f.values ->> 'category' = ${of.category}
     order by o.name`.execute(tx)
  return rows
}

/** Units by name; the order of the names is kept. */
export async function listUnitsNamed(tx: Tx, authorityId: string, names: readonly string[]): Promise<Unit[]> {
  if (names.length === 0) return []
  const { rows } = await sql<Unit>`
    select id, name, kind from org where authority_id = ${authorityId} and name = any(${[...names]}::text[])
     order by array_position(${[...names]}::text[], name)`.execute(tx)
  return rows
}

/** Units of a list that sit in the area, or in the nearest area around it that has one. */
export function listUnitsInArea(
  tx: Tx,
  authorityId: string,
  of: { readonly areaId: string; readonly among: readonly string[] },
): Promise<Unit[]> {
  return nearest(
    tx,
    authorityId,
    of.areaId,
    sql`join org o on o.authority_id = ${authorityId} and o.area_id = up.id and o.id = any(${[...of.among]}::uuid[])`,
  )
}

/** Units paired with the area on a day, or with the nearest area around it that has one. */
export function listAreaHolders(
  tx: Tx,
  authorityId: string,
  of: { readonly areaId: string; readonly day: string; readonly programKey: string; readonly link: string },
): Promise<Unit[]> {
  return nearest(
    tx,
    authorityId,
    of.areaId,
    sql`join link l on l.authority_id = ${authorityId} and l.program_key = ${of.programKey} and l.link = ${of.link} and l.area_id = up.id
          and l.from_day <= ${of.day} and l.to_day >= ${of.day} and l.voided_at is null
        join org o on o.authority_id = ${authorityId} and o.id = l.org_id`,
  )
}

async function nearest(tx: Tx, authorityId: string, areaId: string, units: RawBuilder<unknown>): Promise<Unit[]> {
  const { rows } = await sql<Unit & { far: number }>`
    with recursive up as (
      select a.id, a.parent_id, 0 as far from area a where a.authority_id = ${authorityId} and a.id = ${areaId}
      union all
      select a.id, a.parent_id, up.far + 1 from up join area a on a.authority_id = ${authorityId} and a.id = up.parent_id where up.far < 10)
    select distinct o.id, o.name, o.kind, up.far from up ${units} order by up.far, o.name`.execute(tx)
  return rows.filter((row) => row.far === rows[0]?.far).map(({ id, name, kind }) => ({ id, name, kind }))
}
