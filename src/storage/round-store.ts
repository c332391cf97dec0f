import type { Drawn, DrawPool } from '#domain/inspection/draw-round.ts'
import type { RoundState } from '#domain/inspection/round.ts'
import { type RawBuilder, sql, type Tx } from './open-database.ts'

export type SubjectKind = 'org' | 'person' | 'enterprise' | 'project'

export type RoundRow = {
  readonly id: string
  readonly programKey: string
  readonly title: string
  readonly kind: string
  readonly unannounced: boolean
  readonly subjectKind: SubjectKind
  readonly ground: string
  readonly content: string
  readonly fromDay: string
  readonly toDay: string
  readonly targets: readonly string[]
  readonly inspectors: readonly string[]
  readonly take: number | null
  readonly team: number
  readonly state: RoundState
  readonly seedDigest: string | null
  /** Kept to itself until the draw. */
  readonly seedKept: string | null
  readonly plannedBy: string | null
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly decision: string | null
  readonly closedAt: string | null
  readonly summary: string | null
  readonly recordedAt: string
  readonly revision: number
}

const COLUMNS = sql`r.id, r.program_key as "programKey", r.title, r.kind, r.unannounced, r.subject_kind as "subjectKind", r.ground, r.content,
  r.from_day as "fromDay", r.to_day as "toDay", r.targets, r.inspectors, r.take, r.team, r.state, r.seed_digest as "seedDigest",
  r.seed_kept as "seedKept", r.planned_by as "plannedBy", r.decided_by as "decidedBy", r.decided_at as "decidedAt", r.decision,
  r.closed_at as "closedAt", r.summary, r.recorded_at as "recordedAt", r.revision`

export async function insertRound(
  tx: Tx,
  authorityId: string,
  one: Omit<
    RoundRow,
    'state' | 'seedDigest' | 'seedKept' | 'decidedBy' | 'decidedAt' | 'decision' | 'closedAt' | 'summary' | 'revision'
  >,
): Promise<void> {
  await sql`
    insert into inspection_round (authority_id, id, program_key, title, kind, unannounced, subject_kind, ground, content, from_day, to_day, targets,
                                  inspectors, take, team, state, planned_by, recorded_at)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.title}, ${one.kind}, ${one.unannounced}, ${one.subjectKind}, ${one.ground},
            ${one.content}, ${one.fromDay}, ${one.toDay}, ${[...one.targets]}::uuid[], ${[...one.inspectors]}::uuid[], ${one.take}, ${one.team},
            'planned', ${one.plannedBy}, ${one.recordedAt})`.execute(tx)
}

/** A round, held against change until the transaction ends. */
export async function holdRound(tx: Tx, authorityId: string, id: string): Promise<RoundRow | undefined> {
  const { rows } = await sql<RoundRow>`
    select ${COLUMNS} from inspection_round r where r.authority_id = ${authorityId} and r.id = ${id} for update`.execute(
    tx,
  )
  return rows[0]
}

