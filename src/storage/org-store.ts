import { sql, type Tx } from './open-database.ts'

export type Org = {
  readonly id: string
  readonly name: string
  readonly shortNames: readonly string[]
  readonly kind: string
  readonly parentId: string | null
  readonly areaId: string | null
  readonly isOffice: boolean
  readonly fromDay: string | null
  readonly toDay: string | null
  readonly revision: number
}

const COLUMNS = sql`
  id, name, short_names as "shortNames", kind, parent_id as "parentId", area_id as "areaId", is_office as "isOffice",
  from_day as "fromDay", to_day as "toDay", revision`

export async function findOrg(tx: Tx, authorityId: string, id: string): Promise<Org | undefined> {
  const { rows } = await sql<Org>`
    select ${COLUMNS} from org where authority_id = ${authorityId} and id = ${id}`.execute(tx)
  return rows[0]
}

/** Adds a unit; false when its name is taken. */
export async function insertOrg(tx: Tx, authorityId: string, org: Org): Promise<boolean> {
  const result = await sql`
    insert into org (authority_id, id, name, short_names, kind, parent_id, area_id, is_office, from_day, to_day, revision)
    values (${authorityId}, ${org.id}, ${org.name}, ${[...org.shortNames]}, ${org.kind}, ${org.parentId}, ${org.areaId},
            ${org.isOffice}, ${org.fromDay}, ${org.toDay}, ${org.revision})
    on conflict (authority_id, name) do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}

/** Writes a unit as it is now, if nobody wrote it since `org.revision`. */
export async function updateOrg(tx: Tx, authorityId: string, org: Org): Promise<boolean> {
  const result = await sql`
    update org
       set name = ${org.name}, short_names = ${[...org.shortNames]}, kind = ${org.kind}, parent_id = ${org.parentId},
           area_id = ${org.areaId}, is_office = ${org.isOffice}, from_day = ${org.fromDay}, to_day = ${org.toDay},
           revision = revision + 1
     where authority_id = ${authorityId} and id = ${org.id} and revision = ${org.revision}`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}

/** The unit with this name, which is taken by it alone. */
export async function findOrgByName(tx: Tx, authorityId: string, name: string): Promise<Org | undefined> {
  const { rows } = await sql<Org>`
    select ${COLUMNS} from org where authority_id = ${authorityId} and name = ${name}`.execute(tx)
  return rows[0]
}

/** Whether `id` is `ancestor` or lies below it. */
export async function isBelowOrg(tx: Tx, authorityId: string, id: string, ancestor: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    with recursive up as (
      select id, parent_id, 1 as depth from org where authority_id = ${authorityId} and id = ${id}
      union all
      select o.id, o.parent_id, up.depth + 1 from up
        join org o on o.authority_id = ${authorityId} and o.id = up.parent_id
       where up.depth < 50)
    select coalesce(bool_or(id = ${ancestor}), false) as found from up`.execute(tx)
  return rows[0]?.found ?? false
}
