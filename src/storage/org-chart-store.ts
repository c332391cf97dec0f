import type { OrgBurden, OrgChangeKind } from '#domain/org/decide-org-change.ts'
import { type RawBuilder, sql, type Tx } from './open-database.ts'

export type ChartUnit = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly parentId: string | null
  readonly isOffice: boolean
  readonly fromDay: string | null
  readonly toDay: string | null
  readonly people: number
  readonly leading: number
  readonly revision: number
}

/** Every unit one may see, with how many belong to it and how many open matters it leads, on a day. */
export async function listChart(
  tx: Tx,
  authorityId: string,
  scope: RawBuilder<unknown>,
  day: string,
): Promise<ChartUnit[]> {
  const { rows } = await sql<ChartUnit>`
    with staff as (
      select org_id, count(distinct person_id)::int as n from post
       where authority_id = ${authorityId} and is_primary and from_day <= ${day} and to_day >= ${day} group by org_id),
    led as (
      select lead_org_id, count(*)::int as n from matter
       where authority_id = ${authorityId} and lead_org_id is not null and state not in ('closed', 'dismissed', 'merged')
       group by lead_org_id)
    select o.id, o.name, o.kind, o.parent_id as "parentId", o.is_office as "isOffice", o.from_day as "fromDay", o.to_day as "toDay",
           coalesce(s.n, 0) as people, coalesce(l.n, 0) as leading, o.revision
      from org o
      left join staff s on s.org_id = o.id
      left join led l on l.lead_org_id = o.id
     where o.authority_id = ${authorityId} and ${scope}
     order by o.name, o.id`.execute(tx)
  return rows
}

export type UnitMember = {
  readonly personId: string
  readonly name: string
  readonly title: string
  readonly isHead: boolean
  readonly fromDay: string
  readonly links: number
  readonly account: boolean
}

/** Who belongs to a unit on a day: heads first. */
export async function listUnitMembers(tx: Tx, authorityId: string, orgId: string, day: string): Promise<UnitMember[]> {
  const { rows } = await sql<UnitMember>`
    select n.id as "personId", n.name, p.title, p.is_head as "isHead", p.from_day as "fromDay",
           (select count(*)::int from link l where l.authority_id = ${authorityId} and l.person_id = n.id and l.voided_at is null
               and l.from_day <= ${day} and l.to_day >= ${day}) as links,
           exists (select from account a where a.authority_id = ${authorityId} and a.person_id = n.id and a.disabled_at is null) as account
      from post p
      join person n on n.authority_id = ${authorityId} and n.id = p.person_id
     where p.authority_id = ${authorityId} and p.org_id = ${orgId} and p.is_primary and p.from_day <= ${day} and p.to_day >= ${day}
     order by p.is_head desc, n.name, n.id limit 500`.execute(tx)
  return rows
}

/** What hangs on a unit, on a day. */
export async function burdenOf(tx: Tx, authorityId: string, orgId: string, day: string): Promise<OrgBurden> {
  const here = sql`authority_id = ${authorityId}`
  const held = sql`l.authority_id = ${authorityId} and l.voided_at is null and l.from_day <= ${day} and l.to_day >= ${day}`
  const { rows } = await sql<OrgBurden>`
    select (select count(distinct person_id)::int from post where ${here} and org_id = ${orgId} and from_day <= ${day} and to_day >= ${day}) as people,
           (select count(distinct person_id)::int from post where ${here} and org_id = ${orgId} and is_primary and from_day <= ${day} and to_day >= ${day}) as belonging,
           (select count(*)::int from org where ${here} and parent_id = ${orgId} and to_day is null) as below,
           (select count(*)::int from link l where ${held} and l.org_id = ${orgId} and l.person_id is null) as "ownLinks",
           (select count(*)::int from link l where ${held} and l.person_id in (
              select person_id from post where ${here} and org_id = ${orgId} and is_primary and from_day <= ${day} and to_day >= ${day})) as "peopleLinks",
           (select count(*)::int from matter where ${here} and lead_org_id = ${orgId} and state not in ('closed', 'dismissed', 'merged')) as leading,
           (select count(*)::int from matter_party where ${here} and org_id = ${orgId} and role <> 'lead' and to_at = 'infinity') as assisting,
           (select count(distinct account_id)::int from role_grant where ${here} and org_id = ${orgId} and revoked_at is null) as grants,
           (select count(*)::int from roster_member where ${here} and subject_kind = 'org' and subject_id = ${orgId}
               and from_day <= ${day} and to_day >= ${day}) as lists`.execute(tx)
  const [found] = rows
  if (!found) throw new Error('a count gave no row')
  return found
}

