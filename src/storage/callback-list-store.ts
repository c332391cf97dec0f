import { type RawBuilder, sql, type Tx } from './open-database.ts'

/** Something an enterprise may be asked about: an answer or closing, or a visit said to have been made. */
export type ToCall = {
  readonly kind: 'matter' | 'visit'
  readonly id: string
  readonly title: string
  readonly at: string
  readonly enterpriseId: string
  readonly enterprise: string
  readonly contactName: string | null
  /** Whose work is checked. */
  readonly by: string | null
  readonly byPersonId: string | null
  /** Tries that reached nobody. */
  readonly tries: number
  readonly state: string | null
  readonly revision: number
}

/** What was answered, closed or visited since a moment and nobody has been reached about yet. Sealed matters are never called about. */
export async function listToCall(
  tx: Tx,
  authorityId: string,
  of: { since: string; matters: RawBuilder<unknown>; visits: RawBuilder<unknown> },
): Promise<ToCall[]> {
  const tries = (column: string, id: string) => sql`
    (select count(*)::int from callback c where c.authority_id = ${authorityId} and ${sql.ref(`c.${column}`)} = ${sql.ref(id)} and c.voided_at is null and not c.reached)`
  const reached = (column: string, id: string) => sql`
    exists (select from callback c where c.authority_id = ${authorityId} and ${sql.ref(`c.${column}`)} = ${sql.ref(id)} and c.voided_at is null and c.reached)`
  const { rows } = await sql<ToCall>`
    select 'matter' as kind, m.id, m.number || ' ' || m.title as title, coalesce(m.closed_at, m.answered_at) as at, e.id as "enterpriseId",
           e.name as enterprise, e.contact_name as "contactName", p.name as by, coalesce(m.handler_id, m.person_id) as "byPersonId",
           ${tries('matter_id', 'm.id')} as tries, m.state, m.revision
      from matter m
      join enterprise e on e.authority_id = ${authorityId} and e.id = m.enterprise_id
      left join person p on p.authority_id = ${authorityId} and p.id = coalesce(m.handler_id, m.person_id)
     where m.authority_id = ${authorityId} and ${of.matters} and m.state in ('answered', 'closed') and not m.sealed
       and coalesce(m.closed_at, m.answered_at) > ${of.since} and not ${reached('matter_id', 'm.id')}
    union all
    select 'visit', v.id, '', v.at, e.id, e.name, e.contact_name, p.name, v.person_id, ${tries('visit_id', 'v.id')}, v.how, v.revision
      from visit v
      join enterprise e on e.authority_id = ${authorityId} and e.id = v.enterprise_id
      left join person p on p.authority_id = ${authorityId} and p.id = v.person_id
     where v.authority_id = ${authorityId} and ${of.visits} and v.voided_at is null and v.confirm_result is null and v.at > ${of.since}
       and not ${reached('visit_id', 'v.id')}
     limit 5000`.execute(tx)
  return rows
}
