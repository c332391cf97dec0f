import { type RawBuilder, sql, type Tx } from './open-database.ts'

type Name = { readonly id: string; readonly name: string }
export type PlanState = 'draft' | 'offered' | 'agreed' | 'ended'

export type PolicyPlan = {
  readonly id: string
  readonly programKey: string
  readonly form: string | null
  readonly enterpriseId: string
  readonly title: string
  readonly state: PlanState
  readonly version: number
  readonly nextReview: string | null
  readonly lineId: string | null
  readonly revision: number
}

/** Adds a plan; false when the enterprise has one under the program. */
export async function insertPlan(
  tx: Tx,
  authorityId: string,
  one: Pick<PolicyPlan, 'id' | 'programKey' | 'form' | 'enterpriseId' | 'title' | 'nextReview'> & {
    readonly areaId: string | null
    readonly orgId: string | null
    readonly at: string
    readonly by: string | null
  },
): Promise<boolean> {
  const result = await sql`
    insert into policy_plan (authority_id, id, program_key, form, enterprise_id, area_id, org_id, title, next_review, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.form}, ${one.enterpriseId}, ${one.areaId}, ${one.orgId}, ${one.title},
            ${one.nextReview}, ${one.at}, ${one.by})
    on conflict (authority_id, enterprise_id, program_key) where state <> 'ended' do nothing`.execute(tx)
  if (Number(result.numAffectedRows ?? 0) !== 1) return false
  await enterState(tx, authorityId, one.id, { state: 'draft', agreedBy: null, at: one.at })
  return true
}

/** The plan is in another state from a moment on: rules read how it stood at any (src/engine/facts/plans.ts). */
async function enterState(
  tx: Tx,
  authorityId: string,
  planId: string,
  to: { state: PlanState; agreedBy: string | null; at: string },
): Promise<void> {
  await sql`
    update policy_plan_state set to_at = ${to.at}
     where authority_id = ${authorityId} and plan_id = ${planId} and to_at = 'infinity'`.execute(tx)
  await sql`
    insert into policy_plan_state (authority_id, plan_id, seq, state, agreed_by, from_at)
    select ${authorityId}, ${planId}, coalesce(max(s.seq), 0) + 1, ${to.state}, ${to.agreedBy}, ${to.at}
      from policy_plan_state s where s.authority_id = ${authorityId} and s.plan_id = ${planId}`.execute(tx)
}

/** Holds a plan until the transaction ends. */
export async function holdPlan(tx: Tx, authorityId: string, id: string): Promise<PolicyPlan | undefined> {
  const { rows } = await sql<PolicyPlan>`
    select id, program_key as "programKey", form, enterprise_id as "enterpriseId", title, state, version, next_review as "nextReview",
           line_id as "lineId", revision
      from policy_plan where authority_id = ${authorityId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function updatePlan(
  tx: Tx,
  authorityId: string,
  id: string,
  to: {
    state?: PlanState
    version?: number
    nextReview?: string | null
    agreed?: { by: string; note: string | null; lineId: string | null }
  },
  at: string,
): Promise<void> {
  await sql`
    update policy_plan set revision = revision + 1
           ${to.state ? sql`, state = ${to.state}` : sql``}
           ${to.version ? sql`, version = ${to.version}` : sql``}
           ${to.nextReview === undefined ? sql`` : sql`, next_review = ${to.nextReview}`}
           ${to.agreed ? sql`, agreed_at = ${at}, agreed_by = ${to.agreed.by}, agree_note = ${to.agreed.note}, line_id = ${to.agreed.lineId}` : sql``}
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
  if (to.state) await enterState(tx, authorityId, id, { state: to.state, agreedBy: to.agreed?.by ?? null, at })
}

export type MeasureRow = {
  readonly id: string
  readonly text: string
  readonly org: Name | null
  readonly person: Name | null
  readonly dueDay: string | null
  readonly state: 'open' | 'done' | 'dropped'
  readonly note: string | null
  readonly settledDay: string | null
  readonly matter: { readonly id: string; readonly number: string; readonly state: string } | null
}

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

