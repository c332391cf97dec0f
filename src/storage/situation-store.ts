import { type RawBuilder, sql, type Tx } from './open-database.ts'
import { PLANNED_ANEW } from './preparing-client.ts'

/** Matters a figure of the situation board is about: alias `m`, the scope of whoever asks among it. */
export type Cohort = RawBuilder<unknown>

/** Figures over a span of days: each is planned for its own. */
const ANEW = sql.raw(PLANNED_ANEW)

/** Written exactly as in the partial index `matter_open_due`, so that it serves. */
const OPEN = sql`m.state not in ('closed', 'dismissed', 'merged')`

export type FlowRow = {
  readonly source: string | null
  readonly category: string | null
  readonly outcome: string
  readonly n: number
}

/** How a matter came out so far, as one word: what ended it, or where it stands. */
const outcomeAt = (now: string) => sql<string>`
  case when m.state = 'closed' then coalesce(m.counts_as, 'open')
       when m.state in ('dismissed', 'merged', 'suspended') then m.state
       when m.due_at <= ${now} then 'overdue'
       else 'in_time' end`

/** From source over category to outcome. */
export async function countFlow(tx: Tx, cohort: Cohort, now: string): Promise<FlowRow[]> {
  const { rows } = await sql<FlowRow>`${ANEW}
    select m.source, m.category, ${outcomeAt(now)} as outcome, count(*)::int as n
      from matter m
     where ${cohort}
     group by 1, 2, 3
     order by n desc, 1, 2, 3`.execute(tx)
  return rows
}

/** States in which a matter waits for somebody, in the order it passes them; a suspended one waits beside the way. */
export const STAGES = ['recorded', 'assigned', 'working', 'answered', 'suspended'] as const
export type Stage = (typeof STAGES)[number]

/** Every stage a matter has left, with the days it spent there; one it came back to is not left. */
const STAYS = sql`cross join lateral (values ${sql.join(
  STAGES.map((state) => sql`(${state}, ${sql.ref(`m.stay_${state}`)})`),
)}) s(state, days)`
const LEFT = sql`s.days is not null and m.state <> s.state`

export type Spread = { readonly state: Stage; readonly tenth: number; readonly n: number }

/** How many left each stage after so many tenths of a day. */
export async function spreadStages(tx: Tx, cohort: Cohort): Promise<Spread[]> {
  const { rows } = await sql<Spread>`${ANEW}
    select s.state, floor(s.days * 10)::int as tenth, count(*)::int as n
      from matter m ${STAYS}
     where ${cohort} and ${LEFT}
     group by 1, 2
     order by 1, 2`.execute(tx)
  return rows
}

export type Standing = {
  readonly state: Stage
  readonly orgId: string | null
  readonly org: string | null
  readonly n: number
  readonly since: string | null
  /** Over all units of the stage. */
  readonly all: number
  readonly first: string | null
  readonly units: number
}

/** What stands in each stage now: the units with most of it, and what it comes to over all. */
export async function countStanding(tx: Tx, authorityId: string, cohort: Cohort, units: number): Promise<Standing[]> {
  const { rows } = await sql<Standing>`${ANEW}
    with here as (
      select m.state, m.lead_org_id, count(*)::int as n, min(m.state_since) as since
        from matter m
       where ${cohort} and ${OPEN}
       group by 1, 2),
    ranked as (
      select here.*, (sum(n) over w)::int as total, min(since) over w as first, (count(lead_org_id) over w)::int as units,
             row_number() over (partition by state order by lead_org_id is null, n desc, since, lead_org_id) as place
        from here window w as (partition by state))
    select r.state, r.lead_org_id as "orgId", o.name as org, r.n, r.since, r.total as "all", r.first, r.units
      from ranked r left join org o on o.authority_id = ${authorityId} and o.id = r.lead_org_id
     where r.place <= ${units}
     order by r.state, r.place`.execute(tx)
  return rows
}

export type UnitSpread = {
  readonly state: Stage
  readonly orgId: string
  readonly passed: number
  readonly median: number
  readonly p90: number
}

/** The days that half and nine of ten of some units' matters took in each stage they have left. */
export async function spreadUnits(tx: Tx, cohort: Cohort, orgIds: readonly string[]): Promise<UnitSpread[]> {
  if (orgIds.length === 0) return []
  const { rows } = await sql<UnitSpread>`${ANEW}
    select s.state, m.lead_org_id as "orgId", count(*)::int as passed,
           percentile_cont(0.5) within group (order by s.days) as median, percentile_cont(0.9) within group (order by s.days) as p90
      from matter m ${STAYS}
     where ${cohort} and m.lead_org_id = any(${[...orgIds]}::uuid[]) and ${LEFT}
     group by 1, 2`.execute(tx)
  return rows
}

export type AreaRow = {
  readonly id: string
  readonly name: string
  readonly row: number | null
  readonly col: number | null
  readonly enterprises: number
  readonly raised: number
  readonly open: number
  readonly overdue: number
}

