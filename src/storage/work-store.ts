import type { RawBuilder } from 'kysely'
import { sql, type Tx } from './open-database.ts'
import type { Name } from './register-store.ts'

export type WorkRow = {
  readonly linkId: string
  readonly person: Name | null
  readonly org: Name | null
  readonly target: Name
  /** What the pairing itself says its holder is there for; empty: all kinds of the link. */
  readonly ownKinds: readonly string[]
  readonly done: Readonly<Record<string, number>>
  readonly lastDay: string | null
  readonly plan: { readonly id: string; readonly state: string } | null
}

export type WorkAsked = {
  readonly programKey: string
  readonly form: string
  readonly link: string
  readonly field: string
  readonly from: string
  readonly to: string
  readonly orgId?: string | undefined
  readonly personId?: string | undefined
}

/** Per pairing that holds in the days: how often its holder did which kind of work there, and the plan of its enterprise. */
export async function listWork(
  tx: Tx,
  authorityId: string,
  asked: WorkAsked,
  scope: RawBuilder<unknown>,
): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select l.id as "linkId",
           case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person,
           case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as org,
           coalesce(case when n.id is not null then jsonb_build_object('id', n.id, 'name', n.name) end,
                    jsonb_build_object('id', pr.id, 'name', pr.name)) as target,
           l.kinds as "ownKinds", coalesce(w.done, '{}') as done, w.last_day as "lastDay",
           (select jsonb_build_object('id', y.id, 'state', y.state) from policy_plan y
             where y.authority_id = ${authorityId} and y.enterprise_id = l.enterprise_id and y.state <> 'ended'
             order by y.id desc limit 1) as plan
      from link l
      left join person p on p.authority_id = ${authorityId} and p.id = l.person_id
      left join org o on o.authority_id = ${authorityId} and o.id = l.org_id
      left join enterprise n on n.authority_id = ${authorityId} and n.id = l.enterprise_id
      left join project pr on pr.authority_id = ${authorityId} and pr.id = l.project_id
      left join lateral (
        select jsonb_object_agg(c.kind, c.count) as done, max(c.last_day) as last_day from (
          select e.values ->> ${asked.field}::text as kind, count(*)::int as count, max(e.day) as last_day
            from form_entry e
           where e.authority_id = ${authorityId} and e.program_key = ${asked.programKey} and e.form = ${asked.form}
             and e.voided_at is null and e.day between ${asked.from} and ${asked.to}
             and coalesce(e.enterprise_id, e.project_id) = coalesce(l.enterprise_id, l.project_id)
             and case when l.person_id is null then e.org_id = l.org_id else e.person_id = l.person_id end
             and e.values ->> ${asked.field}::text is not null
           group by 1) c) w on true
     where l.authority_id = ${authorityId} and l.program_key = ${asked.programKey} and l.link = ${asked.link}
       and l.voided_at is null and l.from_day <= ${asked.to} and l.to_day >= ${asked.from}
       and coalesce(l.enterprise_id, l.project_id) is not null and ${scope}
       ${asked.orgId ? sql`and l.org_id = ${asked.orgId}` : sql``}
       ${asked.personId ? sql`and l.person_id = ${asked.personId}` : sql``}
     order by o.name, p.name, coalesce(n.name, pr.name), l.id`.execute(tx)
  return rows
}
