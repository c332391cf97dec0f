import { sql } from 'kysely'
import type { Tx } from '#storage/open-database.ts'

/**
 * What a good engineer would write for `bench/program.yaml` without a language: the same duties, measures, ranking, marks
 * and points, with the same evidence sums, into tables of the same shape and indexes. The engine is compared with this.
 */
const TABLES = ['duty', 'measure', 'ranking', 'mark', 'points'] as const

/** Makes the empty tables `hand_<kind>`, each like its `derived_<kind>` with all indexes. `query` runs as the owner. */
export async function createHandTables(query: (text: string) => Promise<unknown>): Promise<void> {
  for (const kind of TABLES) {
    await query(`create table if not exists hand_${kind} (like derived_${kind} including all)`)
    await query(`grant all on hand_${kind} to lianqi_app`)
  }
}

/** Empties them and computes the year again. `asOf` is an ISO instant; what ends later is still open. */
export async function scoreByHand(tx: Tx, authorityId: string, programKey: string, asOf: string): Promise<void> {
  const head = sql`${authorityId}::uuid, ${programKey}, 1`
  const own = sql`authority_id = ${authorityId}::uuid`
  // By row, as any table that several authorities share must be emptied.
  for (const kind of TABLES) await sql`delete from ${sql.table(`hand_${kind}`)} where ${own}`.execute(tx)
  await sql`
    insert into hand_duty (authority_id, program_key, version, rule, calendar, ordinal, from_kind, from_id, owner_kind, owner_id, id, at, day,
      person_id, org_id, enterprise_id, link_id, opened_at, due_at, due_day, need, have, done_at, state, days_late, unknown_year, evidence, evidence_digest)
    select ${head}, 'quarterly_visit', 'quarter', o.ordinal, 'link', o.id, 'person', o.person_id,
      md5('quarterly_visit|' || o.id || '|' || o.ordinal)::uuid, o.ends_at - interval '1 millisecond', o.last_day,
      o.person_id, o.org_id, o.enterprise_id, o.id, o.starts_at, o.ends_at, o.last_day, 1, count(v.id), min(v.at),
      case when count(v.id) >= 1 then 'met' when o.ends_at <= ${asOf}::timestamptz then 'missed' else 'open' end, 0, false, count(v.id),
      coalesce(sum(uuid_hash_extended(v.id, 0)::numeric), 0)
    from (select l.id, l.person_id, l.org_id, l.enterprise_id, p.ordinal, p.starts_at, p.ends_at, p.last_day
          from link l join period p on p.authority_id = l.authority_id and p.program_key = ${programKey} and p.calendar = 'quarter'
            and l.from_day <= p.last_day and l.to_day >= p.last_day and p.starts_at <= ${asOf}::timestamptz
          where l.${own} and l.link = 'contact' and l.recorded_at <= ${asOf}::timestamptz and l.voided_at is null) o
    left join (select enterprise_id, id, at from visit where ${own} and recorded_at <= ${asOf}::timestamptz and voided_at is null) v
      on v.enterprise_id = o.enterprise_id and v.at >= o.starts_at and v.at < o.ends_at
    group by o.id, o.person_id, o.org_id, o.enterprise_id, o.ordinal, o.starts_at, o.ends_at, o.last_day`.execute(tx)
  await measuresByHand(tx, authorityId, programKey, asOf)
  await sql`
    insert into hand_ranking (authority_id, program_key, version, rule, calendar, ordinal, subject_kind, subject_id, id, at, day, org_id,
      value, place, from_bottom, of, evidence, evidence_digest)
    select ${head}, 'departments_rank', 'quarter', ordinal, 'org', subject_id, md5('departments_rank|' || subject_id || '|' || ordinal)::uuid, at, day, subject_id,
      value, rank() over (partition by ordinal order by value desc), rank() over (partition by ordinal order by value), count(*) over (partition by ordinal),
      1, uuid_hash_extended(id, 0)::numeric
    from hand_measure where ${own} and rule = 'quarter_score' and state = 'value'`.execute(tx)
  await sql`
    insert into hand_mark (authority_id, program_key, version, rule, calendar, ordinal, from_kind, from_rule, from_id, to_kind, to_id, id, at, day, pending,
      person_id, org_id, enterprise_id, nth, streak, still, excused, confirmed, due_at, red_line, evidence, evidence_digest)
    select ${head}, 'not_visited', 'quarter', ordinal, 'duty', 'quarterly_visit', id, 'person', person_id, md5('not_visited|' || id)::uuid, due_at, due_day, false,
      person_id, org_id, enterprise_id, row_number() over (partition by person_id, extract(year from due_day) order by due_at, id),
      1, true, false, false, due_at, false, 1, uuid_hash_extended(id, 0)::numeric
    from hand_duty where ${own} and state = 'missed'`.execute(tx)
  await pointsByHand(tx, authorityId, programKey, asOf)
}

