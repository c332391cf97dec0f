import { sql, type Tx } from './open-database.ts'

export type UnitPerson = {
  readonly person: { readonly id: string; readonly name: string }
  readonly title: string
  readonly links: number
  readonly openDuties: number
  readonly missedDuties: number
  readonly openMatters: number
  /** Of what the unit leads: what he handles, what falls due within two days, what is overdue. */
  readonly handling: number
  readonly near: number
  readonly overdue: number
}

/** The people of a unit on a day, with what they hold and owe. */
export async function listUnitPeople(
  tx: Tx,
  authorityId: string,
  orgId: string,
  { day, since, now, soon }: { day: string; since: string; now: string; soon: string },
): Promise<UnitPerson[]> {
  const { rows } = await sql<UnitPerson>`
    with here as materialized (
      select distinct on (p.person_id) p.person_id, p.title from post p
       where p.authority_id = ${authorityId} and p.org_id = ${orgId} and p.from_day <= ${day} and p.to_day >= ${day}
       order by p.person_id, p.is_primary desc, p.from_day desc),
    held as (
      select l.person_id, count(*)::int as n from link l
       where l.authority_id = ${authorityId} and l.person_id = any(array(select person_id from here)) and l.voided_at is null
         and l.from_day <= ${day} and l.to_day >= ${day}
       group by l.person_id),
    owed as (
      select d.person_id, count(*) filter (where d.state = 'open')::int as open,
             count(*) filter (where d.state = 'missed' and d.due_day >= ${since})::int as missed
        from derived_duty d
       where d.authority_id = ${authorityId} and d.person_id = any(array(select person_id from here))
       group by d.person_id),
    pending as (
      select m.person_id, count(*)::int as n from matter m
       where m.authority_id = ${authorityId} and m.person_id = any(array(select person_id from here))
         and m.state not in ('closed', 'dismissed', 'merged')
       group by m.person_id),
    handled as (
      select m.handler_id, count(*)::int as n, count(*) filter (where m.due_at > ${now} and m.due_at <= ${soon})::int as near,
             count(*) filter (where m.due_at <= ${now})::int as overdue
        from matter m
       where m.authority_id = ${authorityId} and m.lead_org_id = ${orgId} and m.handler_id is not null
         and m.state not in ('closed', 'dismissed', 'merged')
       group by m.handler_id)
    select jsonb_build_object('id', pe.id, 'name', pe.name) as person, h.title, coalesce(held.n, 0) as links,
           coalesce(owed.open, 0) as "openDuties", coalesce(owed.missed, 0) as "missedDuties", coalesce(pending.n, 0) as "openMatters",
           coalesce(handled.n, 0) as handling, coalesce(handled.near, 0) as near, coalesce(handled.overdue, 0) as overdue
      from here h
      join person pe on pe.authority_id = ${authorityId} and pe.id = h.person_id
      left join held on held.person_id = h.person_id
      left join owed on owed.person_id = h.person_id
      left join pending on pending.person_id = h.person_id
      left join handled on handled.handler_id = h.person_id
     order by overdue desc, near desc, handling desc, "missedDuties" desc, "openDuties" desc, pe.name, pe.id`.execute(
    tx,
  )
  return rows
}

/** The latest place of a subject in each ranking. */
export async function listLatestPlaces(tx: Tx, authorityId: string, subjectId: string) {
  const { rows } = await sql<{
    programKey: string
    version: number
    ranking: string
    period: string | null
    place: number
    of: number
    value: string
  }>`
    select distinct on (r.program_key, r.rule)
           r.program_key as "programKey", r.version, r.rule as ranking, p.label as period, r.place, r.of, r.value
      from derived_ranking r
      left join period p on p.authority_id = ${authorityId} and p.program_key = r.program_key and p.calendar = r.calendar
                        and p.ordinal = r.ordinal
     where r.authority_id = ${authorityId} and r.subject_id = ${subjectId}
     order by r.program_key, r.rule, r.at desc`.execute(tx)
  return rows
}
