import type { PledgeState } from '#domain/pledge/standing.ts'
import { type RawBuilder, sql, type Tx } from './open-database.ts'

export type Drive = {
  readonly id: string
  readonly programKey: string
  readonly form: string
  readonly title: string
  readonly textField: string
  readonly dueField: string | null
  readonly keptField: string | null
  readonly publishBy: string | null
}

const DRIVE = sql`d.id, d.program_key as "programKey", d.form, d.title, d.text_field as "textField", d.due_field as "dueField",
  d.kept_field as "keptField", d.publish_by as "publishBy"`

/** Adds a drive; false when the form is that of another. */
export async function insertDrive(
  tx: Tx,
  authorityId: string,
  one: Drive & { readonly at: string; readonly by: string | null },
): Promise<boolean> {
  const result = await sql`
    insert into pledge_drive (authority_id, id, program_key, form, title, text_field, due_field, kept_field, publish_by, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.form}, ${one.title}, ${one.textField}, ${one.dueField}, ${one.keptField},
            ${one.publishBy}, ${one.at}, ${one.by})
    on conflict (authority_id, program_key, form) do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}

export async function listDrives(tx: Tx, authorityId: string): Promise<Drive[]> {
  const { rows } = await sql<Drive>`
    select ${DRIVE} from pledge_drive d where d.authority_id = ${authorityId} order by d.id`.execute(tx)
  return rows
}

export async function findDrive(tx: Tx, authorityId: string, id: string): Promise<Drive | undefined> {
  const { rows } = await sql<Drive>`
    select ${DRIVE} from pledge_drive d where d.authority_id = ${authorityId} and d.id = ${id}`.execute(tx)
  return rows[0]
}

export async function insertPledge(
  tx: Tx,
  authorityId: string,
  one: { lineId: string; driveId: string; orgId: string; text: string; dueDay: string | null; publishedDay: string },
): Promise<void> {
  await sql`
    insert into pledge (authority_id, line_id, drive_id, org_id, text, due_day, published_day)
    values (${authorityId}, ${one.lineId}, ${one.driveId}, ${one.orgId}, ${one.text}, ${one.dueDay}, ${one.publishedDay})`.execute(
    tx,
  )
}

type Name = { readonly id: string; readonly name: string }

export type PledgeListed = {
  readonly id: string
  readonly driveId: string
  readonly org: Name
  readonly text: string
  readonly dueDay: string | null
  readonly publishedDay: string
  readonly state: PledgeState
  readonly settledDay: string | null
  readonly note: string | null
  readonly steps: number
  readonly comments: number
  readonly waiting: number
  readonly revision: number
}

export type PledgeWhere = {
  readonly id?: string | undefined
  readonly drives?: readonly string[] | undefined
  readonly orgId?: string | undefined
  readonly state?: string | undefined
  /** Open and past their day, as of this one. */
  readonly overdueOn?: string | undefined
  readonly waiting?: boolean | undefined
}

function condition(authorityId: string, where: PledgeWhere): RawBuilder<unknown> {
  return sql`p.authority_id = ${authorityId}
    ${where.id ? sql`and p.line_id = ${where.id}` : sql``}
    ${where.drives ? sql`and p.drive_id = any(${[...where.drives]}::uuid[])` : sql``}
    ${where.orgId ? sql`and p.org_id = ${where.orgId}` : sql``}
    ${where.state ? sql`and p.state = ${where.state}` : sql``}
    ${where.overdueOn ? sql`and p.state = 'open' and p.due_day < ${where.overdueOn}` : sql``}
    ${where.waiting ? sql`and exists (select from public_comment c where c.authority_id = p.authority_id and c.thing_kind = 'pledge' and c.thing_id = p.line_id and c.state = 'waiting')` : sql``}`
}

/** Pledges: open ones by their day first, then what is settled. */
export async function listPledgeRows(
  tx: Tx,
  authorityId: string,
  where: PledgeWhere,
  page: { offset: number; limit: number },
): Promise<PledgeListed[]> {
  const count = (more: RawBuilder<unknown>) =>
    sql`(select count(*)::int from public_comment c where c.authority_id = p.authority_id and c.thing_kind = 'pledge' and c.thing_id = p.line_id and ${more})`
  const { rows } = await sql<PledgeListed>`
    select p.line_id as id, p.drive_id as "driveId", jsonb_build_object('id', o.id, 'name', o.name) as org, p.text, p.due_day as "dueDay",
           p.published_day as "publishedDay", p.state, p.settled_day as "settledDay", p.note,
           (select count(*)::int from pledge_step s where s.authority_id = p.authority_id and s.line_id = p.line_id) as steps,
           ${count(sql`c.state = 'shown'`)} as comments, ${count(sql`c.state = 'waiting'`)} as waiting, p.revision
      from pledge p join org o on o.authority_id = p.authority_id and o.id = p.org_id
     where ${condition(authorityId, where)}
     order by (p.state <> 'open'), p.due_day nulls last, p.line_id limit ${page.limit} offset ${page.offset}`.execute(
    tx,
  )
  return rows
}

export async function countPledges(tx: Tx, authorityId: string, where: PledgeWhere): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pledge p where ${condition(authorityId, where)}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Holds a pledge until the transaction ends. */
export async function holdPledge(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<{ driveId: string; orgId: string; state: PledgeState; revision: number } | undefined> {
  const { rows } = await sql<{ driveId: string; orgId: string; state: PledgeState; revision: number }>`
    select drive_id as "driveId", org_id as "orgId", state, revision from pledge
     where authority_id = ${authorityId} and line_id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function settlePledgeRow(
  tx: Tx,
  authorityId: string,
  id: string,
  end: { state: PledgeState; day: string; note: string },
): Promise<void> {
  await sql`
    update pledge set state = ${end.state}, settled_day = ${end.day}, note = ${end.note}, revision = revision + 1
     where authority_id = ${authorityId} and line_id = ${id}`.execute(tx)
}

/** The present version of a line. */
export async function findLineVersion(tx: Tx, authorityId: string, line: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from form_entry where authority_id = ${authorityId} and coalesce(first_id, id) = ${line} and voided_at is null`.execute(
    tx,
  )
  return rows[0]?.id
}

export async function insertStep(
  tx: Tx,
  authorityId: string,
  one: { id: string; lineId: string; text: string; at: string; by: string | null },
): Promise<void> {
  await sql`
    insert into pledge_step (authority_id, id, line_id, text, at, by_person_id)
    values (${authorityId}, ${one.id}, ${one.lineId}, ${one.text}, ${one.at}, ${one.by})`.execute(tx)
}

export async function listSteps(
  tx: Tx,
  authorityId: string,
  lineId: string,
): Promise<{ id: string; text: string; at: string; person: Name | null }[]> {
  const { rows } = await sql<{ id: string; text: string; at: string; person: Name | null }>`
    select s.id, s.text, s.at, case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person
      from pledge_step s left join person p on p.authority_id = s.authority_id and p.id = s.by_person_id
     where s.authority_id = ${authorityId} and s.line_id = ${lineId} order by s.id desc`.execute(tx)
  return rows
}

/** Units of a drive that have published nothing yet. */
export async function listUnitsWithout(
  tx: Tx,
  authorityId: string,
  driveId: string,
  orgIds: readonly string[],
): Promise<Name[]> {
  const { rows } = await sql<Name>`
    select o.id, o.name from org o where o.authority_id = ${authorityId} and o.id = any(${[...orgIds]}::uuid[])
       and not exists (select from pledge p where p.authority_id = o.authority_id and p.drive_id = ${driveId} and p.org_id = o.id)
     order by o.name`.execute(tx)
  return rows
}
