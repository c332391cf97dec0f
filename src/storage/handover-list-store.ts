import { type RawBuilder, sql, type Tx } from './open-database.ts'

type Name = { readonly id: string; readonly name: string }

export type HandoverListed = {
  readonly id: string
  readonly from: Name
  readonly to: Name
  readonly effectiveDay: string
  readonly state: 'proposed' | 'accepted' | 'declined' | 'withdrawn'
  readonly reason: string
  readonly declineReason: string | null
  readonly links: number
  readonly matters: number
  readonly proposedAt: string
  readonly decidedAt: string | null
  readonly revision: number
}

/** Hand-overs, the latest first. */
export async function listHandoverRows(
  tx: Tx,
  authorityId: string,
  page: {
    id?: string | undefined
    personId?: string | undefined
    state?: string | undefined
    scope: RawBuilder<unknown>
    after?: string | undefined
    limit: number
  },
): Promise<HandoverListed[]> {
  const { rows } = await sql<HandoverListed>`
    select h.id, jsonb_build_object('id', f.id, 'name', f.name) as "from", jsonb_build_object('id', t.id, 'name', t.name) as "to",
           h.effective_day as "effectiveDay", h.state, h.reason, h.decline_reason as "declineReason",
           cardinality(h.link_ids) as links, cardinality(h.matter_ids) as matters, h.proposed_at as "proposedAt",
           h.decided_at as "decidedAt", h.revision
      from handover h
      join person f on f.authority_id = ${authorityId} and f.id = h.from_person_id
      join person t on t.authority_id = ${authorityId} and t.id = h.to_person_id
     where h.authority_id = ${authorityId} and ${page.scope}
       ${page.id ? sql`and h.id = ${page.id}` : sql``}
       ${page.personId ? sql`and (h.from_person_id = ${page.personId} or h.to_person_id = ${page.personId})` : sql``}
       ${page.state ? sql`and h.state = ${page.state}` : sql``}
       ${page.after ? sql`and h.id < ${page.after}` : sql``}
     order by h.id desc limit ${page.limit}`.execute(tx)
  return rows
}

/** What a hand-over moves: pairings by their target, matters by number and title. */
export async function listHandoverItems(tx: Tx, authorityId: string, id: string) {
  const { rows } = await sql<{ kind: 'link' | 'matter'; id: string; name: string }>`
    with h as materialized (select link_ids, matter_ids from handover where authority_id = ${authorityId} and id = ${id})
    select 'link' as kind, l.id, coalesce(e.name, p.name, a.name, o.name, n.name, '') as name
      from link l
      left join enterprise e on e.authority_id = ${authorityId} and e.id = l.enterprise_id
      left join project p on p.authority_id = ${authorityId} and p.id = l.project_id
      left join area a on a.authority_id = ${authorityId} and a.id = l.area_id
      left join org o on o.authority_id = ${authorityId} and o.id = l.target_org_id
      left join person n on n.authority_id = ${authorityId} and n.id = l.target_person_id
     where l.authority_id = ${authorityId} and l.id = any(array(select unnest(link_ids) from h))
    union all
    select 'matter', m.id, m.number || ' ' || m.title from matter m
     where m.authority_id = ${authorityId} and m.id = any(array(select unnest(matter_ids) from h))
     order by 1, 3`.execute(tx)
  return rows
}
