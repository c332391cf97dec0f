/** Registers that follow one another: which lines have a follower, and what they are called. */
import { sql, type Tx } from '../open-database.ts'
import type { Name } from '../register-store.ts'

/** A field of a form by which its entries follow those of another. */
export type FollowField = { readonly form: string; readonly field: string }

/** How many entries follow each line, per following form. */
export async function countFollowers(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; fields: readonly FollowField[]; lines: readonly string[] },
) {
  if (of.fields.length === 0 || of.lines.length === 0) return []
  const { rows } = await sql<{ line: string; form: string; count: number }>`
    select e.values ->> f.field as line, f.form, count(*)::int as count
      from unnest(${of.fields.map((one) => one.form)}::text[], ${of.fields.map((one) => one.field)}::text[]) as f (form, field)
      join form_entry e on e.authority_id = ${authorityId} and e.program_key = ${of.programKey} and e.form = f.form and e.voided_at is null
     where e.values ->> f.field = any(${[...of.lines]}::text[])
     group by 1, 2`.execute(tx)
  return rows
}

/** Whether an entry is followed by one of another form: a need with its grant, or still without. */
export function followedArm(authorityId: string, programKey: string, by: FollowField, followed: boolean) {
  const found = sql`exists (select from form_entry n
     where n.authority_id = ${authorityId} and n.program_key = ${programKey} and n.form = ${by.form} and n.voided_at is null
       and n.values ->> ${by.field}::text = coalesce(e.first_id, e.id)::text)`
  return followed ? found : sql`not ${found}`
}

/** What named entries are called: whom they are about, and when. Lines that count only. */
export async function nameLines(tx: Tx, authorityId: string, lines: readonly string[]): Promise<Map<string, Name>> {
  if (lines.length === 0) return new Map()
  const { rows } = await sql<{ line: string; id: string; name: string }>`
    select coalesce(e.first_id, e.id) as line, e.id,
           concat_ws(' ', coalesce(n.name, p.name, o.name), to_char(e.day, 'YYYY-MM-DD')) as name
      from form_entry e
      left join enterprise n on n.authority_id = ${authorityId} and n.id = e.enterprise_id
      left join project p on p.authority_id = ${authorityId} and p.id = e.project_id
      left join org o on o.authority_id = ${authorityId} and o.id = e.org_id
     where e.authority_id = ${authorityId} and e.voided_at is null
       and (e.id = any(${[...lines]}::uuid[]) or e.first_id = any(${[...lines]}::uuid[]))`.execute(tx)
  return new Map(rows.map(({ line, id, name }) => [line, { id, name }]))
}
