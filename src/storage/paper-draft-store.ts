import type { RawBuilder } from 'kysely'
import type { DraftState } from '#domain/paper/draft.ts'
import { sql, type Tx } from './open-database.ts'

export type PaperDraftRow = {
  readonly id: string
  readonly programKey: string
  readonly paper: string
  readonly title: string
  readonly format: string
  readonly matterId: string | null
  readonly personId: string | null
  readonly orgId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
  readonly areaId: string | null
  readonly toNames: readonly string[]
  readonly copyNames: readonly string[]
  readonly calendar: string | null
  readonly ordinal: number | null
  readonly content: Readonly<Record<string, unknown>>
  readonly state: DraftState
  readonly draftedBy: string | null
  readonly reviewedBy: string | null
  readonly reviewedAt: string | null
  readonly approvedBy: string | null
  readonly approvedAt: string | null
  readonly returnedNote: string | null
  readonly paperId: string | null
  readonly recordedAt: string
  readonly changedAt: string
  readonly revision: number
}

const SELECTED =
  sql.raw(`d.id, d.program_key as "programKey", d.paper, d.title, d.format, d.matter_id as "matterId", d.person_id as "personId",
  d.org_id as "orgId", d.enterprise_id as "enterpriseId", d.project_id as "projectId", d.area_id as "areaId", d.to_names as "toNames",
  d.copy_names as "copyNames", d.calendar, d.ordinal, d.content, d.state, d.drafted_by as "draftedBy", d.reviewed_by as "reviewedBy",
  d.reviewed_at as "reviewedAt", d.approved_by as "approvedBy", d.approved_at as "approvedAt", d.returned_note as "returnedNote",
  d.paper_id as "paperId", d.recorded_at as "recordedAt", d.changed_at as "changedAt", d.revision`)

export type NewPaperDraft = Omit<
  PaperDraftRow,
  | 'state'
  | 'reviewedBy'
  | 'reviewedAt'
  | 'approvedBy'
  | 'approvedAt'
  | 'returnedNote'
  | 'paperId'
  | 'changedAt'
  | 'revision'
>

export async function insertPaperDraft(tx: Tx, authorityId: string, one: NewPaperDraft): Promise<void> {
  await sql`
    insert into paper_draft (authority_id, id, program_key, paper, title, format, matter_id, person_id, org_id, enterprise_id, project_id, area_id,
                             to_names, copy_names, calendar, ordinal, content, state, drafted_by, recorded_at, changed_at)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.paper}, ${one.title}, ${one.format}, ${one.matterId}, ${one.personId}, ${one.orgId},
            ${one.enterpriseId}, ${one.projectId}, ${one.areaId}, ${[...one.toNames]}::text[], ${[...one.copyNames]}::text[], ${one.calendar},
            ${one.ordinal}, ${JSON.stringify(one.content)}::jsonb, 'draft', ${one.draftedBy}, ${one.recordedAt}, ${one.recordedAt})`.execute(
    tx,
  )
}

/** The circular drafted of a round of supervision, unless it was withdrawn. */
export async function findDraftOfRound(tx: Tx, authorityId: string, roundId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select d.id from paper_draft d
     where d.authority_id = ${authorityId} and d.content->>'round' = ${roundId} and d.state <> 'withdrawn' limit 1`.execute(
    tx,
  )
  return rows[0]?.id
}

/** The draft each unit has of a paper of a period, unless it was withdrawn: unit → draft. */
export async function findDraftsByUnit(
  tx: Tx,
  authorityId: string,
  of: { readonly programKey: string; readonly paper: string; readonly calendar: string; readonly ordinal: number },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ orgId: string; id: string }>`
    select distinct on (d.org_id) d.org_id as "orgId", d.id from paper_draft d
     where d.authority_id = ${authorityId} and d.program_key = ${of.programKey} and d.paper = ${of.paper} and d.calendar = ${of.calendar}
       and d.ordinal = ${of.ordinal} and d.org_id is not null and d.state <> 'withdrawn'
     order by d.org_id, d.id desc`.execute(tx)
  return new Map(rows.map((row) => [row.orgId, row.id]))
}

export async function findPaperDraft(
  tx: Tx,
  authorityId: string,
  id: string,
  how?: 'hold',
  scope: RawBuilder<unknown> = sql`true`,
): Promise<PaperDraftRow | undefined> {
  const { rows } = await sql<PaperDraftRow>`
    select ${SELECTED} from paper_draft d where d.authority_id = ${authorityId} and d.id = ${id} and ${scope} ${how ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0]
}

