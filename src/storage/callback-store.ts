import { sql, type Tx } from './open-database.ts'

export type NewCallback = {
  readonly id: string
  readonly programKey: string | null
  readonly matterId: string | null
  readonly visitId: string | null
  readonly linkId: string | null
  /** Whose work was checked. */
  readonly personId: string | null
  readonly orgId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
  /** Who called: never the handler. */
  readonly byPersonId: string
  readonly how: 'phone' | 'door' | 'link'
  readonly reached: boolean
  readonly outcome: string | null
  readonly confirmed: boolean | null
  readonly text: string | null
  readonly at: string
  readonly day: string
}

export async function insertCallback(tx: Tx, authorityId: string, one: NewCallback): Promise<void> {
  await sql`
    insert into callback (authority_id, id, program_key, matter_id, visit_id, link_id, person_id, org_id, enterprise_id, project_id, by_person_id,
                          how, reached, outcome, confirmed, text, at, day, recorded_at)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.matterId}, ${one.visitId}, ${one.linkId}, ${one.personId}, ${one.orgId},
            ${one.enterpriseId}, ${one.projectId}, ${one.byPersonId}, ${one.how}, ${one.reached}, ${one.outcome}, ${one.confirmed}, ${one.text},
            ${one.at}, ${one.day}, ${one.at})`.execute(tx)
}
