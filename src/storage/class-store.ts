import { type RawBuilder, sql, type Tx } from './open-database.ts'

export const FIGURES = ['staff', 'revenue', 'assets', 'fixed_assets', 'output', 'tax'] as const
export type Figure = (typeof FIGURES)[number]

export type EnterpriseClass = {
  readonly name: string
  readonly figure: Figure | null
  readonly enterAt: string | null
  readonly leaveBelow: string | null
  readonly certificate: boolean
  readonly lastsMonths: number | null
  readonly baseDay: string | null
  readonly times: string | null
  readonly goalDay: string | null
  readonly source: string
}

const CLASS = sql`
  k.name, k.figure, k.enter_at as "enterAt", k.leave_below as "leaveBelow", k.certificate, k.lasts_months as "lastsMonths", k.base_day as "baseDay",
  k.times, k.goal_day as "goalDay", k.source`

export async function findClass(tx: Tx, authorityId: string, name: string): Promise<EnterpriseClass | undefined> {
  const { rows } = await sql<EnterpriseClass>`
    select ${CLASS} from enterprise_class k where k.authority_id = ${authorityId} and k.name = ${name}`.execute(tx)
  return rows[0]
}

/** Declares a class, or changes how one is entered; true when it is new. */
export async function saveClass(
  tx: Tx,
  authorityId: string,
  one: EnterpriseClass,
  by: { readonly at: string; readonly personId: string | null },
): Promise<boolean> {
  const { rows } = await sql<{ fresh: boolean }>`
    insert into enterprise_class as k (authority_id, name, figure, enter_at, leave_below, certificate, lasts_months, base_day, times, goal_day, source,
                                       recorded_at, recorded_by)
    values (${authorityId}, ${one.name}, ${one.figure}, ${one.enterAt}, ${one.leaveBelow}, ${one.certificate}, ${one.lastsMonths}, ${one.baseDay},
            ${one.times}, ${one.goalDay}, ${one.source}, ${by.at}, ${by.personId})
    on conflict (authority_id, name) do update
      set figure = excluded.figure, enter_at = excluded.enter_at, leave_below = excluded.leave_below, certificate = excluded.certificate,
          lasts_months = excluded.lasts_months, base_day = excluded.base_day, times = excluded.times, goal_day = excluded.goal_day,
          source = excluded.source, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by, revision = k.revision + 1
    returning revision = 1 as fresh`.execute(tx)
  return rows[0]?.fresh ?? false
}

