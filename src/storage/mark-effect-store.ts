import { sql, type Tx } from './open-database.ts'

export type MarkRow = {
  readonly id: string
  readonly programKey: string
  readonly version: number
  readonly rule: string
  /** What it was found in: a duty, another mark … */
  readonly fromKind: string
  readonly fromRule: string | null
  readonly toKind: string
  readonly toId: string
  readonly at: string
  readonly personId: string | null
  readonly orgId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
  readonly areaId: string | null
  readonly matterId: string | null
  readonly dueAt: string | null
  readonly redLine: boolean
  readonly calendar: string | null
  readonly ordinal: number | null
}

const SELECTED =
  sql.raw(`d.id, d.program_key as "programKey", d.version, d.rule, d.from_kind as "fromKind", d.from_rule as "fromRule",
  d.to_kind as "toKind", d.to_id as "toId", d.at, d.person_id as "personId",
  d.org_id as "orgId", d.enterprise_id as "enterpriseId", d.project_id as "projectId", d.area_id as "areaId", d.matter_id as "matterId",
  d.due_at as "dueAt", d.red_line as "redLine", d.calendar, d.ordinal`)

/**
 * Marks of a rule that stand and whose last effect has not been done, oldest first. `since`: what was true before the
 * program came into use here is shown, and brings nothing about.
 */
export async function listMarksToAct(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; rule: string; lastIndex: number; since: string; limit: number },
): Promise<MarkRow[]> {
  const { rows } = await sql<MarkRow>`
    select ${SELECTED}
      from derived_mark d
      left join mark_effect e on e.authority_id = ${authorityId} and e.mark_id = d.id and e.index = ${of.lastIndex}
     where d.authority_id = ${authorityId} and d.program_key = ${of.programKey} and d.rule = ${of.rule} and not d.pending and d.at >= ${of.since}
       and e.mark_id is null
     order by d.at, d.id limit ${of.limit}`.execute(tx)
  return rows
}

export async function findMark(tx: Tx, authorityId: string, id: string): Promise<MarkRow | undefined> {
  const { rows } =
    await sql<MarkRow>`select ${SELECTED} from derived_mark d where d.authority_id = ${authorityId} and d.id = ${id}`.execute(
      tx,
    )
  return rows[0]
}

export type EffectDone = {
  readonly markId: string
  readonly index: number
  readonly programKey: string
  readonly rule: string
  readonly kind: string
  readonly at: string
  readonly outcome: 'done' | 'refused'
  readonly refusal: string | null
  readonly thingKind: string | null
  readonly thingId: string | null
}

/** Claims an effect: false when it was done before, by whichever node. The claim and what it brings about are one transaction. */
export async function claimEffect(
  tx: Tx,
  authorityId: string,
  one: Pick<EffectDone, 'markId' | 'index' | 'programKey' | 'rule' | 'kind' | 'at'> & { readonly redLine: boolean },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into mark_effect (authority_id, mark_id, index, program_key, rule, kind, red_line, done_at, outcome)
    values (${authorityId}, ${one.markId}, ${one.index}, ${one.programKey}, ${one.rule}, ${one.kind}, ${one.redLine}, ${one.at}, 'done')
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0) === 1
}

/** What came of a claimed effect. */
export async function noteEffect(
  tx: Tx,
  authorityId: string,
  one: Pick<EffectDone, 'markId' | 'index' | 'outcome' | 'refusal' | 'thingKind' | 'thingId'>,
): Promise<void> {
  await sql`
    update mark_effect set outcome = ${one.outcome}, refusal = ${one.refusal}, thing_kind = ${one.thingKind}, thing_id = ${one.thingId}
     where authority_id = ${authorityId} and mark_id = ${one.markId} and index = ${one.index}`.execute(tx)
}

/** A benefit is withheld: an entry that the awarding page must show. */
export async function insertBar(
  tx: Tx,
  authorityId: string,
  bar: {
    id: string
    programKey: string
    benefit: string
    markId: string
    subjectKind: string
    subjectId: string
    at: string
  },
): Promise<void> {
  await sql`
    insert into benefit_bar (authority_id, id, program_key, benefit, mark_id, subject_kind, subject_id, at)
    values (${authorityId}, ${bar.id}, ${bar.programKey}, ${bar.benefit}, ${bar.markId}, ${bar.subjectKind}, ${bar.subjectId}, ${bar.at})`.execute(
    tx,
  )
}

/** When the first version of a program was published here. */
export async function findFirstPublication(
  tx: Tx,
  authorityId: string,
  programKey: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ at: string | null }>`
    select min(published_at) as at from program_version where authority_id = ${authorityId} and key = ${programKey}`.execute(
    tx,
  )
  return rows[0]?.at ?? undefined
}
