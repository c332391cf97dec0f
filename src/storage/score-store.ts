import type { RawBuilder } from 'kysely'
import { sql, type Tx } from './open-database.ts'

export type PeriodListed = {
  readonly calendar: string
  readonly ordinal: number
  readonly label: string
  readonly firstDay: string
  readonly lastDay: string
  readonly sealedAt: string | null
}

const PERIOD = sql`p.calendar, p.ordinal, p.label, p.first_day as "firstDay", p.last_day as "lastDay", p.sealed_at as "sealedAt"`

/** Rankings that have rows, with their periods, the latest first. */
export async function listRankedPeriods(tx: Tx, authorityId: string, programKey?: string) {
  const { rows } = await sql<PeriodListed & { programKey: string; rule: string; subjectKind: string }>`
    select r.program_key as "programKey", r.rule, r.subject_kind as "subjectKind", ${PERIOD}
      from (select authority_id, program_key, rule, calendar, ordinal, subject_kind from derived_ranking
             where authority_id = ${authorityId} and (${programKey ?? null}::text is null or program_key = ${programKey ?? null})
             group by authority_id, program_key, rule, calendar, ordinal, subject_kind) r
      join period p on p.authority_id = r.authority_id and p.program_key = r.program_key and p.calendar = r.calendar and p.ordinal = r.ordinal
     order by r.program_key, r.rule, p.ordinal desc`.execute(tx)
  return rows
}

/** One period of a program. */
export async function findPeriod(tx: Tx, authorityId: string, programKey: string, calendar: string, ordinal: number) {
  const { rows } = await sql<PeriodListed>`
    select ${PERIOD} from period p
     where p.authority_id = ${authorityId} and p.program_key = ${programKey} and p.calendar = ${calendar} and p.ordinal = ${ordinal}`.execute(
    tx,
  )
  return rows[0]
}

/** Periods of a calendar that have begun, the latest first. */
export async function listBegunPeriods(
  tx: Tx,
  authorityId: string,
  programKey: string,
  calendar: string,
  now: string,
  most = 60,
) {
  const { rows } = await sql<PeriodListed>`
    select ${PERIOD} from period p
     where p.authority_id = ${authorityId} and p.program_key = ${programKey} and p.calendar = ${calendar} and p.starts_at <= ${now}
     order by p.ordinal desc limit ${most}`.execute(tx)
  return rows
}

export type RankingListed = {
  readonly id: string
  readonly version: number
  readonly place: number
  readonly fromBottom: number
  readonly of: number
  readonly pool: string
  readonly previousPlace: number | null
  readonly subjectKind: string
  readonly subjectId: string
  readonly value: string
  /** Sum of the points that fell to the subject within the period; null: none. */
  readonly points: string | null
}

/** One period's ranking by place; `scope` decides whose rows are seen. */
export async function listRankingRows(
  tx: Tx,
  authorityId: string,
  at: { programKey: string; rule: string; ordinal: number },
  scope: RawBuilder<unknown>,
): Promise<RankingListed[]> {
  const { rows } = await sql<RankingListed>`
    select r.id, r.version, r.place, r.from_bottom as "fromBottom", r.of, r.pool, r.previous_place as "previousPlace",
           r.subject_kind as "subjectKind", r.subject_id as "subjectId", r.value::text as value, s.points::text as points
      from derived_ranking r
      join period p on p.authority_id = r.authority_id and p.program_key = r.program_key and p.calendar = r.calendar and p.ordinal = r.ordinal
      left join lateral (
        select sum(d.value) as points from derived_points d
         where d.authority_id = r.authority_id and d.to_id = r.subject_id and d.program_key = r.program_key
           and d.at >= p.starts_at and d.at < p.ends_at) s on true
     where r.authority_id = ${authorityId} and r.program_key = ${at.programKey} and r.rule = ${at.rule} and r.ordinal = ${at.ordinal} and ${scope}
     order by r.pool, r.place, r.id`.execute(tx)
  return rows
}