async function measuresByHand(tx: Tx, authorityId: string, programKey: string, asOf: string): Promise<void> {
  const own = sql`authority_id = ${authorityId}::uuid`
  const insert = sql`insert into hand_measure (authority_id, program_key, version, rule, calendar, ordinal, subject_kind, subject_id, id, at, day, person_id, org_id,
      value, state, numerator, denominator, sample, parts, evidence, evidence_digest)`
  const quarters = sql`(select * from period where ${own} and program_key = ${programKey} and calendar = 'quarter' and starts_at <= ${asOf}::timestamptz)`
  const members = (group: string) =>
    sql`(select subject_id from roster_member where ${own} and program_key = ${programKey} and group_id = ${group})`
  const head = (
    rule: string,
    kind: string,
  ) => sql`${authorityId}::uuid, ${programKey}, 1, ${rule}, 'quarter', p.ordinal, ${kind}, w.subject_id,
      md5(${rule} || '|' || w.subject_id || '|' || p.ordinal)::uuid, p.ends_at - interval '1 millisecond', p.last_day,
      ${kind === 'person' ? sql`w.subject_id` : sql`null::uuid`}, ${kind === 'org' ? sql`w.subject_id` : sql`null::uuid`}`
  for (const [rule, group, kind, key] of [
    ['visited', 'cadres', 'person', 'person_id'],
    ['unit_visited', 'departments', 'org', 'org_id'],
  ] as const) {
    await sql`${insert} select ${head(rule, kind)}, f.met / nullif(f.n, 0), case when f.n > 0 then 'value' else 'not_applicable' end, f.met, f.n, coalesce(f.n, 0), null::jsonb,
        coalesce(f.n, 0), coalesce(f.digest, 0)
      from ${quarters} p cross join ${members(group)} w
      left join (select ${sql.ref(key)} as subject_id, ordinal, count(*)::numeric as n, count(*) filter (where state = 'met')::numeric as met,
                   sum(uuid_hash_extended(id, 0)::numeric) as digest
                 from hand_duty where ${own} and state not in ('open', 'excused') group by 1, 2) f
        on f.subject_id = w.subject_id and f.ordinal = p.ordinal`.execute(tx)
  }
  const problems = sql`(select org_id as subject_id, p.ordinal, count(*)::numeric as n, count(*) filter (where counts_as = 'solved')::numeric as solved,
      sum(uuid_hash_extended(m.id, 0)::numeric) as digest
    from matter m join ${quarters} p on m.at >= p.starts_at and m.at < p.ends_at
    where m.${own} and m.program_key = ${programKey} and m.matter = 'problem' and m.recorded_at <= ${asOf}::timestamptz group by 1, 2)`
  await sql`with f as materialized ${problems} ${insert}
    select ${head('resolution', 'org')}, case when f.n >= 5 then f.solved / f.n end, case when f.n >= 5 then 'value' else 'not_applicable' end, f.solved, f.n, coalesce(f.n, 0), null::jsonb,
      coalesce(f.n, 0), coalesce(f.digest, 0)
    from ${quarters} p cross join ${members('departments')} w left join f on f.subject_id = w.subject_id and f.ordinal = p.ordinal
    union all
    select ${head('collected', 'org')}, coalesce(f.n, 0), 'value', null, null, coalesce(f.n, 0), null::jsonb, coalesce(f.n, 0), coalesce(f.digest, 0)
    from ${quarters} p cross join ${members('departments')} w left join f on f.subject_id = w.subject_id and f.ordinal = p.ordinal`.execute(
    tx,
  )
  await sql`${insert} select ${head('quarter_score', 'org')},
      100 * (coalesce(60 * v.value, 0) + coalesce(40 * r.value, 0)) / nullif(case when v.value is null then 0 else 60 end + case when r.value is null then 0 else 40 end, 0),
      case when v.value is null and r.value is null then 'not_applicable' else 'value' end, null, null, 2,
      jsonb_build_array(jsonb_build_object('part', 'visits', 'value', v.value), jsonb_build_object('part', 'problems', 'value', r.value)), 2,
      uuid_hash_extended(v.id, 0)::numeric + uuid_hash_extended(r.id, 0)::numeric
    from ${quarters} p cross join ${members('departments')} w
    join hand_measure v on v.${own} and v.rule = 'unit_visited' and v.ordinal = p.ordinal and v.subject_id = w.subject_id
    join hand_measure r on r.${own} and r.rule = 'resolution' and r.ordinal = p.ordinal and r.subject_id = w.subject_id`.execute(
    tx,
  )
}

async function pointsByHand(tx: Tx, authorityId: string, programKey: string, asOf: string): Promise<void> {
  const own = sql`authority_id = ${authorityId}::uuid`
  const head = (rule: string) => sql`${authorityId}::uuid, ${programKey}, 1, ${rule}`
  const insert = sql`insert into hand_points (authority_id, program_key, version, rule, calendar, ordinal, from_kind, from_rule, from_id, to_kind, to_id, id, at, day,
      person_id, org_id, give, value, warned, cancelled, evidence, evidence_digest)`
  for (const kind of ['person', 'org'] as const) {
    const to = sql.ref(`${kind}_id`)
    await sql`${insert} select ${head('missed_visit')}, 'quarter', ordinal, 'mark', 'not_visited', id, ${kind}, ${to}, md5('missed_visit|' || id || ${kind})::uuid, at, day,
        person_id, org_id, -1, greatest(before - 1, -20) - greatest(before, -20), false, false, 1, uuid_hash_extended(id, 0)::numeric
      from (select *, -(row_number() over (partition by ${to}, extract(year from day) order by at, id) - 1) as before from hand_mark where ${own}) m
      where ${to} is not null`.execute(tx)
  }
  await sql`${insert} select ${head('solved_problem')}, null, null, 'matter', 'problem', id, 'person', person_id, md5('solved_problem|' || id)::uuid, at,
      (at at time zone 'Asia/Shanghai')::date, person_id, org_id, 2, 2, false, false, 1, uuid_hash_extended(id, 0)::numeric
    from matter where ${own} and program_key = ${programKey} and matter = 'problem' and counts_as = 'solved' and recorded_at <= ${asOf}::timestamptz`.execute(
    tx,
  )
  await sql`${insert} select ${head('last_three')}, 'quarter', ordinal, 'ranking', 'departments_rank', id, 'org', subject_id, md5('last_three|' || id)::uuid, at, day,
      null, subject_id, from_bottom - 4, from_bottom - 4, false, false, 1, uuid_hash_extended(id, 0)::numeric
    from hand_ranking where ${own} and from_bottom <= 3`.execute(tx)
}
