import type { Size } from '#domain/enterprise/size.ts'
import { sql, type Tx } from './open-database.ts'

export type Enterprise = {
  readonly id: string
  readonly name: string
  readonly nameKey: string
  readonly shortName: string | null
  readonly creditCode: string | null
  /** Why a code that fails the check was accepted; null where it holds. */
  readonly codeForced: string | null
  readonly classes: readonly string[]
  readonly industryCode: string | null
  readonly regionCode: string | null
  readonly areaId: string | null
  readonly address: string | null
  readonly contactName: string | null
  readonly contactPhone: string | null
  readonly size: Size | null
  readonly status: 'active' | 'closed' | 'moved_out' | 'merged'
  readonly mergedInto: string | null
  readonly fromDay: string | null
  readonly toDay: string | null
  readonly revision: number
}

const COLUMNS = sql`
  id, name, name_key as "nameKey", short_name as "shortName", credit_code as "creditCode", code_forced as "codeForced", classes,
  industry_code as "industryCode", region_code as "regionCode", area_id as "areaId", address, contact_name as "contactName",
  contact_phone as "contactPhone", size, status, merged_into as "mergedInto", from_day as "fromDay", to_day as "toDay", revision`

/** Finds an enterprise and holds its row until the transaction ends. */
export async function findEnterprise(tx: Tx, authorityId: string, id: string): Promise<Enterprise | undefined> {
  const { rows } = await sql<Enterprise>`
    select ${COLUMNS} from enterprise where authority_id = ${authorityId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

/** The enterprise that has this credit code; one that was merged away no longer has it. */
export async function findEnterpriseByCode(tx: Tx, authorityId: string, code: string): Promise<Enterprise | undefined> {
  const { rows } = await sql<Enterprise>`
    select ${COLUMNS} from enterprise
     where authority_id = ${authorityId} and credit_code = ${code} and status <> 'merged'`.execute(tx)
  return rows[0]
}

/** Enterprises that may be the same by name; for a person to judge. */
export async function listNamesakes(
  tx: Tx,
  authorityId: string,
  nameKey: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from enterprise
     where authority_id = ${authorityId} and name_key = ${nameKey} and status <> 'merged' order by name, id limit 20`.execute(
    tx,
  )
  return rows
}

export async function insertEnterprise(tx: Tx, authorityId: string, one: Enterprise): Promise<void> {
  await sql`
    insert into enterprise (authority_id, id, name, name_key, short_name, credit_code, code_forced, classes, industry_code,
                            region_code, area_id, address, contact_name, contact_phone, size, status, from_day, to_day, revision)
    values (${authorityId}, ${one.id}, ${one.name}, ${one.nameKey}, ${one.shortName}, ${one.creditCode}, ${one.codeForced},
            ${[...one.classes]}, ${one.industryCode}, ${one.regionCode}, ${one.areaId}, ${one.address}, ${one.contactName},
            ${one.contactPhone}, ${one.size}, ${one.status}, ${one.fromDay}, ${one.toDay}, ${one.revision})`.execute(tx)
}

/** Writes an enterprise as it is now, if nobody wrote it since `one.revision`. */
export async function updateEnterprise(tx: Tx, authorityId: string, one: Enterprise): Promise<boolean> {
  const result = await sql`
    update enterprise
       set name = ${one.name}, name_key = ${one.nameKey}, short_name = ${one.shortName}, credit_code = ${one.creditCode},
           code_forced = ${one.codeForced}, classes = ${[...one.classes]}, industry_code = ${one.industryCode},
           region_code = ${one.regionCode}, area_id = ${one.areaId}, address = ${one.address},
           contact_name = ${one.contactName}, contact_phone = ${one.contactPhone}, size = ${one.size}, status = ${one.status},
           former_names = case when name = ${one.name} or name = any(former_names) then former_names else former_names || name end,
           merged_into = ${one.mergedInto}, from_day = ${one.fromDay}, to_day = ${one.toDay}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${one.id} and revision = ${one.revision}`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}