export type LineListed = {
  readonly id: string
  readonly kind: 'measure' | 'points' | 'mark' | 'ranking'
  readonly rule: string
  readonly version: number
  readonly calendar: string | null
  readonly ordinal: number | null
  readonly period: string | null
  readonly state: 'value' | 'not_applicable' | 'missing'
  readonly value: string | null
  readonly give: string | null
  readonly numerator: string | null
  readonly denominator: string | null
  readonly sample: number | null
  readonly parts: readonly Record<string, unknown>[] | null
  readonly warned: boolean
  readonly warnedUntil: string | null
  readonly cancelled: boolean
  readonly confirmed: boolean | null
  readonly excused: boolean
  readonly redLine: boolean
  readonly nth: number | null
  readonly streak: number | null
  readonly place: number | null
  readonly fromBottom: number | null
  readonly of: number | null
  readonly previousPlace: number | null
  readonly at: string
  readonly evidence: number
}

const NONE = sql`null::text`

/** Everything derived about one subject in a stretch of time: measures and rankings of that period, marks and points dated in it. */
export async function listLines(
  tx: Tx,
  authorityId: string,
  about: { programKey: string; subjectId: string; calendar: string; ordinal: number },
): Promise<LineListed[]> {
  const { rows } = await sql<LineListed>`
    with w as (select starts_at, ends_at from period where authority_id = ${authorityId} and program_key = ${about.programKey}
                and calendar = ${about.calendar} and ordinal = ${about.ordinal})
    select m.id, 'measure' as kind, m.rule, m.version, m.calendar, m.ordinal, p.label as period, m.state, m.value::text as value, ${NONE} as give,
           m.numerator::text as numerator, m.denominator::text as denominator, m.sample, m.parts, false as warned, null::timestamptz as "warnedUntil",
           false as cancelled, null::boolean as confirmed, false as excused, false as "redLine", null::int as nth, null::int as streak,
           null::int as place, null::int as "fromBottom", null::int as of, null::int as "previousPlace", m.at, m.evidence
      from derived_measure m
      join w on m.at >= w.starts_at and m.at < w.ends_at
      join period p on p.authority_id = m.authority_id and p.program_key = m.program_key and p.calendar = m.calendar and p.ordinal = m.ordinal
     where m.authority_id = ${authorityId} and m.subject_id = ${about.subjectId} and m.program_key = ${about.programKey}
    union all
    select r.id, 'ranking', r.rule, r.version, r.calendar, r.ordinal, p.label, 'value', r.value::text, null, null, null, null, null, false, null,
           false, null, false, false, null, null, r.place, r.from_bottom, r.of, r.previous_place, r.at, r.evidence
      from derived_ranking r
      join w on r.at >= w.starts_at and r.at < w.ends_at
      join period p on p.authority_id = r.authority_id and p.program_key = r.program_key and p.calendar = r.calendar and p.ordinal = r.ordinal
     where r.authority_id = ${authorityId} and r.subject_id = ${about.subjectId} and r.program_key = ${about.programKey}
    union all
    select k.id, 'mark', k.rule, k.version, k.calendar, k.ordinal, null, 'value', k.value::text, null, null, null, null, null, false, null,
           false, k.confirmed, k.excused, k.red_line, k.nth, k.streak, null, null, null, null, k.at, k.evidence
      from derived_mark k join w on k.at >= w.starts_at and k.at < w.ends_at
     where k.authority_id = ${authorityId} and k.to_id = ${about.subjectId} and k.program_key = ${about.programKey} and not k.pending
    union all
    select d.id, 'points', d.rule, d.version, d.calendar, d.ordinal, null, 'value', d.value::text, d.give::text, null, null, null, null, d.warned, d.warned_until,
           d.cancelled, null, false, false, null, null, null, null, null, null, d.at, d.evidence
      from derived_points d join w on d.at >= w.starts_at and d.at < w.ends_at
     where d.authority_id = ${authorityId} and d.to_id = ${about.subjectId} and d.program_key = ${about.programKey}
     order by 2, 3, "at", 1`.execute(tx)
  return rows
}

