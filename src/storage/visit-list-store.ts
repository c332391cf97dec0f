import { type RawBuilder, sql, type Tx } from './open-database.ts'

type Name = { readonly id: string; readonly name: string }

export type VisitListed = {
  readonly id: string
  readonly person: Name
  readonly org: Name | null
  readonly enterprise: Name | null
  readonly project: Name | null
  readonly how: 'visit' | 'call' | 'meeting' | 'online'
  readonly at: string
  readonly day: string
  readonly unannounced: boolean
  readonly minutes: number | null
  readonly note: string | null
  readonly problems: number
  readonly confirmedAt: string | null
  readonly confirmResult: 'confirmed' | 'denied' | null
  readonly deniedReason: string | null
  readonly voidedAt: string | null
  readonly recordedAt: string
  readonly revision: number
}

export type VisitWhere = {
  readonly id?: string | undefined
  readonly ids?: readonly string[] | undefined
  readonly enterpriseId?: string | undefined
  readonly projectId?: string | undefined
  readonly personId?: string | undefined
  readonly orgId?: string | undefined
  readonly linkId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly confirmed?: boolean | undefined
  readonly voided?: boolean | undefined
}

export function visitCondition(
  authorityId: string,
  where: VisitWhere,
  scope: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const arms: RawBuilder<unknown>[] = [sql`v.authority_id = ${authorityId}`, scope]
  const columns = {
    id: where.id,
    enterprise_id: where.enterpriseId,
    project_id: where.projectId,
    person_id: where.personId,
    org_id: where.orgId,
  }
  for (const [column, value] of Object.entries(columns)) {
    if (value !== undefined) arms.push(sql`${sql.ref(`v.${column}`)} = ${value}`)
  }
  if (where.ids) arms.push(sql`v.id = any(${[...where.ids]}::uuid[])`)
  if (where.linkId) arms.push(sql`${where.linkId}::uuid = any(v.link_ids)`)
  if (where.from) arms.push(sql`v.day >= ${where.from}`)
  if (where.to) arms.push(sql`v.day <= ${where.to}`)
  if (where.confirmed === true) arms.push(sql`v.confirm_result = 'confirmed'`)
  if (where.confirmed === false) arms.push(sql`v.confirm_result is null`)
  if (where.voided === true) arms.push(sql`v.voided_at is not null`)
  if (where.voided === false) arms.push(sql`v.voided_at is null`)
  return sql.join(arms, sql` and `)
}

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

/** Visits, the latest first. */
export async function listVisitRows(
  tx: Tx,
  authorityId: string,
  page: { condition: RawBuilder<unknown>; after?: { at: string; id: string } | undefined; limit: number },
): Promise<VisitListed[]> {
  const { rows } = await sql<VisitListed>`
    with page as materialized (
      select v.* from visit v
       where ${page.condition}
         ${page.after ? sql`and (v.at, v.id) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)` : sql``}
       order by v.at desc, v.id desc limit ${page.limit}),
    raised as (
      select visit_id, count(*)::int as n from matter
       where authority_id = ${authorityId} and visit_id = any(array(select id from page)) group by visit_id)
    select v.id, ${named('pe')} as person, ${named('o')} as org, ${named('e')} as enterprise, ${named('pr')} as project,
           v.how, v.at, v.day, v.unannounced, v.minutes, v.note, coalesce(r.n, 0) as problems,
           v.confirmed_at as "confirmedAt", v.confirm_result as "confirmResult", v.denied_reason as "deniedReason",
           v.voided_at as "voidedAt", v.recorded_at as "recordedAt", v.revision
      from page v
      join person pe on pe.authority_id = ${authorityId} and pe.id = v.person_id
      left join org o on o.authority_id = ${authorityId} and o.id = v.org_id
      left join enterprise e on e.authority_id = ${authorityId} and e.id = v.enterprise_id
      left join project pr on pr.authority_id = ${authorityId} and pr.id = v.project_id
      left join raised r on r.visit_id = v.id
     order by v.at desc, v.id desc`.execute(tx)
  return rows
}

export async function countVisitRows(tx: Tx, condition: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from visit v where ${condition}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** What hangs on a visit: companions, pairings, forms, problems, call-backs. */
export async function readVisitPage(tx: Tx, authorityId: string, id: string) {
  const { rows } = await sql<{
    companions: Name[]
    links: { id: string; programKey: string; link: string }[]
    forms: { id: string; programKey: string; programVersion: number; form: string; values: Record<string, unknown> }[]
    matters: { id: string; number: string; title: string; state: string }[]
    policies: { id: string; title: string }[]
    callbacks: {
      id: string
      at: string
      how: string
      reached: boolean
      confirmed: boolean | null
      text: string | null
    }[]
    confirmLinkSent: boolean
  }>`
    with v as materialized (select * from visit where authority_id = ${authorityId} and id = ${id})
    select
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name)), '[]') from person p
        where p.authority_id = ${authorityId} and p.id = any(array(select unnest(companions) from v))) as companions,
      (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'programKey', l.program_key, 'link', l.link)), '[]') from link l
        where l.authority_id = ${authorityId} and l.id = any(array(select unnest(link_ids) from v))) as links,
      (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'programKey', f.program_key, 'programVersion', f.program_version,
                                                    'form', f.form, 'values', f.values)), '[]') from form_entry f
        where f.authority_id = ${authorityId} and f.visit_id = ${id} and f.voided_at is null) as forms,
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'title', m.title, 'state', m.state) order by m.number), '[]')
         from matter m where m.authority_id = ${authorityId} and m.visit_id = ${id}) as matters,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title) order by o.title), '[]')
         from policy_delivery d join policy o on o.authority_id = d.authority_id and o.id = d.policy_id
        where d.authority_id = ${authorityId} and d.visit_id = ${id} and d.voided_at is null) as policies,
      (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'at', c.at, 'how', c.how, 'reached', c.reached, 'confirmed', c.confirmed,
                                                    'text', c.text) order by c.at desc), '[]')
         from callback c where c.authority_id = ${authorityId} and c.visit_id = ${id} and c.voided_at is null) as callbacks,
      (select count(*) > 0 from access_link a
        where a.authority_id = ${authorityId} and a.thing_id = ${id} and a.purpose = 'visit_confirm') as "confirmLinkSent"`.execute(
    tx,
  )
  const row = rows[0]
  if (!row) throw new Error('a select without from gives one row')
  return row
}
