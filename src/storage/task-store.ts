import { type RawBuilder, sql, type Tx } from './open-database.ts'

/** A task as those who break it down see it. */
export type TaskHead = {
  readonly id: string
  readonly programKey: string
  readonly kind: string
  readonly leadOrgId: string | null
  readonly over: boolean
  /** The latest day any of its running clocks gives. */
  readonly dueDay: string | null
}

export async function findTask(tx: Tx, authorityId: string, id: string): Promise<TaskHead | undefined> {
  const { rows } = await sql<TaskHead>`
    select m.id, m.program_key as "programKey", m.kind, m.lead_org_id as "leadOrgId", m.state in ('closed', 'dismissed', 'merged') as over,
           (select max(c.due_day) from matter_clock c
             where c.authority_id = ${authorityId} and c.matter_id = m.id and c.done_at is null and c.cancelled_at is null) as "dueDay"
      from matter m where m.authority_id = ${authorityId} and m.id = ${id} for update`.execute(tx)
  return rows[0]
}

/** The unit taking part in a matter that a unit is, or is below. */
export async function findPartyAbove(
  tx: Tx,
  authorityId: string,
  of: { readonly matterId: string; readonly orgId: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select id, parent_id, 1 as depth from org where authority_id = ${authorityId} and id = ${of.orgId}
      union all
      select o.id, o.parent_id, up.depth + 1 from up join org o on o.authority_id = ${authorityId} and o.id = up.parent_id where up.depth < 10)
    select up.id from up
      join matter_party p on p.authority_id = ${authorityId} and p.matter_id = ${of.matterId} and p.org_id = up.id and p.to_at = 'infinity'
     order by up.depth limit 1`.execute(tx)
  return rows[0]?.id
}

type Named = { readonly id: string; readonly name: string }

export type PartRow = {
  readonly id: string
  readonly matterId: string
  readonly what: string
  readonly org: Named
  readonly person: Named | null
  readonly dueDay: string
  readonly doneAt: string | null
  readonly doneBy: string | null
  readonly doneNote: string | null
}

const PART = sql`
  t.id, t.matter_id as "matterId", t.what, json_build_object('id', o.id, 'name', o.name) as org,
  case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as person, t.due_day as "dueDay", t.done_at as "doneAt",
  d.name as "doneBy", t.done_note as "doneNote"`
const PART_FROM = (authorityId: string) => sql`
  task_part t join org o on o.authority_id = ${authorityId} and o.id = t.org_id
  left join person p on p.authority_id = ${authorityId} and p.id = t.person_id
  left join person d on d.authority_id = ${authorityId} and d.id = t.done_by`

/** The parts of a task, by their days. */
export async function listParts(tx: Tx, authorityId: string, matterId: string): Promise<PartRow[]> {
  const { rows } = await sql<PartRow>`
    select ${PART} from ${PART_FROM(authorityId)}
     where t.authority_id = ${authorityId} and t.matter_id = ${matterId} and t.voided_at is null
     order by t.due_day, o.name, t.id`.execute(tx)
  return rows
}

export type MyPart = PartRow & { readonly number: string; readonly title: string }

/** What somebody has still to do of open tasks, the earliest first. */
export async function listPartsOf(tx: Tx, authorityId: string, personId: string): Promise<MyPart[]> {
  const { rows } = await sql<MyPart>`
    select ${PART}, m.number, m.title from ${PART_FROM(authorityId)}
      join matter m on m.authority_id = ${authorityId} and m.id = t.matter_id and m.state not in ('closed', 'dismissed', 'merged')
     where t.authority_id = ${authorityId} and t.person_id = ${personId} and t.done_at is null and t.voided_at is null
     order by t.due_day, t.id limit 100`.execute(tx)
  return rows
}

export type PartFound = {
  readonly id: string
  readonly matterId: string
  readonly orgId: string
  readonly personId: string | null
  readonly doneAt: string | null
}

export async function findPart(tx: Tx, authorityId: string, id: string): Promise<PartFound | undefined> {
  const { rows } = await sql<PartFound>`
    select id, matter_id as "matterId", org_id as "orgId", person_id as "personId", done_at as "doneAt" from task_part
     where authority_id = ${authorityId} and id = ${id} and voided_at is null for update`.execute(tx)
  return rows[0]
}

export async function insertPart(
  tx: Tx,
  authorityId: string,
  one: {
    readonly id: string
    readonly matterId: string
    readonly what: string
    readonly orgId: string
    readonly personId: string | null
    readonly dueDay: string
    readonly at: string
    readonly by: string | null
  },
): Promise<void> {
  await sql`
    insert into task_part (authority_id, id, matter_id, what, org_id, person_id, due_day, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.matterId}, ${one.what}, ${one.orgId}, ${one.personId}, ${one.dueDay}, ${one.at}, ${one.by})`.execute(
    tx,
  )
}

export async function finishPart(
  tx: Tx,
  authorityId: string,
  one: { readonly id: string; readonly at: string; readonly by: string | null; readonly note: string },
): Promise<void> {
  await sql`
    update task_part set done_at = ${one.at}, done_by = ${one.by}, done_note = ${one.note}
     where authority_id = ${authorityId} and id = ${one.id}`.execute(tx)
}

export type DeliverableRow = {
  readonly id: string
  readonly matterId: string
  readonly kind: string
  readonly what: string
  readonly thingKind: 'attachment' | 'form' | 'paper' | null
  readonly thingId: string | null
  /** The file's or the paper's own name. */
  readonly thing: string | null
  readonly deliveredAt: string | null
  readonly deliveredBy: string | null
}

/** What a task has to show, in the order it was asked for. */
export async function listDeliverables(
  tx: Tx,
  authorityId: string,
  where: { readonly matterId?: string; readonly id?: string },
): Promise<DeliverableRow[]> {
  const only = where.id === undefined ? sql`d.matter_id = ${where.matterId ?? null}` : sql`d.id = ${where.id}`
  const { rows } = await sql<DeliverableRow>`
    select d.id, d.matter_id as "matterId", d.kind, d.what, d.thing_kind as "thingKind", d.thing_id as "thingId",
           coalesce(a.name, q.title) as thing, d.delivered_at as "deliveredAt", p.name as "deliveredBy"
      from task_deliverable d
      left join attachment a on d.thing_kind = 'attachment' and a.authority_id = ${authorityId} and a.id = d.thing_id
      left join paper q on d.thing_kind = 'paper' and q.authority_id = ${authorityId} and q.id = d.thing_id
      left join person p on p.authority_id = ${authorityId} and p.id = d.delivered_by
     where d.authority_id = ${authorityId} and ${only} and d.voided_at is null
     order by d.recorded_at, d.id`.execute(tx)
  return rows
}

export async function insertDeliverable(
  tx: Tx,
  authorityId: string,
  one: {
    readonly id: string
    readonly matterId: string
    readonly kind: string
    readonly what: string
    readonly at: string
    readonly by: string | null
  },
): Promise<void> {
  await sql`
    insert into task_deliverable (authority_id, id, matter_id, kind, what, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.matterId}, ${one.kind}, ${one.what}, ${one.at}, ${one.by})`.execute(tx)
}

export async function deliver(
  tx: Tx,
  authorityId: string,
  one: {
    readonly id: string
    readonly thingKind: string
    readonly thingId: string
    readonly at: string
    readonly by: string | null
  },
): Promise<void> {
  await sql`
    update task_deliverable set thing_kind = ${one.thingKind}, thing_id = ${one.thingId}, delivered_at = ${one.at}, delivered_by = ${one.by}
     where authority_id = ${authorityId} and id = ${one.id}`.execute(tx)
}

/** Whether a file hangs on the task, or an entry or a paper is its program's. */
export async function isDeliverable(
  tx: Tx,
  authorityId: string,
  of: { readonly thingKind: 'attachment' | 'form' | 'paper'; readonly thingId: string; readonly task: TaskHead },
): Promise<boolean> {
  const { thingKind, thingId, task } = of
  const from = {
    attachment: sql`attachment x where x.thing_kind = 'matter' and x.thing_id = ${task.id}`,
    form: sql`form_entry x where x.program_key = ${task.programKey} and x.voided_at is null`,
    paper: sql`paper x where x.program_key = ${task.programKey} and x.voided_at is null`,
  }[thingKind]
  const { rows } = await sql`select 1 from ${from} and x.authority_id = ${authorityId} and x.id = ${thingId}`.execute(
    tx,
  )
  return rows.length > 0
}

/** Takes a part or something asked for out of a task again. */
export async function dropOfTask(
  tx: Tx,
  authorityId: string,
  of: { readonly what: 'part' | 'deliverable'; readonly id: string; readonly at: string },
): Promise<void> {
  await sql`update ${sql.table(`task_${of.what}`)} set voided_at = ${of.at} where authority_id = ${authorityId} and id = ${of.id}`.execute(
    tx,
  )
}

export type TaskProgress = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly lead: string | null
  readonly dueAt: string | null
  readonly parts: number
  readonly done: number
  readonly late: number
  readonly deliverables: number
  readonly delivered: number
}

/** Open tasks of a program with how far their parts and deliverables have come, the nearest deadline first. */
export async function listTaskProgress(
  tx: Tx,
  authorityId: string,
  of: { readonly program: string; readonly today: string; readonly scope: RawBuilder<unknown>; readonly limit: number },
): Promise<TaskProgress[]> {
  const { rows } = await sql<TaskProgress>`
    select m.id, m.number, m.title, o.name as lead, m.due_at as "dueAt", t.parts, t.done, t.late, d.deliverables, d.delivered
      from matter m left join org o on o.authority_id = ${authorityId} and o.id = m.lead_org_id
     cross join lateral (
       select count(*)::int as parts, count(x.done_at)::int as done,
              (count(*) filter (where x.done_at is null and x.due_day < ${of.today}))::int as late
         from task_part x where x.authority_id = ${authorityId} and x.matter_id = m.id and x.voided_at is null) t
     cross join lateral (
       select count(*)::int as deliverables, count(x.delivered_at)::int as delivered
         from task_deliverable x where x.authority_id = ${authorityId} and x.matter_id = m.id and x.voided_at is null) d
     where m.authority_id = ${authorityId} and m.program_key = ${of.program} and m.kind = 'task'
       and m.state not in ('closed', 'dismissed', 'merged') and ${of.scope}
     order by m.due_at nulls last, m.id limit ${of.limit}`.execute(tx)
  return rows
}
