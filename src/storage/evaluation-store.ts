import { type RawBuilder, sql, type Tx } from './open-database.ts'

export type Audience = 'enterprise' | 'monitor' | 'public'

export type Evaluation = {
  readonly id: string
  readonly programKey: string
  readonly form: string
  readonly title: string
  readonly audience: Audience
  readonly groupId: string | null
  readonly calendar: string
  readonly ordinal: number
  readonly fromDay: string
  readonly toDay: string
  readonly minimum: number
  readonly state: 'open' | 'closed'
  readonly issued: number
  readonly voices: number
  readonly dropped: readonly string[]
  readonly closedAt: string | null
  readonly revision: number
}

const COLUMNS = sql`e.id, e.program_key as "programKey", e.form, e.title, e.audience, e.group_id as "groupId", e.calendar, e.ordinal,
  e.from_day as "fromDay", e.to_day as "toDay", e.minimum, e.state, e.issued, e.voices, e.dropped, e.closed_at as "closedAt", e.revision`

export type NewEvaluation = Pick<
  Evaluation,
  | 'id'
  | 'programKey'
  | 'form'
  | 'title'
  | 'audience'
  | 'groupId'
  | 'calendar'
  | 'ordinal'
  | 'fromDay'
  | 'toDay'
  | 'minimum'
> & { readonly recordedAt: string; readonly recordedBy: string | null; readonly orgIds: readonly string[] }

/** Draws up a round with its subjects; false when that questionnaire already asks this audience in this period. */
export async function insertEvaluation(tx: Tx, authorityId: string, one: NewEvaluation): Promise<boolean> {
  const result = await sql`
    insert into evaluation (authority_id, id, program_key, form, title, audience, group_id, calendar, ordinal, from_day, to_day, minimum, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.form}, ${one.title}, ${one.audience}, ${one.groupId}, ${one.calendar}, ${one.ordinal},
            ${one.fromDay}, ${one.toDay}, ${one.minimum}, ${one.recordedAt}, ${one.recordedBy})
    on conflict (authority_id, program_key, form, audience, calendar, ordinal) do nothing`.execute(tx)
  if (Number(result.numAffectedRows ?? 0) === 0) return false
  await sql`
    insert into evaluation_subject (authority_id, evaluation_id, org_id)
    select ${authorityId}, ${one.id}, x from unnest(${[...one.orgIds]}::uuid[]) x`.execute(tx)
  return true
}

export async function findEvaluation(
  tx: Tx,
  authorityId: string,
  id: string,
  how?: 'hold',
): Promise<Evaluation | undefined> {
  const { rows } = await sql<Evaluation>`
    select ${COLUMNS} from evaluation e where e.authority_id = ${authorityId} and e.id = ${id} ${how ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0]
}

/** The round of a ticket; undefined when no ticket has that digest. */
export async function findRoundOfTicket(
  tx: Tx,
  authorityId: string,
  hash: Uint8Array,
): Promise<{ evaluation: Evaluation; used: boolean } | undefined> {
  const { rows } = await sql<Evaluation & { used: boolean }>`
    select ${COLUMNS}, t.used from ticket t join evaluation e on e.authority_id = t.authority_id and e.id = t.evaluation_id
     where t.authority_id = ${authorityId} and t.code_hash = ${Buffer.from(hash)}`.execute(tx)
  const [row] = rows
  if (!row) return undefined
  const { used, ...evaluation } = row
  return { evaluation, used }
}

export type EvaluationListed = Evaluation & {
  readonly subjects: number
  readonly tickets: number
  readonly used: number
}

/** Rounds, the latest first, with how many tickets are out and used: no more is told of a round that is open. */
export async function listEvaluationRows(
  tx: Tx,
  authorityId: string,
  where: { id?: string | undefined; state?: string | undefined; program?: string | undefined },
  page: { after?: string | undefined; limit: number },
): Promise<EvaluationListed[]> {
  const { rows } = await sql<EvaluationListed>`
    select ${COLUMNS},
           (select count(*)::int from evaluation_subject s where s.authority_id = ${authorityId} and s.evaluation_id = e.id) as subjects,
           case when e.state = 'closed' then e.issued else (select count(*)::int from ticket t where t.authority_id = ${authorityId} and t.evaluation_id = e.id) end as tickets,
           case when e.state = 'closed' then e.voices else (select count(*)::int from ticket t where t.authority_id = ${authorityId} and t.evaluation_id = e.id and t.used) end as used
      from evaluation e where ${condition(authorityId, where)} ${page.after ? sql`and e.id < ${page.after}` : sql``}
     order by e.id desc limit ${page.limit}`.execute(tx)
  return rows
}

export async function countEvaluations(
  tx: Tx,
  authorityId: string,
  where: { state?: string | undefined; program?: string | undefined },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from evaluation e where ${condition(authorityId, where)}`.execute(tx)
  return rows[0]?.n ?? 0
}

function condition(
  authorityId: string,
  where: { id?: string | undefined; state?: string | undefined; program?: string | undefined },
): RawBuilder<unknown> {
  return sql`e.authority_id = ${authorityId}
    ${where.id ? sql`and e.id = ${where.id}` : sql``}
    ${where.state ? sql`and e.state = ${where.state}` : sql``}
    ${where.program ? sql`and e.program_key = ${where.program}` : sql``}`
}

/** Units a round is about, by name. */
export async function listSubjects(
  tx: Tx,
  authorityId: string,
  evaluationId: string,
): Promise<{ id: string; name: string; kind: string }[]> {
  const { rows } = await sql<{ id: string; name: string; kind: string }>`
    select o.id, o.name, o.kind from evaluation_subject s join org o on o.authority_id = s.authority_id and o.id = s.org_id
     where s.authority_id = ${authorityId} and s.evaluation_id = ${evaluationId} order by o.name, o.id`.execute(tx)
  return rows
}

/** The units below a unit, itself not counted, all the way down. */
export async function listUnitsBelow(tx: Tx, authorityId: string, orgId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select o.id from org o where o.authority_id = ${authorityId} and o.parent_id = ${orgId}
      union
      select o.id from org o join below b on o.parent_id = b.id where o.authority_id = ${authorityId})
    select id from below`.execute(tx)
  return rows.map((row) => row.id)
}

/** Puts the round to its end with what was counted. */
export async function closeEvaluationRow(
  tx: Tx,
  authorityId: string,
  id: string,
  end: { at: string; issued: number; voices: number; dropped: readonly string[] },
): Promise<void> {
  await sql`
    update evaluation set state = 'closed', closed_at = ${end.at}, issued = ${end.issued}, voices = ${end.voices},
           dropped = ${[...end.dropped]}::uuid[], revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** Answers of a closed round, by subject; their ids are random, so the order says nothing. */
export async function listAnswers(
  tx: Tx,
  authorityId: string,
  evaluationId: string,
): Promise<{ orgId: string; values: Readonly<Record<string, string | number | boolean | readonly string[]>> }[]> {
  const { rows } = await sql<{ orgId: string; values: Record<string, string | number | boolean | string[]> }>`
    select org_id as "orgId", values from form_entry
     where authority_id = ${authorityId} and evaluation_id = ${evaluationId} and voided_at is null order by id`.execute(
    tx,
  )
  return rows
}
