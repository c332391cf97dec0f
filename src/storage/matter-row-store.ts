import { isBefore } from '#domain/calendar/clock-rules.ts'
import type { Clock } from '#domain/matter/clock.ts'
import { countedFor, falseClosures, isOpen, leadOf, type Matter } from '#domain/matter/matter.ts'
import { sql, type Tx } from './open-database.ts'

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
    units: matter.units,
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

const CHANGING = `program_version int, title text, body text, category text, urgency text, weight text, level text, units text[], state text, end_id text,
  counts_as text, tier int, tier_id text, lead_org_id uuid, org_id uuid, person_id uuid, enterprise_id uuid, leader_id uuid, handler_id uuid,
  merged_into uuid, reopened int, returned int, extended int, refused int, disputed int, false_closures int, answered_at timestamptz,
  closed_at timestamptz, due_at timestamptz, next_review date, acts int, state_json jsonb, revision int, search text, finish_by date, standard text`
const NAMES = namesIn(CHANGING)

/** Writes the row of a matter that was there; false when somebody else was quicker. */
export async function updateMatterRow(tx: Tx, authorityId: string, before: Matter, after: Matter): Promise<boolean> {
  const set = sql.join(NAMES.map((name) => sql`${sql.ref(name)} = ${sql.ref(`r.${name}`)}`))
  const { numAffectedRows } = await sql`
    update matter m set ${set}
      from jsonb_to_recordset(${JSON.stringify([columnsOf(after)])}::jsonb) as r(${sql.raw(CHANGING)})
     where m.authority_id = ${authorityId} and m.id = ${after.id} and m.revision = ${before.acts}`.execute(tx)
  return numAffectedRows === 1n
}

/** What a matter is from its first act on. */
function fixedOf(m: Matter) {
  return {
    id: m.id,
    number: m.number,
    program_key: m.programKey,
    matter: m.matter,
    kind: m.kind,
    source: m.source,
    document: m.document,
    sealed: m.sealed,
    project_id: m.projectId,
    area_id: m.areaId,
    visit_id: m.visitId,
    raised_by: m.raisedBy,
    raiser_person_id: m.raiserPersonId,
    respondent_org_id: m.respondentId ?? null,
    about_kind: m.about?.kind ?? null,
    about_id: m.about?.id ?? null,
    split_from: m.splitFrom,
    recorded_at: m.recordedAt,
    at: m.at,
  }
}
const FIXED = `id uuid, number text, program_key text, matter text, kind text, source text, document text, sealed boolean, project_id uuid,
  area_id uuid, visit_id uuid, raised_by text, raiser_person_id uuid, respondent_org_id uuid, about_kind text, about_id uuid, split_from uuid,
  recorded_at timestamptz, at timestamptz`
const ALL = [...namesIn(FIXED), ...NAMES]

/** Writes the rows of new matters. */
export async function insertMatterRows(tx: Tx, authorityId: string, matters: readonly Matter[]): Promise<void> {
  const rows = matters.map((matter) => ({ ...fixedOf(matter), ...columnsOf(matter) }))
  await sql`
    insert into matter (authority_id, ${sql.join(ALL.map((name) => sql.ref(name)))})
    select ${authorityId}, ${sql.join(ALL.map((name) => sql.ref(`r.${name}`)))}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${sql.raw(`${FIXED}, ${CHANGING}`)})`.execute(tx)
}

function namesIn(columns: string): string[] {
  return columns.split(',').map((column) => column.trim().split(' ')[0] ?? '')
}