/** The open matters a unit leads, with what a reassignment has to keep. */
export async function listLed(tx: Tx, authorityId: string, orgId: string): Promise<{ id: string; number: string }[]> {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from matter
     where authority_id = ${authorityId} and lead_org_id = ${orgId} and state not in ('closed', 'dismissed', 'merged') order by id`.execute(
    tx,
  )
  return rows
}

/** The other units of a matter now, by their part in it. */
export async function listParties(
  tx: Tx,
  authorityId: string,
  matterId: string,
): Promise<{ orgId: string; role: string }[]> {
  const { rows } = await sql<{ orgId: string; role: string }>`
    select org_id as "orgId", role from matter_party
     where authority_id = ${authorityId} and matter_id = ${matterId} and to_at = 'infinity' and role in ('parallel', 'assist')`.execute(
    tx,
  )
  return rows
}

/** Everybody whose primary post in the unit lasts beyond a day. */
export async function listBelonging(tx: Tx, authorityId: string, orgId: string, day: string) {
  const { rows } = await sql<{ personId: string; title: string; isHead: boolean }>`
    select person_id as "personId", title, is_head as "isHead" from post
     where authority_id = ${authorityId} and org_id = ${orgId} and is_primary and from_day <= ${day} and to_day >= ${day}
     order by person_id`.execute(tx)
  return rows
}

/** Other posts in the unit end with a day. */
export async function endOtherPosts(tx: Tx, authorityId: string, orgId: string, lastDay: string): Promise<void> {
  await sql`
    update post set to_day = ${lastDay}
     where authority_id = ${authorityId} and org_id = ${orgId} and not is_primary and from_day <= ${lastDay} and to_day > ${lastDay}`.execute(
    tx,
  )
}

/** On each list of programs the one unit stands in the other's place from a day on. */
export async function moveOnLists(
  tx: Tx,
  authorityId: string,
  from: string,
  to: string,
  day: string,
  newId: () => string,
): Promise<number> {
  const { rows } = await sql<{ programKey: string; groupId: string }>`
    update roster_member set to_day = ${day}::date - 1
     where authority_id = ${authorityId} and subject_kind = 'org' and subject_id = ${from} and from_day < ${day} and to_day >= ${day}
    returning program_key as "programKey", group_id as "groupId"`.execute(tx)
  for (const row of rows)
    await sql`
      insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id, from_day)
      select ${authorityId}, ${newId()}, ${row.programKey}, ${row.groupId}, 'org', ${to}, ${day}
       where not exists (select from roster_member k where k.authority_id = ${authorityId} and k.program_key = ${row.programKey}
                            and k.group_id = ${row.groupId} and k.subject_id = ${to} and k.to_day >= ${day})`.execute(
      tx,
    )
  return rows.length
}

/** Units under one unit go under another. */
export async function moveBelow(tx: Tx, authorityId: string, from: string, to: string): Promise<number> {
  const result = await sql`
    update org set parent_id = ${to}, revision = revision + 1
     where authority_id = ${authorityId} and parent_id = ${from} and id <> ${to}`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}

export async function setParent(tx: Tx, authorityId: string, id: string, parentId: string | null): Promise<void> {
  await sql`update org set parent_id = ${parentId}, revision = revision + 1 where authority_id = ${authorityId} and id = ${id}`.execute(
    tx,
  )
}

/** Another name; the old one still finds the unit. */
export async function setName(tx: Tx, authorityId: string, id: string, name: string): Promise<void> {
  await sql`
    update org set short_names = case when name = any(short_names) then short_names else array_append(short_names, name) end,
                   name = ${name}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

