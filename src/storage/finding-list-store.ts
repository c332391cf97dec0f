import { type RawBuilder, sql, type Tx } from './open-database.ts'

/** Where a finding stands: found → upheld → ordered to be put right → put right; or taken back. */
export const FINDING_STATES = ['found', 'upheld', 'ordered', 'rectified', 'void'] as const
export type FindingState = (typeof FINDING_STATES)[number]

export type FindingListed = {
  readonly id: string
  readonly programKey: string
  readonly category: string
  readonly level: string | null
  readonly source: string | null
  readonly ban: string | null
  readonly text: string
  readonly at: string
  readonly state: FindingState
  readonly replyDue: string | null
  readonly personId: string | null
  readonly orgId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
  readonly inspectionId: string | null
  readonly roundId: string | null
  readonly matterId: string | null
  readonly paperId: string | null
  readonly selfEntryId: string | null
  readonly recordedBy: string | null
  readonly recordedAt: string
  readonly revision: number
}

const STATE = sql`case when x.voided_at is not null then 'void' when x.rectified then 'rectified'
  when x.paper_id is not null or x.matter_id is not null then 'ordered' when x.confirmed then 'upheld' else 'found' end`

/** How many findings one may see stand so. */
export async function countFindings(
  tx: Tx,
  authorityId: string,
  where: { program?: string | undefined; state: FindingState; scope: RawBuilder<unknown> },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from finding x
     where x.authority_id = ${authorityId} and ${where.scope} and ${STATE} = ${where.state}
       ${where.program ? sql`and x.program_key = ${where.program}` : sql``}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Findings, the latest first. */
export async function listFindingRows(
  tx: Tx,
  authorityId: string,
  where: {
    id?: string | undefined
    program?: string | undefined
    state?: string | undefined
    orgId?: string | undefined
    personId?: string | undefined
    roundId?: string | undefined
    inspectionId?: string | undefined
    category?: string | undefined
    overdue?: string | undefined
    ids?: readonly string[] | undefined
    scope: RawBuilder<unknown>
  },
  page: { after?: { at: string; id: string } | undefined; limit: number },
): Promise<{ rows: FindingListed[]; total: number }> {
  const condition = sql`x.authority_id = ${authorityId} and ${where.scope}
    ${where.id ? sql`and x.id = ${where.id}` : sql``}
    ${where.program ? sql`and x.program_key = ${where.program}` : sql``}
    ${where.state ? sql`and ${STATE} = ${where.state}` : sql``}
    ${where.orgId ? sql`and x.org_id = ${where.orgId}` : sql``}
    ${where.personId ? sql`and x.person_id = ${where.personId}` : sql``}
    ${where.inspectionId ? sql`and x.inspection_id = ${where.inspectionId}` : sql``}
    ${where.category ? sql`and x.category = ${where.category}` : sql``}
    ${where.ids ? sql`and x.id = any(${[...where.ids]}::uuid[])` : sql``}
    ${where.overdue ? sql`and x.reply_due < ${where.overdue} and not x.rectified and x.voided_at is null` : sql``}
    ${
      where.roundId
        ? sql`and x.inspection_id = any(array(select i.id from inspection i where i.authority_id = ${authorityId} and i.round_id = ${where.roundId}))`
        : sql``
    }`
  const { rows } = await sql<FindingListed>`
    select x.id, x.program_key as "programKey", x.category, x.level, x.source, x.ban, x.text, x.at, ${STATE} as state, x.reply_due as "replyDue",
           x.person_id as "personId", x.org_id as "orgId", x.enterprise_id as "enterpriseId", x.project_id as "projectId",
           x.inspection_id as "inspectionId", i.round_id as "roundId", x.matter_id as "matterId", x.paper_id as "paperId",
           x.self_entry_id as "selfEntryId", x.recorded_by as "recordedBy", x.recorded_at as "recordedAt", x.revision
      from finding x
      left join inspection i on i.authority_id = ${authorityId} and i.id = x.inspection_id
     where ${condition}
       ${page.after ? sql`and (x.at, x.id) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)` : sql``}
     order by x.at desc, x.id desc limit ${page.limit}`.execute(tx)
  const counted = await sql<{ n: number }>`select count(*)::int as n from finding x where ${condition}`.execute(tx)
  return { rows, total: counted.rows[0]?.n ?? 0 }
}

export type FindingCheck = {
  readonly id: string
  readonly passed: boolean
  readonly text: string
  readonly by: string | null
  readonly at: string
}

/** Every re-check (复查) of a finding, the first first; those that failed too. */
export async function listFindingChecks(tx: Tx, authorityId: string, findingId: string): Promise<FindingCheck[]> {
  const { rows } = await sql<FindingCheck>`
    select id, passed, text, by_person_id as by, at from finding_check
     where authority_id = ${authorityId} and finding_id = ${findingId} order by at, id`.execute(tx)
  return rows
}

export async function insertFindingCheck(
  tx: Tx,
  authorityId: string,
  findingId: string,
  one: FindingCheck,
): Promise<void> {
  await sql`
    insert into finding_check (authority_id, id, finding_id, passed, text, by_person_id, at)
    values (${authorityId}, ${one.id}, ${findingId}, ${one.passed}, ${one.text}, ${one.by}, ${one.at})`.execute(tx)
}

/** The order to put it right: its paper, its matter, until when a reply is owed. */
export async function orderFinding(
  tx: Tx,
  authorityId: string,
  id: string,
  order: { paperId: string; matterId: string | null; replyDue: string },
): Promise<void> {
  await sql`
    update finding set paper_id = ${order.paperId}, matter_id = ${order.matterId}, reply_due = ${order.replyDue}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** Files hung on a thing. */
export async function listAttachmentNames(
  tx: Tx,
  authorityId: string,
  thing: { kind: string; id: string },
): Promise<{ id: string; name: string; size: number; at: string }[]> {
  const { rows } = await sql<{ id: string; name: string; size: number; at: string }>`
    select id, name, size, recorded_at as at from attachment
     where authority_id = ${authorityId} and thing_kind = ${thing.kind} and thing_id = ${thing.id} order by recorded_at, id`.execute(
    tx,
  )
  return rows
}
