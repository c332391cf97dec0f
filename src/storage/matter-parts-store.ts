import type { Act } from '#domain/matter/act.ts'
import { countedFor, type Matter } from '#domain/matter/matter.ts'
import { staysIn } from '#domain/matter/stays.ts'
import { sql, type Tx } from './open-database.ts'

/** A matter as it was (null: a new one), as it is, and what was done to it. */
export type SavedMatter = { readonly before: Matter | null; readonly after: Matter; readonly acts: readonly Act[] }

/** Parts that the acts made or changed, with the matter they are of and when that was learnt. */
function changedOf<T>(saved: readonly SavedMatter[], partsOf: (matter: Matter) => readonly T[]) {
  return saved.flatMap(({ before, after, acts }) => {
    const known = new Set((before ? partsOf(before) : []).map((one) => JSON.stringify(one)))
    const parts = known.size === 0 ? partsOf(after) : partsOf(after).filter((one) => !known.has(JSON.stringify(one)))
    const at = (acts.at(-1) as Act).recordedAt
    return parts.map((part) => ({ id: after.id, of: after, at, part }))
  })
}

/** States in which a matter waits for somebody: how long it did is kept when it leaves them. */
const WAITING = ['recorded', 'assigned', 'working', 'answered', 'suspended'] as const
const DAY = 86_400_000

/** Keeps how many days each stood in the states that these acts made it leave, and since when it stands as it does. */
export async function writeStays(tx: Tx, authorityId: string, saved: readonly SavedMatter[]): Promise<void> {
  const rows = saved.flatMap(({ before, after, acts }) => {
    const { left, since } = staysIn(before, acts)
    if (since === null) return []
    const stays = WAITING.flatMap((state) => {
      const own = left.filter((one) => one.state === state)
      if (own.length === 0) return []
      const known = own.filter((one) => one.from !== null)
      const days = known.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from as string), 0) / DAY
      // The state it came with: since when it had stood so is in its row.
      return [
        [state, days],
        [`${state}_until`, own.find((one) => one.from === null)?.to],
      ] as const
    })
    return [{ id: after.id, since, ...Object.fromEntries(stays) }]
  })
  if (rows.length === 0) return
  const set = WAITING.map((state) => {
    const [column, days, until] = [`stay_${state}`, `r.${state}`, `r.${state}_until`].map((name) => sql.ref(name))
    return sql`${column} = case when ${days} is null then m.${column} else
      coalesce(m.${column}, 0) + ${days} + coalesce(extract(epoch from ${until} - m.state_since) / 86400, 0) end`
  })
  const columns = WAITING.map((state) => `${state} float8, ${state}_until timestamptz`).join(', ')
  await sql`
    update matter m set ${sql.join([sql`state_since = r.since`, ...set])}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, since timestamptz, ${sql.raw(columns)})
     where m.authority_id = ${authorityId} and m.id = r.id`.execute(tx)
}

/** One row for each stretch in which a matter stood so: "as of" needs no replay. */
export async function writeHistory(tx: Tx, authorityId: string, saved: readonly SavedMatter[]): Promise<void> {
  const rows = saved.map(({ after, acts }) => {
    const last = acts.at(-1) as Act
    return {
      matter_id: after.id,
      seq: last.seq,
      from_at: last.recordedAt,
      state: after.state,
      end_id: after.end,
      counts_as: after.countsAs,
      tier: after.tier,
      org_id: countedFor(after),
      person_id: after.personId,
      category: after.category,
      urgency: after.urgency,
      weight: after.weight,
      level: after.level,
      reopened: after.reopened,
      returned: after.returned,
      extended: after.extended,
      closed_at: after.closedAt,
      answered_at: after.answeredAt,
    }
  })
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
    matter_id uuid, seq int, from_at timestamptz, state text, end_id text, counts_as text, tier int, org_id uuid, person_id uuid, category text,
    urgency text, weight text, level text, reopened int, returned int, extended int, closed_at timestamptz, answered_at timestamptz)`
  if (saved.some(({ before }) => before !== null))
    await sql`
      update matter_history h set to_at = r.from_at from ${given}
       where h.authority_id = ${authorityId} and h.matter_id = r.matter_id and h.to_at = 'infinity'`.execute(tx)
  await sql`
    insert into matter_history (authority_id, matter_id, seq, from_at, state, end_id, counts_as, tier, org_id, person_id, category,
                                urgency, weight, level, reopened, returned, extended, closed_at, answered_at)
    select ${authorityId}, r.* from ${given}`.execute(tx)
}

export async function writeParties(tx: Tx, authorityId: string, saved: readonly SavedMatter[]): Promise<void> {
  const rows = changedOf(saved, (matter) => matter.parties).map(({ id, part: party }) => ({
    matter_id: id,
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
    select ${authorityId}, r.matter_id, r.org_id, r.role, r.from_at, r.to_at, r.signed_at, r.answered_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        matter_id uuid, org_id uuid, role text, from_at timestamptz, to_at timestamptz, signed_at timestamptz, answered_at timestamptz)
    on conflict (authority_id, matter_id, org_id, role, from_at)
    do update set to_at = excluded.to_at, signed_at = excluded.signed_at, answered_at = excluded.answered_at`.execute(
    tx,
  )
}

export async function writeClocks(tx: Tx, authorityId: string, saved: readonly SavedMatter[]): Promise<void> {
  const rows = changedOf(saved, (matter) => matter.clocks).map(({ id, at, part: clock }) => ({
    id: clock.id,
    matter_id: id,
    recorded_at: at,
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
    select ${authorityId}, r.id, r.matter_id, r.clock, r.org_id, r.person_id, r.opened_at, r.due_at, r.due_day, r.done_at, r.stopped_at,
           r.stop_reason, r.cancelled_at, r.state, r.unknown_years, r.explain, r.recorded_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        id uuid, matter_id uuid, recorded_at timestamptz, clock text, org_id uuid, person_id uuid, opened_at timestamptz, due_at timestamptz, due_day date, done_at timestamptz,
        stopped_at timestamptz, stop_reason text, cancelled_at timestamptz, state text, unknown_years int[], explain jsonb)
    on conflict (authority_id, id) do update
      set due_at = excluded.due_at, due_day = excluded.due_day, done_at = excluded.done_at, stopped_at = excluded.stopped_at,
          stop_reason = excluded.stop_reason, cancelled_at = excluded.cancelled_at, state = excluded.state,
          unknown_years = excluded.unknown_years, explain = excluded.explain`.execute(tx)
}

export async function writeClosings(tx: Tx, authorityId: string, saved: readonly SavedMatter[]): Promise<void> {
  const rows = changedOf(saved, (matter) => matter.closings).map(({ id, at, of, part: closing }) => ({
    id: closing.id,
    matter_id: id,
    recorded_at: at,
    enterprise_id: of.enterpriseId,
    project_id: of.projectId,
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
    select ${authorityId}, r.id, r.matter_id, r.end_id, r.counts_as, r.at, r.recorded_at, r.org_id, r.person_id, r.enterprise_id, r.project_id,
           r.agreed, r.refuted_at, r.refuted_by, r.signals, r.evidence
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        id uuid, matter_id uuid, recorded_at timestamptz, enterprise_id uuid, project_id uuid, end_id text, counts_as text, at timestamptz, org_id uuid, person_id uuid, agreed text, refuted_at timestamptz,
        refuted_by text, signals jsonb, evidence int)
    on conflict (authority_id, id) do update set refuted_at = excluded.refuted_at, refuted_by = excluded.refuted_by`.execute(
    tx,
  )
}
