import { type RawBuilder, sql, type Tx } from './open-database.ts'

export type Asked = {
  readonly matterId: string
  /** `assign`: submitted to him; `raise`: it came up a tier to him. */
  readonly act: 'assign' | 'raise'
  readonly at: string
  readonly reason: string | null
  readonly by: string | null
  readonly byOrg: string | null
}

/**
 * Open matters that were submitted to a leader or came up to him, and that he has said nothing on since: the oldest first. What
 * he did to it himself after that was his word.
 */
export async function listAskedOf(tx: Tx, authorityId: string, personId: string, limit: number): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select m.id as "matterId", a.act, a.at, a.reason, p.name as by, o.name as "byOrg"
      from matter m
      join lateral (
        select x.seq, x.act, x.at, x.reason, x.actor_person, x.actor_org from act x
         where x.authority_id = ${authorityId} and x.matter_id = m.id and not x.refused
           and x.act in ('assign', 'raise') and x.data ->> 'leaderId' = ${personId}
         order by x.seq desc limit 1) a on true
      left join person p on p.authority_id = ${authorityId} and p.id = a.actor_person
      left join org o on o.authority_id = ${authorityId} and o.id = a.actor_org
     where m.authority_id = ${authorityId} and m.leader_id = ${personId} and m.state not in ('closed', 'dismissed', 'merged')
       and not exists (
         select 1 from act y
          where y.authority_id = ${authorityId} and y.matter_id = m.id and y.seq > a.seq and not y.refused and y.actor_person = ${personId})
     order by a.at, m.id
     limit ${limit}`.execute(tx)
  return rows
}

/** Open matters of which somebody waits for more time, the oldest request first. */
export async function listExtensionsAsked(
  tx: Tx,
  authorityId: string,
  scope: RawBuilder<unknown>,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from matter m
     where m.authority_id = ${authorityId} and m.state not in ('closed', 'dismissed', 'merged')
       and m.state_json ->> 'extension' is not null and ${scope}
     order by m.state_json -> 'extension' ->> 'at', m.id
     limit ${limit}`.execute(tx)
  return rows.map((row) => row.id)
}

/** Open cases about a mark that no unit works on and nobody has signed, the oldest first. */
export async function listCasesUnsigned(
  tx: Tx,
  authorityId: string,
  scope: RawBuilder<unknown>,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from matter m
     where m.authority_id = ${authorityId} and m.about_kind = 'mark' and m.lead_org_id is null
       and m.state in ('recorded', 'assigned', 'working', 'answered')
       and m.state_json -> 'standing' ->> 'headSigned' = 'false' and ${scope}
     order by m.at, m.id limit ${limit}`.execute(tx)
  return rows.map((row) => row.id)
}
