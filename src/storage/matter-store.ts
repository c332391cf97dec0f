import { isBefore } from '#domain/calendar/clock-rules.ts'
import { newId } from '#domain/id.ts'
import type { Act } from '#domain/matter/act.ts'
import type { Clock } from '#domain/matter/clock.ts'
import { countedFor, falseClosures, isOpen, leadOf, type Matter } from '#domain/matter/matter.ts'
import { staysIn } from '#domain/matter/stays.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { appendActs, findLastAct } from './act-store.ts'
import { markDirty } from './dirty-store.ts'
import { sql, type Tx } from './open-database.ts'

/** The matter as it stands, or undefined. `hold` keeps others from changing it until the transaction ends. */
export async function findMatter(tx: Tx, authorityId: string, id: string, how?: 'hold'): Promise<Matter | undefined> {
  const { rows } = await sql<{ state_json: Matter }>`
    select state_json from matter where authority_id = ${authorityId} and id = ${id} ${how ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0]?.state_json
}

/** As {@link findMatter}, for ids that must exist. */
export async function getMatter(tx: Tx, authorityId: string, id: string, how?: 'hold'): Promise<Matter> {
  const matter = await findMatter(tx, authorityId, id, how)
  if (!matter) throw new Error(`no matter ${id}`)
  return matter
}

/**
 * Saves what was done and what the matter thereby is: the acts, its row, the row of its history, parties, clocks,
 * closings, and that rules must look again. `before` is null for a new one. Fails with `matter.changed` when somebody
 * else was quicker, and says who and when.
 */
export async function saveMatter(
  tx: Tx,
  authorityId: string,
  before: Matter | null,
  after: Matter,
  acts: readonly Act[],
): Promise<Result<true>> {
  const [last] = acts.slice(-1)
  if (!last) return ok(true)
  const written = await writeRow(tx, authorityId, before, after)
  if (!written) {
    const other = await findLastAct(tx, authorityId, after.id)
    return fail('matter.changed', {
      by: other?.actor.personId ?? null,
      at: other?.recordedAt ?? null,
      act: other?.act ?? null,
    })
  }
  await appendActs(tx, authorityId, after.id, acts)
  if (acts.every((act) => act.refused)) return ok(true)
  await writeHistory(tx, authorityId, before, after, last)
  await writeStays(tx, authorityId, before, after.id, acts)
  await writeParties(tx, authorityId, before, after)
  await writeClocks(tx, authorityId, before, after, last.recordedAt)
  await writeClosings(tx, authorityId, before, after, last.recordedAt)
  await markDirty(tx, authorityId, [
    { id: newId(), programKey: after.programKey, factKind: 'matter', factId: after.id, at: last.recordedAt },
  ])
  return ok(true)
}

/** The columns of the row that follow from the fold. */
function columnsOf(matter: Matter) {
  const running = matter.clocks.filter(
    (clock) => clock.state === 'open' && clock.stoppedAt === null && isCurrent(clock, matter),
  )
  const nearest = isOpen(matter)
    ? running.reduce<Clock | null>(
        (first, clock) => (first && !isBefore(clock.dueAt, first.dueAt) ? first : clock),
        null,
      )
    : null
  return {
    program_version: matter.programVersion,
    title: matter.title,
    body: matter.body,
    category: matter.category,
    urgency: matter.urgency,
    weight: matter.weight,
    level: matter.level,
    state: matter.state,
    end_id: matter.end,
    counts_as: matter.countsAs,
    tier: matter.tier,
    tier_id: matter.tierId,
    lead_org_id: leadOf(matter)?.orgId ?? null,
    org_id: countedFor(matter),
    person_id: matter.personId,
    enterprise_id: matter.enterpriseId,
    leader_id: matter.leaderId,
    handler_id: matter.handlerId,
    merged_into: matter.mergedInto,
    reopened: matter.reopened,
    returned: matter.returned,
    extended: matter.extended,
    refused: matter.refused,
    disputed: matter.disputed,
    false_closures: falseClosures(matter),
    answered_at: matter.answeredAt,
    closed_at: matter.closedAt,
    due_at: nearest?.dueAt ?? null,
    next_review: matter.nextReview,
    acts: matter.acts,
    state_json: matter,
    revision: matter.acts,
    search: searchOf(matter),
    finish_by: matter.finishBy ?? null,
    standard: matter.standard ?? null,
  }
}

/** A tier that was passed keeps its clock as it ended; only the present one's runs. */
function isCurrent(clock: Clock, matter: Matter): boolean {
  return !clock.clock.startsWith('tier:') || clock.clock === `tier:${matter.tierId}`
}

function searchOf(matter: Matter): string {
  return [matter.number, matter.title, matter.body, matter.category ?? '', ...matter.units].join(' ').toLowerCase()
}

const CHANGING = `program_version int, title text, body text, category text, urgency text, weight text, level text, state text, end_id text,
  counts_as text, tier int, tier_id text, lead_org_id uuid, org_id uuid, person_id uuid, enterprise_id uuid, leader_id uuid, handler_id uuid,
  merged_into uuid, reopened int, returned int, extended int, refused int, disputed int, false_closures int, answered_at timestamptz,
  closed_at timestamptz, due_at timestamptz, next_review date, acts int, state_json jsonb, revision int, search text, finish_by date, standard text`
const NAMES = CHANGING.split(',').map((column) => column.trim().split(' ')[0] ?? '')

/** States in which a matter waits for somebody: how long it did is kept when it leaves them. */
const WAITING = ['recorded', 'assigned', 'working', 'answered', 'suspended'] as const

/** Keeps how many days it stood in each state that these acts made it leave, and since when it stands as it does. */
async function writeStays(tx: Tx, authorityId: string, before: Matter | null, id: string, acts: readonly Act[]) {
  const { left, since } = staysIn(before, acts)
  if (since === null) return
  const set = WAITING.flatMap((state) => {
    const stays = left.filter((one) => one.state === state)
    if (stays.length === 0) return []
    const days = stays.map(
      ({ from, to }) =>
        sql`extract(epoch from ${to}::timestamptz - coalesce(${from}::timestamptz, m.state_since)) / 86400`,
    )
    const column = sql.ref(`stay_${state}`)
    return [sql`${column} = coalesce(${sql.ref(`m.stay_${state}`)}, 0) + coalesce(${sql.join(days, sql` + `)}, 0)`]
  })
  await sql`
    update matter m set ${sql.join([sql`state_since = ${since}::timestamptz`, ...set])}
     where m.authority_id = ${authorityId} and m.id = ${id}`.execute(tx)
}

async function writeRow(tx: Tx, authorityId: string, before: Matter | null, after: Matter): Promise<boolean> {
  const columns = sql`jsonb_to_recordset(${JSON.stringify([columnsOf(after)])}::jsonb) as r(${sql.raw(CHANGING)})`
  if (before) {
    const set = sql.join(NAMES.map((name) => sql`${sql.ref(name)} = ${sql.ref(`r.${name}`)}`))
    const { numAffectedRows } = await sql`
      update matter m set ${set} from ${columns}
       where m.authority_id = ${authorityId} and m.id = ${after.id} and m.revision = ${before.acts}`.execute(tx)
    return numAffectedRows === 1n
  }
  const names = sql.join(NAMES.map((name) => sql.ref(name)))
  const values = sql.join(NAMES.map((name) => sql.ref(`r.${name}`)))
  const m = after
  await sql`
    insert into matter (authority_id, id, number, program_key, matter, kind, source, document, sealed, project_id,
                        area_id, visit_id, raised_by, raiser_person_id, respondent_org_id, about_kind, about_id, split_from, units, recorded_at, at, ${names})
    select ${authorityId}, ${m.id}::uuid, ${m.number}, ${m.programKey}, ${m.matter}, ${m.kind}, ${m.source}, ${m.document}, ${m.sealed},
           ${m.projectId}::uuid, ${m.areaId}::uuid, ${m.visitId}::uuid, ${m.raisedBy}, ${m.raiserPersonId}::uuid,
           ${m.respondentId ?? null}::uuid,
           ${m.about?.kind ?? null}, ${m.about?.id ?? null}::uuid, ${m.splitFrom}::uuid, ${[...m.units]}::text[], ${m.recordedAt}::timestamptz,
           ${m.at}::timestamptz, ${values}
      from ${columns}`.execute(tx)
  return true
}

/** One row for each stretch in which the matter stood so: "as of" needs no replay. */
async function writeHistory(
  tx: Tx,
  authorityId: string,
  before: Matter | null,
  after: Matter,
  last: Act,
): Promise<void> {
  if (before) {
    await sql`
      update matter_history set to_at = ${last.recordedAt}
       where authority_id = ${authorityId} and matter_id = ${after.id} and to_at = 'infinity'`.execute(tx)
  }
  await sql`
    insert into matter_history (authority_id, matter_id, seq, from_at, state, end_id, counts_as, tier, org_id, person_id, category,
                                urgency, weight, level, reopened, returned, extended, closed_at, answered_at)
    values (${authorityId}, ${after.id}, ${last.seq}, ${last.recordedAt}, ${after.state}, ${after.end}, ${after.countsAs}, ${after.tier},
            ${countedFor(after)}, ${after.personId}, ${after.category}, ${after.urgency}, ${after.weight}, ${after.level}, ${after.reopened},
            ${after.returned}, ${after.extended}, ${after.closedAt}, ${after.answeredAt})`.execute(tx)
}

function changed<T>(before: readonly T[] | undefined, after: readonly T[]): readonly T[] {
  const known = new Set((before ?? []).map((one) => JSON.stringify(one)))
  return after.filter((one) => !known.has(JSON.stringify(one)))
}

async function writeParties(tx: Tx, authorityId: string, before: Matter | null, after: Matter): Promise<void> {
  const rows = changed(before?.parties, after.parties).map((party) => ({
    org_id: party.orgId,
    role: party.role,
    from_at: party.since,
    to_at: party.until ?? 'infinity',
    signed_at: party.signedAt,
    answered_at: party.answeredAt,
  }))
  if (rows.length === 0) return
  await sql`
    insert into matter_party (authority_id, matter_id, org_id, role, from_at, to_at, signed_at, answered_at)
    select ${authorityId}, ${after.id}, r.org_id, r.role, r.from_at, r.to_at, r.signed_at, r.answered_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        org_id uuid, role text, from_at timestamptz, to_at timestamptz, signed_at timestamptz, answered_at timestamptz)
    on conflict (authority_id, matter_id, org_id, role, from_at)
    do update set to_at = excluded.to_at, signed_at = excluded.signed_at, answered_at = excluded.answered_at`.execute(
    tx,
  )
}

async function writeClocks(
  tx: Tx,
  authorityId: string,
  before: Matter | null,
  after: Matter,
  at: string,
): Promise<void> {
  const rows = changed(before?.clocks, after.clocks).map((clock) => ({
    id: clock.id,
    clock: clock.clock,
    org_id: clock.orgId,
    person_id: clock.personId,
    opened_at: clock.openedAt,
    due_at: clock.dueAt,
    due_day: clock.dueDay,
    done_at: clock.doneAt,
    stopped_at: clock.stoppedAt,
    stop_reason: clock.stopReason,
    cancelled_at: clock.cancelledAt,
    state: clock.state,
    unknown_years: clock.unknownYears,
    explain: clock.explain,
  }))
  if (rows.length === 0) return
  await sql`
    insert into matter_clock (authority_id, id, matter_id, clock, org_id, person_id, opened_at, due_at, due_day, done_at, stopped_at,
                              stop_reason, cancelled_at, state, unknown_years, explain, recorded_at)
    select ${authorityId}, r.id, ${after.id}, r.clock, r.org_id, r.person_id, r.opened_at, r.due_at, r.due_day, r.done_at, r.stopped_at,
           r.stop_reason, r.cancelled_at, r.state, r.unknown_years, r.explain, ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        id uuid, clock text, org_id uuid, person_id uuid, opened_at timestamptz, due_at timestamptz, due_day date, done_at timestamptz,
        stopped_at timestamptz, stop_reason text, cancelled_at timestamptz, state text, unknown_years int[], explain jsonb)
    on conflict (authority_id, id) do update
      set due_at = excluded.due_at, due_day = excluded.due_day, done_at = excluded.done_at, stopped_at = excluded.stopped_at,
          stop_reason = excluded.stop_reason, cancelled_at = excluded.cancelled_at, state = excluded.state,
          unknown_years = excluded.unknown_years, explain = excluded.explain`.execute(tx)
}

async function writeClosings(
  tx: Tx,
  authorityId: string,
  before: Matter | null,
  after: Matter,
  at: string,
): Promise<void> {
  const rows = changed(before?.closings, after.closings).map((closing) => ({
    id: closing.id,
    end_id: closing.end,
    counts_as: closing.countsAs,
    at: closing.at,
    org_id: closing.orgId,
    person_id: closing.personId,
    agreed: closing.agreed,
    refuted_at: closing.refutedAt,
    refuted_by: closing.refutedBy,
    signals: closing.signals,
    evidence: closing.evidence,
  }))
  if (rows.length === 0) return
  await sql`
    insert into closing (authority_id, id, matter_id, end_id, counts_as, at, recorded_at, org_id, person_id, enterprise_id, project_id,
                         agreed, refuted_at, refuted_by, signals, evidence)
    select ${authorityId}, r.id, ${after.id}, r.end_id, r.counts_as, r.at, ${at}, r.org_id, r.person_id, ${after.enterpriseId}::uuid, ${after.projectId}::uuid,
           r.agreed, r.refuted_at, r.refuted_by, r.signals, r.evidence
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        id uuid, end_id text, counts_as text, at timestamptz, org_id uuid, person_id uuid, agreed text, refuted_at timestamptz,
        refuted_by text, signals jsonb, evidence int)
    on conflict (authority_id, id) do update set refuted_at = excluded.refuted_at, refuted_by = excluded.refuted_by`.execute(
    tx,
  )
}

/** Keeps a matter to discipline: from its first moment on, and never taken back. */
export async function reserveMatter(tx: Tx, authorityId: string, id: string): Promise<void> {
  await sql`update matter set reserved = true where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** Whether a matter is reserved to discipline. */
export async function isReserved(tx: Tx, authorityId: string, id: string): Promise<boolean> {
  const { rows } = await sql<{ reserved: boolean }>`
    select reserved from matter where authority_id = ${authorityId} and id = ${id}`.execute(tx)
  return rows[0]?.reserved ?? false
}