/** The latest draft of a kind of paper that one may see; an empty program key: of whichever program. */
export async function findLatestDraftOf(
  tx: Tx,
  authorityId: string,
  of: { readonly programKey: string; readonly paper: string },
  scope: RawBuilder<unknown>,
): Promise<PaperDraftRow | undefined> {
  const { rows } = await sql<PaperDraftRow>`
    select ${SELECTED} from paper_draft d
     where d.authority_id = ${authorityId} and d.paper = ${of.paper} and ${scope}
       ${of.programKey === '' ? sql`` : sql`and d.program_key = ${of.programKey}`}
     order by d.id desc limit 1`.execute(tx)
  return rows[0]
}

/** Drafts one may see, the latest first; by default those that are still on their way. */
export async function listPaperDrafts(
  tx: Tx,
  authorityId: string,
  where: {
    state?: DraftState | undefined
    program?: string | undefined
    ids?: readonly string[] | undefined
    after?: string | undefined
    limit: number
  },
  scope: RawBuilder<unknown>,
): Promise<PaperDraftRow[]> {
  const { rows } = await sql<PaperDraftRow>`
    select ${SELECTED} from paper_draft d
     where d.authority_id = ${authorityId} and ${scope}
       and ${where.state ? sql`d.state = ${where.state}` : sql`d.state in ('draft', 'reviewed', 'approved')`}
       and (${where.program ?? null}::text is null or d.program_key = ${where.program ?? null})
       and (${where.after ?? null}::uuid is null or d.id < ${where.after ?? null})
       ${where.ids ? sql`and d.id = any(${[...where.ids]}::uuid[])` : sql``}
     order by d.id desc limit ${where.limit}`.execute(tx)
  return rows
}

/** How many drafts one may see stand so. */
export async function countPaperDrafts(
  tx: Tx,
  authorityId: string,
  where: { state: DraftState; program?: string | undefined },
  scope: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from paper_draft d
     where d.authority_id = ${authorityId} and d.state = ${where.state} and ${scope}
       ${where.program ? sql`and d.program_key = ${where.program}` : sql``}`.execute(tx)
  return rows[0]?.n ?? 0
}

export type DraftChange = {
  readonly title?: string
  readonly format?: string
  readonly toNames?: readonly string[]
  readonly copyNames?: readonly string[]
  readonly content?: Readonly<Record<string, unknown>>
}

export async function changePaperDraft(
  tx: Tx,
  authorityId: string,
  id: string,
  at: string,
  change: DraftChange,
): Promise<void> {
  await sql`
    update paper_draft
       set title = coalesce(${change.title ?? null}, title), format = coalesce(${change.format ?? null}, format),
           to_names = coalesce(${change.toNames ? [...change.toNames] : null}::text[], to_names),
           copy_names = coalesce(${change.copyNames ? [...change.copyNames] : null}::text[], copy_names),
           content = coalesce(${change.content ? JSON.stringify(change.content) : null}::jsonb, content),
           changed_at = ${at}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** The draft in its next state; who took it there is kept with it. */
export async function moveDraft(
  tx: Tx,
  authorityId: string,
  id: string,
  to: { state: DraftState; by: string | null; at: string; note?: string | undefined; paperId?: string | undefined },
): Promise<void> {
  const isReview = to.state === 'reviewed'
  const isApproval = to.state === 'approved'
  await sql`
    update paper_draft
       set state = ${to.state}, changed_at = ${to.at}, revision = revision + 1,
           reviewed_by = case when ${isReview} then ${to.by}::uuid when ${to.state} = 'draft' then null else reviewed_by end,
           reviewed_at = case when ${isReview} then ${to.at}::timestamptz when ${to.state} = 'draft' then null else reviewed_at end,
           approved_by = case when ${isApproval} then ${to.by}::uuid when ${to.state} = 'draft' then null else approved_by end,
           approved_at = case when ${isApproval} then ${to.at}::timestamptz when ${to.state} = 'draft' then null else approved_at end,
           returned_note = case when ${to.state} = 'draft' then ${to.note ?? null}::text else returned_note end,
           paper_id = coalesce(${to.paperId ?? null}::uuid, paper_id)
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}