export async function listMeasures(tx: Tx, authorityId: string, planId: string): Promise<MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`
    select m.id, m.text, ${named('o')} as org, ${named('p')} as person, m.due_day as "dueDay", m.state, m.note, m.settled_day as "settledDay",
           case when x.id is not null then jsonb_build_object('id', x.id, 'number', x.number, 'state', x.state) end as matter
      from policy_measure m
      left join org o on o.authority_id = m.authority_id and o.id = m.org_id
      left join person p on p.authority_id = m.authority_id and p.id = m.person_id
      left join matter x on x.authority_id = m.authority_id and x.id = m.matter_id
     where m.authority_id = ${authorityId} and m.plan_id = ${planId} and m.voided_at is null order by m.seq`.execute(tx)
  return rows
}

export type MeasureSaid = {
  readonly id: string
  /** The measure that this one takes the place of, saying something else; what became of it goes over. */
  readonly instead?: string | undefined
  readonly text: string
  readonly orgId: string | null
  readonly personId: string | null
  readonly dueDay: string | null
}

/**
 * Writes the measures of a plan as they are now. A row that says what it said stays; one that is left out or replaced is
 * closed and stays to be read as of then.
 */
export async function saveMeasures(
  tx: Tx,
  authorityId: string,
  planId: string,
  measures: readonly MeasureSaid[],
  at: string,
): Promise<void> {
  await sql`
    update policy_measure set voided_at = ${at}
     where authority_id = ${authorityId} and plan_id = ${planId} and voided_at is null
       and not id = any(${measures.map((one) => one.id)}::uuid[])`.execute(tx)
  for (const [seq, one] of measures.entries())
    await sql`
      insert into policy_measure (authority_id, id, plan_id, seq, text, org_id, person_id, due_day, state, note, settled_day, settled_at, matter_id, recorded_at)
      select ${authorityId}, ${one.id}, ${planId}, ${seq}, ${one.text}, ${one.orgId}, ${one.personId}, ${one.dueDay},
             coalesce(b.state, 'open'), b.note, b.settled_day, b.settled_at, b.matter_id, ${at}
        from (select 1) x left join policy_measure b on b.authority_id = ${authorityId} and b.id = ${one.instead ?? null}
      on conflict (authority_id, id) do update set seq = excluded.seq`.execute(tx)
}

