import type { RawBuilder } from 'kysely'
import { sql, type Tx } from './open-database.ts'

/** One line of a service catalogue: what a unit can do for a category. */
export type ServiceLine = {
  readonly id: string
  readonly org: { readonly id: string; readonly name: string } | null
  readonly category: string
  readonly values: Readonly<Record<string, unknown>>
}

/** Lines of a catalogue form, by category and unit. */
export async function listServiceLines(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; form: string },
): Promise<ServiceLine[]> {
  const { rows } = await sql<ServiceLine>`
    select e.id, case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as org,
           e.values ->> 'category' as category, e.values
      from form_entry e
      left join org o on o.authority_id = ${authorityId} and o.id = e.org_id
     where e.authority_id = ${authorityId} and e.program_key = ${of.programKey} and e.form = ${of.form} and e.voided_at is null
       and e.values ->> 'category' is not null
     order by category, o.name, e.at, e.id`.execute(tx)
  return rows
}

/** Matters of a kind by category and leading unit: how many, how many still open. */
export async function countMattersByLead(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; matter: string; scope: RawBuilder<unknown> },
) {
  const { rows } = await sql<{ category: string | null; leadOrgId: string | null; total: number; open: number }>`
    select m.category, m.lead_org_id as "leadOrgId", count(*)::int as total,
           count(*) filter (where m.state not in ('closed', 'dismissed', 'merged'))::int as open
      from matter m
     where m.authority_id = ${authorityId} and m.program_key = ${of.programKey} and m.matter = ${of.matter} and ${of.scope}
     group by m.category, m.lead_org_id`.execute(tx)
  return rows
}
