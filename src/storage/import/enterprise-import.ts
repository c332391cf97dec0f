import { sql, type Tx } from '../open-database.ts'
import { arrayText } from './array-text.ts'
import { recordset } from './rows.ts'

export type EnterpriseRow = {
  id: string
  name: string
  name_key: string
  short_name: string | null
  credit_code: string | null
  code_forced: string | null
  classes: string[]
  industry_code: string | null
  area_id: string | null
  address: string | null
  contact_name: string | null
  contact_phone: string | null
  size: string | null
}

const SELECTED = sql.raw(
  'id, name, name_key, short_name, credit_code, code_forced, classes, industry_code, area_id, address, contact_name, contact_phone, size',
)

/**
 * Enterprises with one of these codes or name keys; merged ones are not there. One look-up in the index for each, fenced by
 * `offset 0`: in the middle of an import the planner's figures are old, it believes the authority has hardly any rows and would
 * read all of them for every batch (400 ms instead of 10 for 1 000 names, seen).
 */
export async function findEnterprises(
  tx: Tx,
  authorityId: string,
  by: { codes: readonly string[]; keys: readonly string[] },
): Promise<EnterpriseRow[]> {
  const { rows } = await sql<EnterpriseRow>`
    select e.* from unnest(${arrayText([...new Set(by.codes)])}::text[]) as w(code), lateral (
      select ${SELECTED} from enterprise
       where authority_id = ${authorityId} and status <> 'merged' and credit_code = w.code offset 0) e
    union
    select e.* from unnest(${arrayText([...new Set(by.keys)])}::text[]) as w(key), lateral (
      select ${SELECTED} from enterprise
       where authority_id = ${authorityId} and status <> 'merged' and name_key = w.key offset 0) e
    order by name, id`.execute(tx)
  return rows
}

const COLUMNS =
  'id uuid, name text, name_key text, short_name text, credit_code text, code_forced text, classes text[], industry_code text, area_id uuid, address text, contact_name text, contact_phone text, size text'

export async function insertEnterprises(tx: Tx, authorityId: string, rows: readonly EnterpriseRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into enterprise (authority_id, id, name, name_key, short_name, credit_code, code_forced, classes, industry_code,
                            region_code, area_id, address, contact_name, contact_phone, size)
    select ${authorityId}, r.id, r.name, r.name_key, r.short_name, r.credit_code, r.code_forced, coalesce(r.classes, '{}'), r.industry_code,
           substr(r.credit_code, 3, 6), r.area_id, r.address, r.contact_name, r.contact_phone, r.size
      from ${recordset(rows, COLUMNS)}`.execute(tx)
}

export async function updateEnterprises(tx: Tx, authorityId: string, rows: readonly EnterpriseRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update enterprise e
       set short_name = r.short_name, credit_code = r.credit_code, code_forced = r.code_forced, classes = coalesce(r.classes, '{}'),
           industry_code = r.industry_code, area_id = r.area_id, address = r.address, contact_name = r.contact_name,
           contact_phone = r.contact_phone, size = r.size, revision = e.revision + 1
      from ${recordset(rows, COLUMNS)}
     where e.authority_id = ${authorityId} and e.id = r.id`.execute(tx)
}