/** Each area with its enterprises, what was raised there, what is open and what is late. A matter lies where its area, else its enterprise or project, lies. */
export async function countAreas(tx: Tx, authorityId: string, cohort: Cohort, now: string): Promise<AreaRow[]> {
  const { rows } = await sql<AreaRow>`${ANEW}
    with had as (
      select coalesce(m.area_id, e.area_id, p.area_id) as area_id, count(*)::int as raised,
             count(*) filter (where ${OPEN})::int as open, count(*) filter (where ${OPEN} and m.due_at <= ${now})::int as overdue
        from matter m
        left join enterprise e on e.authority_id = ${authorityId} and e.id = m.enterprise_id
        left join project p on p.authority_id = ${authorityId} and p.id = m.project_id
       where ${cohort}
       group by 1),
    firms as (
      select area_id, count(*)::int as n from enterprise
       where authority_id = ${authorityId} and area_id is not null group by 1)
    select a.id, a.name, a.plan_row as row, a.plan_col as col, coalesce(f.n, 0) as enterprises,
           coalesce(h.raised, 0) as raised, coalesce(h.open, 0) as open, coalesce(h.overdue, 0) as overdue
      from area a
      left join had h on h.area_id = a.id
      left join firms f on f.area_id = a.id
     where a.authority_id = ${authorityId}
     order by a.plan_row nulls last, a.plan_col nulls last, a.name, a.id`.execute(tx)
  return rows
}

/** Puts areas on the plan of tiles; those not named leave it. */
export async function placeAreas(
  tx: Tx,
  authorityId: string,
  places: readonly { readonly id: string; readonly row: number; readonly col: number }[],
): Promise<void> {
  await sql`
    update area a set plan_row = p.row, plan_col = p.col
      from area x
      left join jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(id uuid, "row" integer, col integer) on p.id = x.id
     where a.authority_id = ${authorityId} and x.authority_id = ${authorityId} and x.id = a.id`.execute(tx)
}

export type StepRow = {
  readonly first: string
  readonly raised: number
  readonly closed: number
  readonly open: number
}

/**
 * Month by month or week by week: what was raised, what ended, what stood open when the step was over, as it is recorded today
 * (what was opened again counts as open throughout).
 * @param steps first day and the moments between which each step lies, in order
 */
export async function countSteps(
  tx: Tx,
  condition: Cohort,
  steps: readonly { readonly first: string; readonly from: string; readonly before: string }[],
): Promise<StepRow[]> {
  const bounds = JSON.stringify(steps.map(({ from }) => from))
  const { rows } = await sql<{ step: number; raised: number; closed: number }>`${ANEW}
    with bound as materialized (
      select array(select b::timestamptz from jsonb_array_elements_text(${bounds}::jsonb) with ordinality as x(b, n) order by n) as froms),
    moved as (
      select width_bucket(m.at, b.froms) as raised_in,
             case when m.closed_at is not null then width_bucket(m.closed_at, b.froms) end as closed_in, count(*)::int as n
        from matter m cross join bound b
       where ${condition}
       group by 1, 2)
    select step, sum(raised)::int as raised, sum(closed)::int as closed
      from (select raised_in as step, n as raised, 0 as closed from moved
            union all
            select closed_in, 0, n from moved where closed_in is not null) x
     group by step`.execute(tx)
  const of = new Map(rows.map((row) => [row.step, row]))
  let open = (of.get(0)?.raised ?? 0) - (of.get(0)?.closed ?? 0)
  return steps.map(({ first }, n) => {
    const { raised = 0, closed = 0 } = of.get(n + 1) ?? {}
    open += raised - closed
    return { first, raised, closed, open }
  })
}

export type CoverRow = {
  readonly programKey: string
  readonly rule: string
  readonly targets: number
  readonly met: number
}

/** How many of those who should be served are, by program and kind of pairing, as it stands. */
export async function countCover(tx: Tx, authorityId: string, program: string | undefined): Promise<CoverRow[]> {
  const { rows } = await sql<CoverRow>`
    select program_key as "programKey", rule, count(*)::int as targets, count(*) filter (where met)::int as met
      from derived_cover
     where authority_id = ${authorityId} and calendar = 'now' and side = 'target'
       ${program ? sql`and program_key = ${program}` : sql``}
     group by 1, 2
     order by 1, 2`.execute(tx)
  return rows
}

export type DutyRow = {
  readonly programKey: string
  readonly rule: string
  readonly due: number
  readonly met: number
  readonly late: number
  readonly missed: number
}

/** Of the duties that fell due in a span of days: done in time, done late, not done. Excused ones are nobody's. */
export async function countDuties(
  tx: Tx,
  authorityId: string,
  of: { program: string | undefined; from: string; to: string; scope: RawBuilder<unknown> },
): Promise<DutyRow[]> {
  const { rows } = await sql<DutyRow>`${ANEW}
    select d.program_key as "programKey", d.rule, count(*)::int as due, count(*) filter (where d.state = 'met')::int as met,
           count(*) filter (where d.state = 'late')::int as late, count(*) filter (where d.state = 'missed')::int as missed
      from derived_duty d
     where d.authority_id = ${authorityId} and d.due_day >= ${of.from} and d.due_day <= ${of.to}
       and d.state in ('met', 'late', 'missed') ${of.program ? sql`and d.program_key = ${of.program}` : sql``} and ${of.scope}
     group by 1, 2
     order by 1, 2`.execute(tx)
  return rows
}

/** Enterprises there are, and how many of them somebody has been to since a day. */
export async function countVisited(
  tx: Tx,
  authorityId: string,
  of: { from: string; enterprises: RawBuilder<unknown>; visits: RawBuilder<unknown> },
): Promise<{ enterprises: number; visited: number }> {
  const { rows } = await sql<{ enterprises: number; visited: number }>`${ANEW}
    with seen as materialized (
      select distinct v.enterprise_id from visit v
       where v.authority_id = ${authorityId} and v.day >= ${of.from} and v.voided_at is null
         and v.enterprise_id is not null and ${of.visits})
    select count(*)::int as enterprises, count(s.enterprise_id)::int as visited
      from enterprise e left join seen s on s.enterprise_id = e.id
     where e.authority_id = ${authorityId} and e.status <> 'merged' and ${of.enterprises}`.execute(tx)
  return rows[0] ?? { enterprises: 0, visited: 0 }
}