/** Takes stock: every enterprise that bears the class's word today is a member from a day on. Answers how many. */
export async function stockMembers(
  tx: Tx,
  authorityId: string,
  of: {
    readonly name: string
    readonly fromDay: string
    readonly at: string
    readonly by: string | null
    readonly newId: () => string
  },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select e.id from enterprise e
     where e.authority_id = ${authorityId} and ${of.name} = any(e.classes) and e.status = 'active' order by e.id`.execute(
    tx,
  )
  const ids = rows.map((row) => row.id)
  await sql`
    insert into class_member (authority_id, id, enterprise_id, class, from_day, basis, recorded_at, recorded_by)
    select ${authorityId}, r.id, r.enterprise_id, ${of.name}, ${of.fromDay}, 'stock', ${of.at}, ${of.by}
      from unnest(${ids.map(of.newId)}::uuid[], ${ids}::uuid[]) as r(id, enterprise_id)
    on conflict do nothing`.execute(tx)
  return ids.length
}

/** The latest profile figure of each enterprise for a class that goes by one. */
const latest = (authorityId: string) => sql`
  left join lateral (
    select f.as_of, case k.figure when 'staff' then f.staff::numeric when 'revenue' then f.revenue when 'assets' then f.assets
                                  when 'fixed_assets' then f.fixed_assets when 'output' then f.output when 'tax' then f.tax end as figure
      from enterprise_profile f where f.authority_id = ${authorityId} and f.enterprise_id = e.id and f.voided_at is null order by f.as_of desc limit 1) f on true`

/** What a class's rows are shown by; each is the condition of its count too. `m` is the enterprise's latest membership. */
export const SHOWN = ['members', 'entered', 'left', 'candidates', 'leaving'] as const
export type ClassShow = (typeof SHOWN)[number]

function condition(show: ClassShow, today: string): RawBuilder<unknown> {
  const year = today.slice(0, 4)
  const member = sql`(m.from_day <= ${today} and m.to_day >= ${today})`
  switch (show) {
    case 'members':
      return member
    case 'entered':
      return sql`(m.from_day between ${`${year}-01-01`} and ${today} and m.basis <> 'stock')`
    case 'left':
      return sql`(m.to_day between ${`${year}-01-01`} and ${today})`
    case 'candidates':
      return sql`(not coalesce(${member}, false) and e.status = 'active' and k.enter_at is not null and f.figure >= k.enter_at)`
    case 'leaving':
      return sql`(${member} and ((k.leave_below is not null and f.figure < k.leave_below) or e.status <> 'active'
                  or (k.certificate and k.lasts_months is not null and m.basis = 'certificate'
                      and m.from_day + make_interval(months => k.lasts_months) <= ${today}::date)))`
  }
}

const base = (authorityId: string) => sql`
  from enterprise_class k
  join enterprise e on e.authority_id = ${authorityId} and e.status <> 'merged'
  left join lateral (
    select c.* from class_member c
     where c.authority_id = ${authorityId} and c.class = k.name and c.enterprise_id = e.id and c.voided_at is null
     order by c.from_day desc, c.id desc limit 1) m on true
  ${latest(authorityId)}`

export type ClassCounted = EnterpriseClass &
  Readonly<Record<ClassShow, number>> & {
    /** Members on the base day, where a doubling is asked. */
    readonly base: number | null
  }

/** Classes with how many are in, came in, left, might come in and ought to leave. */
export async function listClasses(tx: Tx, authorityId: string, today: string): Promise<ClassCounted[]> {
  const counts = SHOWN.map((show) => sql`count(*) filter (where ${condition(show, today)})::int as ${sql.ref(show)}`)
  const { rows } = await sql<ClassCounted>`
    with n as (select k.name, ${sql.join(counts)} ${base(authorityId)} where k.authority_id = ${authorityId} group by k.name)
    select ${CLASS}, n.members, n.entered, n.left, n.candidates, n.leaving,
           case when k.base_day is not null then (
             select count(distinct c.enterprise_id)::int from class_member c
              where c.authority_id = ${authorityId} and c.class = k.name and c.voided_at is null and c.from_day <= k.base_day and c.to_day >= k.base_day) end as base
      from enterprise_class k left join n on n.name = k.name
     where k.authority_id = ${authorityId} order by k.recorded_at, k.name`.execute(tx)
  return rows
}

export type ClassRow = {
  readonly id: string
  readonly name: string
  readonly memberId: string | null
  readonly fromDay: string | null
  readonly toDay: string | null
  readonly basis: string | null
  readonly evidence: string | null
  readonly exitReason: string | null
  readonly figure: string | null
  readonly figureDay: string | null
}

/** The enterprises behind one of a class's figures. */
export async function listClassRows(
  tx: Tx,
  authorityId: string,
  of: { readonly name: string; readonly show: ClassShow; readonly today: string; readonly scope: RawBuilder<unknown> },
): Promise<ClassRow[]> {
  const { rows } = await sql<ClassRow>`
    select e.id, e.name, m.id as "memberId", m.from_day as "fromDay", nullif(m.to_day, 'infinity') as "toDay", m.basis, m.evidence,
           m.exit_reason as "exitReason", f.figure, f.as_of as "figureDay"
      ${base(authorityId)}
     where k.authority_id = ${authorityId} and k.name = ${of.name} and ${condition(of.show, of.today)} and ${of.scope}
     order by e.name limit 2000`.execute(tx)
  return rows
}

export async function insertMember(
  tx: Tx,
  authorityId: string,
  one: {
    readonly id: string
    readonly enterpriseId: string
    readonly class: string
    readonly fromDay: string
    readonly basis: string
    readonly evidence: string
    readonly at: string
    readonly by: string | null
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into class_member (authority_id, id, enterprise_id, class, from_day, basis, evidence, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.enterpriseId}, ${one.class}, ${one.fromDay}, ${one.basis}, ${one.evidence}, ${one.at}, ${one.by})
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0) === 1
}

/** Ends a membership with its last day; undefined when the enterprise is no member. */
export async function endMember(
  tx: Tx,
  authorityId: string,
  of: {
    readonly enterpriseId: string
    readonly class: string
    readonly lastDay: string
    readonly reason: string
    readonly at: string
  },
): Promise<{ fromDay: string } | undefined> {
  const { rows } = await sql<{ fromDay: string }>`
    update class_member set to_day = ${of.lastDay}, exit_reason = ${of.reason}, ended_at = ${of.at}
     where authority_id = ${authorityId} and class = ${of.class} and enterprise_id = ${of.enterpriseId} and to_day = 'infinity' and voided_at is null
       and from_day <= ${of.lastDay}
    returning from_day as "fromDay"`.execute(tx)
  return rows[0]
}

/** The word in the enterprise's own classes, which lists and the conditions of programs read. */
export async function setClassWord(
  tx: Tx,
  authorityId: string,
  of: { readonly enterpriseId: string; readonly name: string; readonly bears: boolean },
): Promise<void> {
  await sql`
    update enterprise
       set classes = case when ${of.bears} then array(select distinct unnest(classes || ${of.name}::text)) else array_remove(classes, ${of.name}) end,
           revision = revision + 1
     where authority_id = ${authorityId} and id = ${of.enterpriseId}`.execute(tx)
}

/** The classes whose members are kept with their dates. */
export async function listClassNames(tx: Tx, authorityId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from enterprise_class where authority_id = ${authorityId}`.execute(tx)
  return rows.map((row) => row.name)
}