/** What a person decided of a round, or how it went on. What is not said stays. */
export async function moveRound(
  tx: Tx,
  authorityId: string,
  id: string,
  to: {
    state: RoundState
    seed?: { digest: string; kept: string }
    decided?: { by: string | null; at: string; text: string | null }
    closed?: { by: string | null; at: string; summary: string }
  },
): Promise<void> {
  await sql`
    update inspection_round set state = ${to.state}, revision = revision + 1,
           seed_digest = coalesce(${to.seed?.digest ?? null}, seed_digest), seed_kept = coalesce(${to.seed?.kept ?? null}, seed_kept),
           decided_by = coalesce(${to.decided?.by ?? null}::uuid, decided_by), decided_at = coalesce(${to.decided?.at ?? null}::timestamptz, decided_at),
           decision = coalesce(${to.decided?.text ?? null}, decision), closed_by = coalesce(${to.closed?.by ?? null}::uuid, closed_by),
           closed_at = coalesce(${to.closed?.at ?? null}::timestamptz, closed_at), summary = coalesce(${to.closed?.summary ?? null}, summary)
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

export type RoundListed = RoundRow & { readonly tasks: number; readonly held: number; readonly findings: number }

/** Rounds, the latest first, with how far each has come. */
export async function listRoundRows(
  tx: Tx,
  authorityId: string,
  where: {
    id?: string | undefined
    program?: string | undefined
    state?: string | undefined
    scope: RawBuilder<unknown>
  },
  page: { after?: { fromDay: string; id: string } | undefined; limit: number },
): Promise<{ rows: RoundListed[]; total: number }> {
  const condition = sql`r.authority_id = ${authorityId} and ${where.scope}
    ${where.id ? sql`and r.id = ${where.id}` : sql``}
    ${where.program ? sql`and r.program_key = ${where.program}` : sql``}
    ${where.state ? sql`and r.state = ${where.state}` : sql``}`
  const { rows } = await sql<RoundListed>`
    select ${COLUMNS},
           (select count(*)::int from inspection_task t where t.authority_id = ${authorityId} and t.round_id = r.id and t.dropped_at is null) as tasks,
           (select count(*)::int from inspection_task t where t.authority_id = ${authorityId} and t.round_id = r.id and t.inspection_id is not null) as held,
           (select count(*)::int from inspection i join finding x on x.authority_id = ${authorityId} and x.inspection_id = i.id and x.voided_at is null
             where i.authority_id = ${authorityId} and i.round_id = r.id) as findings
      from inspection_round r
     where ${condition}
       ${page.after ? sql`and (r.from_day, r.id) < (${page.after.fromDay}::date, ${page.after.id}::uuid)` : sql``}
     order by r.from_day desc, r.id desc limit ${page.limit}`.execute(tx)
  const counted = await sql<{
    n: number
  }>`select count(*)::int as n from inspection_round r where ${condition}`.execute(tx)
  return { rows, total: counted.rows[0]?.n ?? 0 }
}

export type DrawRow = {
  readonly id: string
  readonly nth: number
  readonly seed: string
  readonly pool: DrawPool
  readonly result: readonly Drawn[]
  readonly reason: string | null
  readonly drawnBy: string | null
  readonly drawnAt: string
}

export async function insertDraw(tx: Tx, authorityId: string, roundId: string, one: DrawRow): Promise<void> {
  await sql`
    insert into inspection_draw (authority_id, id, round_id, nth, seed, pool, result, reason, drawn_by, drawn_at)
    values (${authorityId}, ${one.id}, ${roundId}, ${one.nth}, ${one.seed}, ${JSON.stringify(one.pool)}::jsonb, ${JSON.stringify(one.result)}::jsonb,
            ${one.reason}, ${one.drawnBy}, ${one.drawnAt})`.execute(tx)
}

/** All draws of a round, the first first. */
export async function listDraws(tx: Tx, authorityId: string, roundId: string): Promise<DrawRow[]> {
  const { rows } = await sql<DrawRow>`
    select id, nth, seed, pool, result, reason, drawn_by as "drawnBy", drawn_at as "drawnAt"
      from inspection_draw where authority_id = ${authorityId} and round_id = ${roundId} order by nth`.execute(tx)
  return rows
}

/** Every draw of the authority, for the proof that each can be repeated. */
export async function listAllDraws(
  tx: Tx,
  authorityId: string,
): Promise<(DrawRow & { title: string; promised: string | null })[]> {
  const { rows } = await sql<DrawRow & { title: string; promised: string | null }>`
    select d.id, d.nth, d.seed, d.pool, d.result, d.reason, d.drawn_by as "drawnBy", d.drawn_at as "drawnAt", r.title,
           case when d.nth = 1 then r.seed_digest end as promised
      from inspection_draw d join inspection_round r on r.authority_id = ${authorityId} and r.id = d.round_id
     where d.authority_id = ${authorityId} order by d.drawn_at, d.id`.execute(tx)
  return rows
}
