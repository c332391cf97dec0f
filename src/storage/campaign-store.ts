import { type RawBuilder, sql, type Tx } from './open-database.ts'

/** How many rows of a duty are in which state. */
export type DutyTally = {
  readonly rule: string
  /** Of the period that runs now, or the only one; null: over all periods. */
  readonly ordinal: number | null
  readonly period: string | null
  readonly met: number
  readonly late: number
  readonly open: number
  readonly missed: number
  readonly excused: number
  /** Times done and times owed, where a duty asks for several. */
  readonly have: number
  readonly need: number
}

const tally = sql`
  count(*) filter (where d.state = 'met')::int as met, count(*) filter (where d.state = 'late')::int as late,
  count(*) filter (where d.state = 'open')::int as open, count(*) filter (where d.state = 'missed')::int as missed,
  count(*) filter (where d.state = 'excused')::int as excused,
  coalesce(sum(least(d.have, d.need)) filter (where d.state <> 'excused'), 0)::int as have,
  coalesce(sum(d.need) filter (where d.state <> 'excused'), 0)::int as need`

type Of = {
  readonly program: string
  readonly rules: readonly string[]
  readonly now: string
  readonly scope: RawBuilder<unknown>
}

const owed = (authorityId: string, { program, rules, now, scope }: Of) =>
  sql`d.authority_id = ${authorityId} and d.program_key = ${program} and d.rule = any(${[...rules]}::text[]) and d.opened_at <= ${now} and ${scope}`

/** Each duty as it stands: over its latest period that has begun, and over all that have. */
export async function tallyDuties(tx: Tx, authorityId: string, of: Of): Promise<DutyTally[]> {
  const { rows } = await sql<DutyTally>`
    with d as (select d.rule, d.calendar, d.ordinal, d.state, d.have, d.need from derived_duty d where ${owed(authorityId, of)}),
         latest as (select rule, max(ordinal) as ordinal from d group by rule)
    select d.rule, null::int as ordinal, null::text as period, ${tally} from d group by d.rule
    union all
    select d.rule, d.ordinal, p.label as period, ${tally}
      from d join latest l on l.rule = d.rule and l.ordinal = d.ordinal
      left join period p on p.authority_id = ${authorityId} and p.program_key = ${of.program} and p.calendar = d.calendar and p.ordinal = d.ordinal
     group by d.rule, d.ordinal, p.label`.execute(tx)
  return rows
}

export type DutyOwner = {
  readonly id: string
  readonly rule: string
  readonly calendar: string | null
  readonly ordinal: number
  readonly ownerKind: string
  readonly ownerId: string
  readonly owner: string | null
  readonly org: string | null
  readonly state: string
  readonly dueAt: string
  readonly dueDay: string
  readonly have: number
  readonly need: number
}

/** Who has not done it, the longest overdue first: rows that are open or missed, of one period. */
export async function listUndone(
  tx: Tx,
  authorityId: string,
  of: Omit<Of, 'rules'> & { readonly rule: string; readonly ordinal: number; readonly limit: number },
): Promise<DutyOwner[]> {
  const { rows } = await sql<DutyOwner>`
    select d.id, d.rule, d.calendar, d.ordinal, d.owner_kind as "ownerKind", d.owner_id as "ownerId", coalesce(o.name, pe.name) as owner,
           u.name as org, d.state, d.due_at as "dueAt", d.due_day as "dueDay", d.have, d.need
      from derived_duty d
      left join org o on o.authority_id = ${authorityId} and d.owner_kind = 'org' and o.id = d.owner_id
      left join person pe on pe.authority_id = ${authorityId} and d.owner_kind = 'person' and pe.id = d.owner_id
      left join org u on u.authority_id = ${authorityId} and d.owner_kind = 'person' and u.id = d.org_id
     where ${owed(authorityId, { ...of, rules: [of.rule] })} and d.ordinal = ${of.ordinal} and d.state in ('open', 'missed')
     order by d.due_at, coalesce(o.name, pe.name), d.id limit ${of.limit}`.execute(tx)
  return rows
}

/** Of these duties those that somebody was urged about since a moment: nobody is urged twice on one day. */
export async function urgedSince(
  tx: Tx,
  authorityId: string,
  ids: readonly string[],
  since: string,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select distinct thing_id as id from notice
     where authority_id = ${authorityId} and kind = 'duty.urge' and thing_kind = 'duty' and thing_id = any(${[...ids]}::uuid[]) and at >= ${since}`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.id))
}

export type PhaseClosing = {
  readonly phase: string
  readonly gate: readonly { duty: string; share: number; done: number; owed: number }[]
  readonly reached: boolean
  readonly reason: string | null
  readonly closedAt: string
  readonly closedBy: string | null
}

/** Phases that were closed. */
export async function listPhaseClosings(tx: Tx, authorityId: string, program: string): Promise<PhaseClosing[]> {
  const { rows } = await sql<PhaseClosing>`
    select c.phase, c.gate, c.reached, c.reason, c.closed_at as "closedAt", pe.name as "closedBy"
      from phase_closing c left join person pe on pe.authority_id = ${authorityId} and pe.id = c.closed_by
     where c.authority_id = ${authorityId} and c.program_key = ${program} and c.voided_at is null`.execute(tx)
  return rows
}

/** Closes a phase; false when it is closed already. */
export async function insertPhaseClosing(
  tx: Tx,
  authorityId: string,
  one: Omit<PhaseClosing, 'closedBy'> & {
    readonly id: string
    readonly programKey: string
    readonly closedBy: string | null
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into phase_closing (authority_id, id, program_key, phase, gate, reached, reason, closed_at, closed_by)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.phase}, ${JSON.stringify(one.gate)}::jsonb, ${one.reached}, ${one.reason}, ${one.closedAt}, ${one.closedBy})
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0) === 1
}

/** Opens a closed phase again; false when it is not closed. */
export async function voidPhaseClosing(
  tx: Tx,
  authorityId: string,
  of: { readonly programKey: string; readonly phase: string; readonly at: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update phase_closing set voided_at = ${of.at}
     where authority_id = ${authorityId} and program_key = ${of.programKey} and phase = ${of.phase} and voided_at is null`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0) === 1
}