export async function closeUnit(tx: Tx, authorityId: string, id: string, lastDay: string): Promise<void> {
  await sql`update org set to_day = ${lastDay}, revision = revision + 1 where authority_id = ${authorityId} and id = ${id}`.execute(
    tx,
  )
}

export type OrgChange = {
  readonly id: string
  readonly kind: OrgChangeKind
  readonly orgId: string
  readonly toOrgId: string | null
  readonly name: string | null
  readonly fromDay: string
  readonly reason: string
  readonly decidedAt: string
  readonly decidedBy: string | null
  readonly doneAt: string | null
  readonly result: Readonly<Record<string, unknown>> | null
}

const CHANGE = sql`
  c.id, c.kind, c.org_id as "orgId", c.to_org_id as "toOrgId", c.name, c.from_day as "fromDay", c.reason, c.decided_at as "decidedAt",
  c.decided_by as "decidedBy", c.done_at as "doneAt", c.result`

/** Changes that wait, by their day; and the latest that are done. */
export async function listOrgChanges(tx: Tx, authorityId: string): Promise<OrgChange[]> {
  const { rows } = await sql<OrgChange>`
    (select ${CHANGE} from org_change c
      where c.authority_id = ${authorityId} and c.done_at is null and c.cancelled_at is null order by c.from_day, c.id)
    union all
    (select ${CHANGE} from org_change c
      where c.authority_id = ${authorityId} and c.done_at is not null order by c.done_at desc, c.id desc limit 30)`.execute(
    tx,
  )
  return rows
}

/** Changes whose day has come. */
export async function listOrgChangesDue(tx: Tx, authorityId: string, day: string): Promise<OrgChange[]> {
  const { rows } = await sql<OrgChange>`
    select ${CHANGE} from org_change c
     where c.authority_id = ${authorityId} and c.done_at is null and c.cancelled_at is null and c.from_day <= ${day}
     order by c.from_day, c.id`.execute(tx)
  return rows
}

export async function insertOrgChange(
  tx: Tx,
  authorityId: string,
  change: Omit<OrgChange, 'doneAt' | 'result'>,
): Promise<void> {
  await sql`
    insert into org_change (authority_id, id, kind, org_id, to_org_id, name, from_day, reason, decided_at, decided_by)
    values (${authorityId}, ${change.id}, ${change.kind}, ${change.orgId}, ${change.toOrgId}, ${change.name}, ${change.fromDay},
            ${change.reason}, ${change.decidedAt}, ${change.decidedBy})`.execute(tx)
}

/** Holds a waiting change until the transaction ends; undefined when it is done or cancelled. */
export async function holdOrgChange(tx: Tx, authorityId: string, id: string): Promise<OrgChange | undefined> {
  const { rows } = await sql<OrgChange>`
    select ${CHANGE} from org_change c
     where c.authority_id = ${authorityId} and c.id = ${id} and c.done_at is null and c.cancelled_at is null for update`.execute(
    tx,
  )
  return rows[0]
}

export async function finishOrgChange(
  tx: Tx,
  authorityId: string,
  id: string,
  at: string,
  result: unknown,
): Promise<void> {
  await sql`
    update org_change set done_at = ${at}, result = ${JSON.stringify(result)}::jsonb
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

export async function cancelOrgChange(tx: Tx, authorityId: string, id: string, at: string): Promise<boolean> {
  const done = await sql`
    update org_change set cancelled_at = ${at}
     where authority_id = ${authorityId} and id = ${id} and done_at is null and cancelled_at is null`.execute(tx)
  return Number(done.numAffectedRows ?? 0) === 1
}