/** What became of a measure that was open. One that was settled before is replaced first. */
export async function settleMeasureRow(
  tx: Tx,
  authorityId: string,
  id: string,
  to: { state: string; note: string; settledDay: string | null; settledAt: string | null },
): Promise<void> {
  await sql`
    update policy_measure set state = ${to.state}, note = ${to.note}, settled_day = ${to.settledDay}, settled_at = ${to.settledAt}
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** The measure became a matter. */
export async function nameMatterOfMeasure(tx: Tx, authorityId: string, id: string, matterId: string): Promise<void> {
  await sql`update policy_measure set matter_id = ${matterId} where authority_id = ${authorityId} and id = ${id}`.execute(
    tx,
  )
}

export async function insertVersion(
  tx: Tx,
  authorityId: string,
  one: { planId: string; version: number; measures: unknown; reason: string; at: string; by: string | null },
): Promise<void> {
  await sql`
    insert into policy_plan_version (authority_id, plan_id, version, measures, reason, at, by_person_id)
    values (${authorityId}, ${one.planId}, ${one.version}, ${JSON.stringify(one.measures)}::jsonb, ${one.reason}, ${one.at}, ${one.by})`.execute(
    tx,
  )
}

export async function listVersions(tx: Tx, authorityId: string, planId: string) {
  const { rows } = await sql<{
    version: number
    measures: { text: string; dueDay: string | null }[]
    reason: string
    at: string
  }>`
    select version, measures, reason, at from policy_plan_version
     where authority_id = ${authorityId} and plan_id = ${planId} order by version desc`.execute(tx)
  return rows
}

export async function insertReview(
  tx: Tx,
  authorityId: string,
  one: { id: string; planId: string; text: string; day: string; by: string | null },
): Promise<void> {
  await sql`
    insert into policy_review (authority_id, id, plan_id, text, day, by_person_id)
    values (${authorityId}, ${one.id}, ${one.planId}, ${one.text}, ${one.day}, ${one.by})`.execute(tx)
}

export async function listReviews(tx: Tx, authorityId: string, planId: string) {
  const { rows } = await sql<{ id: string; text: string; day: string; person: Name | null }>`
    select r.id, r.text, r.day, ${named('p')} as person from policy_review r
      left join person p on p.authority_id = r.authority_id and p.id = r.by_person_id
     where r.authority_id = ${authorityId} and r.plan_id = ${planId} order by r.id desc`.execute(tx)
  return rows
}

export type PlanListed = PolicyPlan & {
  readonly enterprise: Name
  readonly measures: number
  readonly done: number
  readonly overdue: number
  readonly agreedAt: string | null
  readonly agreedBy: string | null
  readonly agreeNote: string | null
}

export type PlanWhere = {
  readonly id?: string | undefined
  readonly enterpriseId?: string | undefined
  readonly state?: string | undefined
  readonly q?: string | undefined
  readonly overdue?: boolean | undefined
  readonly today: string
  readonly scope: RawBuilder<unknown>
}

function condition(authorityId: string, where: PlanWhere): RawBuilder<unknown> {
  return sql`p.authority_id = ${authorityId} and ${where.scope}
    ${where.id ? sql`and p.id = ${where.id}` : sql``}
    ${where.enterpriseId ? sql`and p.enterprise_id = ${where.enterpriseId}` : sql``}
    ${where.state ? sql`and p.state = ${where.state}` : sql``}
    ${where.q ? sql`and exists (select from enterprise n where n.authority_id = p.authority_id and n.id = p.enterprise_id and strpos(n.name, ${where.q}) > 0)` : sql``}
    ${where.overdue ? sql`and p.state <> 'ended' and exists (select from policy_measure m where m.authority_id = p.authority_id and m.plan_id = p.id and m.voided_at is null and m.state = 'open' and m.due_day < ${where.today})` : sql``}`
}

/** Plans, the latest first. */
export async function listPlanRows(
  tx: Tx,
  authorityId: string,
  where: PlanWhere,
  page: { after?: string | undefined; limit: number },
): Promise<PlanListed[]> {
  const count = (more: RawBuilder<unknown>) =>
    sql`(select count(*)::int from policy_measure m where m.authority_id = p.authority_id and m.plan_id = p.id and m.voided_at is null and ${more})`
  const { rows } = await sql<PlanListed>`
    select p.id, p.program_key as "programKey", p.form, p.enterprise_id as "enterpriseId", p.title, p.state, p.version, p.next_review as "nextReview",
           p.line_id as "lineId", p.revision, jsonb_build_object('id', e.id, 'name', e.name) as enterprise,
           ${count(sql`m.state <> 'dropped'`)} as measures, ${count(sql`m.state = 'done'`)} as done,
           ${count(sql`m.state = 'open' and m.due_day < ${where.today}`)} as overdue,
           p.agreed_at as "agreedAt", p.agreed_by as "agreedBy", p.agree_note as "agreeNote"
      from policy_plan p join enterprise e on e.authority_id = p.authority_id and e.id = p.enterprise_id
     where ${condition(authorityId, where)} ${page.after ? sql`and p.id < ${page.after}` : sql``}
     order by p.id desc limit ${page.limit}`.execute(tx)
  return rows
}

export async function countPlans(tx: Tx, authorityId: string, where: PlanWhere): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from policy_plan p where ${condition(authorityId, where)}`.execute(tx)
  return rows[0]?.n ?? 0
}