/** Adjustments entered about a subject, the latest first. */
export async function listAdjustmentsOf(tx: Tx, authorityId: string, programKey: string, subjectId: string) {
  const { rows } = await sql<{
    id: string
    rule: string
    clause: string | null
    period: string
    points: string | null
    reason: string
    at: string
  }>`
    select a.id, a.rule, a.clause, coalesce(p.label, a.calendar || ' ' || a.ordinal) as period, a.points::text as points, a.reason, a.at
      from adjustment a
      left join period p on p.authority_id = a.authority_id and p.program_key = a.program_key and p.calendar = a.calendar and p.ordinal = a.ordinal
     where a.authority_id = ${authorityId} and a.program_key = ${programKey} and a.subject_id = ${subjectId}
     order by a.at desc, a.id`.execute(tx)
  return rows
}

export type DerivedKind = 'measure' | 'points' | 'mark' | 'duty' | 'ranking' | 'cover'

export type DerivedRow = {
  readonly id: string
  readonly version: number
  readonly rule: string
  readonly calendar: string | null
  readonly ordinal: number | null
  readonly subjectKind: string
  readonly subjectId: string
  readonly fromId: string | null
  readonly row: Readonly<Record<string, unknown>>
}

const WHOSE = {
  measure: ['subject_kind', 'subject_id', 'null::uuid'],
  ranking: ['subject_kind', 'subject_id', 'null::uuid'],
  cover: ['subject_kind', 'subject_id', 'null::uuid'],
  mark: ['to_kind', 'to_id', 'from_id'],
  points: ['to_kind', 'to_id', 'from_id'],
  duty: ['owner_kind', 'owner_id', 'from_id'],
} as const satisfies Record<DerivedKind, readonly [string, string, string]>

/** One derived row whole, if the asker may see it. */
export async function findDerived(
  tx: Tx,
  authorityId: string,
  programKey: string,
  kind: DerivedKind,
  id: string,
  scope: RawBuilder<unknown>,
) {
  const [subjectKind, subjectId, fromId] = WHOSE[kind].map((column) => sql.raw(column))
  const { rows } = await sql<DerivedRow>`
    select d.id, d.version, d.rule, d.calendar, d.ordinal, ${subjectKind} as "subjectKind", ${subjectId} as "subjectId", ${fromId} as "fromId", to_jsonb(d) as row
      from ${sql.table(`derived_${kind}`)} d
     where d.authority_id = ${authorityId} and d.program_key = ${programKey} and d.id = ${id} and ${scope}`.execute(tx)
  return rows[0]
}

export type FigureListed = {
  readonly id: string
  readonly version: number
  readonly rule: string
  readonly period: string
  readonly state: 'value' | 'not_applicable' | 'missing'
  readonly value: string | null
  readonly evidence: number
}

/** The authority's own figures by these measures, each of the latest period that has begun; `scope` decides what is seen. */
export async function listLatestFigures(
  tx: Tx,
  authorityId: string,
  programKey: string,
  rules: readonly string[],
  now: string,
  scope: RawBuilder<unknown>,
): Promise<FigureListed[]> {
  if (rules.length === 0) return []
  const { rows } = await sql<FigureListed>`
    select distinct on (d.rule) d.id, d.version, d.rule, p.label as period, d.state, d.value::text as value, d.evidence
      from derived_measure d
      join period p on p.authority_id = d.authority_id and p.program_key = d.program_key and p.calendar = d.calendar and p.ordinal = d.ordinal
     where d.authority_id = ${authorityId} and d.program_key = ${programKey} and d.rule = any(${[...rules]}::text[])
       and d.subject_kind = 'authority' and p.starts_at <= ${now} and ${scope}
     order by d.rule, d.ordinal desc`.execute(tx)
  return rows
}

/** When a program was last computed. */
export async function findLastRunAt(tx: Tx, authorityId: string, programKey: string): Promise<string | undefined> {
  const { rows } = await sql<{ as_of: string }>`
    select as_of from engine_run where authority_id = ${authorityId} and program_key = ${programKey} order by id desc limit 1`.execute(
    tx,
  )
  return rows[0]?.as_of
}
