import { type RawBuilder, sql, type Tx } from './open-database.ts'

export type CaseRow = {
  readonly id: string
  readonly programKey: string
  readonly form: string
  readonly values: Readonly<Record<string, unknown>>
  readonly personId: string | null
  readonly orgId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
  readonly areaId: string | null
  readonly sourceKind: string | null
  readonly sourceId: string | null
  readonly state: 'proposed' | 'approved' | 'rejected'
  readonly proposedAt: string
  readonly proposedBy: string | null
  readonly reviewedAt: string | null
  readonly reviewedBy: string | null
  readonly reviewReason: string | null
  readonly entryId: string | null
  readonly revision: number
}
export type NewCase = Omit<CaseRow, 'state' | 'reviewedAt' | 'reviewedBy' | 'reviewReason' | 'entryId' | 'revision'>

export async function insertCase(tx: Tx, authorityId: string, one: NewCase): Promise<void> {
  await sql`
    insert into entry_proposal (authority_id, id, program_key, form, values, person_id, org_id, enterprise_id, project_id, area_id, source_kind, source_id,
                                proposed_at, proposed_by)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.form}, ${JSON.stringify(one.values)}::jsonb, ${one.personId}, ${one.orgId},
            ${one.enterpriseId}, ${one.projectId}, ${one.areaId}, ${one.sourceKind}, ${one.sourceId}, ${one.proposedAt}, ${one.proposedBy})`.execute(
    tx,
  )
}

const SELECTED = sql`c.id, c.program_key as "programKey", c.form, c.values, c.person_id as "personId", c.org_id as "orgId", c.enterprise_id as "enterpriseId",
  c.project_id as "projectId", c.area_id as "areaId", c.source_kind as "sourceKind", c.source_id as "sourceId", c.state, c.proposed_at as "proposedAt",
  c.proposed_by as "proposedBy", c.reviewed_at as "reviewedAt", c.reviewed_by as "reviewedBy", c.review_reason as "reviewReason", c.entry_id as "entryId",
  c.revision`

export async function holdCase(tx: Tx, authorityId: string, id: string): Promise<CaseRow | undefined> {
  const { rows } = await sql<CaseRow>`
    select ${SELECTED} from entry_proposal c where c.authority_id = ${authorityId} and c.id = ${id} for update`.execute(
    tx,
  )
  return rows[0]
}

export async function reviewCaseRow(
  tx: Tx,
  authorityId: string,
  one: {
    id: string
    state: 'approved' | 'rejected'
    at: string
    by: string | null
    reason: string | null
    entryId: string | null
  },
): Promise<void> {
  await sql`
    update entry_proposal set state = ${one.state}, reviewed_at = ${one.at}, reviewed_by = ${one.by}, review_reason = ${one.reason}, entry_id = ${one.entryId},
           revision = revision + 1
     where authority_id = ${authorityId} and id = ${one.id}`.execute(tx)
}

type Name = { readonly id: string; readonly name: string } | null
export type CaseListed = CaseRow & {
  readonly org: Name
  readonly enterprise: Name
  readonly author: Name
  readonly reviewer: Name
}

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

/** Proposals, the latest first; `total` counts all that fit. */
export async function listCaseRows(
  tx: Tx,
  authorityId: string,
  page: {
    ids?: readonly string[] | undefined
    state?: string | undefined
    scope: RawBuilder<unknown>
    after?: { at: string; id: string } | undefined
    limit: number
  },
): Promise<{ rows: CaseListed[]; total: number }> {
  const condition = sql`c.authority_id = ${authorityId} and ${page.scope} ${page.state ? sql`and c.state = ${page.state}` : sql``}
    ${page.ids ? sql`and c.id = any(${[...page.ids]}::uuid[])` : sql``}`
  const { rows } = await sql<CaseListed>`
    select ${SELECTED}, ${named('o')} as org, ${named('e')} as enterprise, ${named('pe')} as author, ${named('re')} as reviewer
      from entry_proposal c
      left join org o on o.authority_id = c.authority_id and o.id = c.org_id
      left join enterprise e on e.authority_id = c.authority_id and e.id = c.enterprise_id
      left join person pe on pe.authority_id = c.authority_id and pe.id = c.proposed_by
      left join person re on re.authority_id = c.authority_id and re.id = c.reviewed_by
     where ${condition} ${page.after ? sql`and (c.proposed_at, c.id) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)` : sql``}
     order by c.proposed_at desc, c.id desc limit ${page.limit}`.execute(tx)
  const count = await sql<{ n: number }>`select count(*)::int as n from entry_proposal c where ${condition}`.execute(tx)
  return { rows, total: count.rows[0]?.n ?? 0 }
}

export type QuotaListed = {
  readonly id: string
  readonly rule: string
  readonly owner: string | null
  readonly period: string | null
  readonly dueDay: string
  readonly need: number
  readonly have: number
  readonly state: string
}

/** How many were asked and how many are there, of duties that run on a day or ended within it. */
export async function listQuotas(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; rules: readonly string[]; from: string; to: string },
  scope: RawBuilder<unknown>,
): Promise<QuotaListed[]> {
  if (of.rules.length === 0) return []
  const { rows } = await sql<QuotaListed>`
    select d.id, d.rule, coalesce(o.name, pe.name) as owner, p.label as period, d.due_day as "dueDay", d.need, d.have, d.state
      from derived_duty d
      left join org o on o.authority_id = d.authority_id and o.id = d.owner_id
      left join person pe on pe.authority_id = d.authority_id and pe.id = d.owner_id
      left join period p on p.authority_id = d.authority_id and p.program_key = d.program_key and p.calendar = d.calendar and p.ordinal = d.ordinal
     where d.authority_id = ${authorityId} and d.program_key = ${of.programKey} and d.rule = any(${[...of.rules]}::text[])
       and d.due_day >= ${of.from} and d.opened_at <= ${of.to}::date + 1 and ${scope}
     order by d.due_day, d.rule limit 100`.execute(tx)
  return rows
}
