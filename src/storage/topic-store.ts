import type { RawBuilder } from 'kysely'
import { sql, type Tx } from './open-database.ts'
import { SECTION } from './policy-fit-store.ts'

const FROM = (authorityId: string) => sql`
  from matter m
  join enterprise e on e.authority_id = ${authorityId} and e.id = m.enterprise_id
  left join area a on a.authority_id = ${authorityId} and a.id = e.area_id`

export type Cluster = {
  readonly programKey: string
  /** The kind most of them are of. */
  readonly matter: string
  readonly category: string | null
  readonly section: string | null
  readonly industry: string | null
  readonly area: { readonly id: string; readonly name: string } | null
  readonly matters: number
  readonly enterprises: number
  readonly open: number
  /** Those that stand in no topic yet. */
  readonly ids: readonly string[]
}

/** Matters of many enterprises that are alike: by category, and as asked by industry and area; the largest first. */
export async function listClusters(
  tx: Tx,
  authorityId: string,
  where: { from: string; to: string; scope: RawBuilder<unknown>; byIndustry: boolean; byArea: boolean; least: number },
): Promise<Cluster[]> {
  const section = where.byIndustry ? SECTION : sql`null::text`
  const area = where.byArea ? sql`a.id` : sql`null::uuid`
  const areaName = where.byArea ? sql`a.name` : sql`null::text`
  const { rows } = await sql<Cluster>`
    with f as (
      select m.id, m.program_key, m.matter, m.category, m.enterprise_id, m.state, m.at, ${section} as section, ${area} as cluster_area,
             ${areaName} as area_name,
             exists (select from topic_matter x where x.authority_id = ${authorityId} and x.matter_id = m.id) as taken
        ${FROM(authorityId)}
       where m.authority_id = ${authorityId} and ${where.scope} and m.kind in ('problem', 'complaint') and not m.sealed
         and m.state not in ('dismissed', 'merged') and m.at >= ${where.from}::date and m.at < ${where.to}::date + 1),
    c as (
      select program_key, category, section, cluster_area as area_id, area_name, mode() within group (order by matter) as matter,
             count(*)::int as matters, count(distinct enterprise_id)::int as enterprises,
             count(*) filter (where state <> 'closed')::int as open, coalesce(array_agg(id order by at desc, id) filter (where not taken), '{}') as ids
        from f group by program_key, category, section, cluster_area, area_name)
    select c.program_key as "programKey", c.matter, c.category, c.section, i.name as industry,
           case when c.area_id is not null then jsonb_build_object('id', c.area_id, 'name', c.area_name) end as area,
           c.matters, c.enterprises, c.open, (c.ids)[1:200] as ids
      from c left join industry i on i.code = c.section
     where c.enterprises >= ${where.least}
     order by c.enterprises desc, c.matters desc, c.category, c.section, c.area_name limit 200`.execute(tx)
  return rows
}

export async function insertTopic(
  tx: Tx,
  authorityId: string,
  one: {
    id: string
    programKey: string
    title: string
    category: string | null
    section: string | null
    areaId: string | null
    matterId: string
    at: string
    by: string | null
  },
  members: readonly string[],
): Promise<void> {
  await sql`
    insert into topic (authority_id, id, program_key, title, category, section, area_id, matter_id, recorded_at, recorded_by)
    values (${authorityId}, ${one.id}, ${one.programKey}, ${one.title}, ${one.category}, ${one.section}, ${one.areaId}, ${one.matterId}, ${one.at}, ${one.by})`.execute(
    tx,
  )
  await sql`
    insert into topic_matter (authority_id, topic_id, matter_id, added_at)
    select ${authorityId}, ${one.id}, m, ${one.at} from unnest(${[...members]}::uuid[]) as m`.execute(tx)
}

/** Opened topics with the state of their own matter and of those they stand for. */
export async function listTopics(tx: Tx, authorityId: string, scope: RawBuilder<unknown>) {
  const { rows } = await sql<{
    id: string
    title: string
    category: string | null
    matter: { id: string; number: string; state: string }
    members: { id: string; number: string; title: string; state: string; enterprise: string | null }[]
    recordedAt: string
  }>`
    select t.id, t.title, t.category, jsonb_build_object('id', own.id, 'number', own.number, 'state', own.state) as matter,
           (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'title', m.title, 'state', m.state, 'enterprise', e.name)
                                      order by m.number), '[]')
              from topic_matter x
              join matter m on m.authority_id = ${authorityId} and m.id = x.matter_id and ${scope}
              left join enterprise e on e.authority_id = ${authorityId} and e.id = m.enterprise_id
             where x.authority_id = ${authorityId} and x.topic_id = t.id) as members,
           t.recorded_at as "recordedAt"
      from topic t join matter own on own.authority_id = ${authorityId} and own.id = t.matter_id
     where t.authority_id = ${authorityId}
     order by t.recorded_at desc, t.id limit 100`.execute(tx)
  return rows
}

/** Of these matters, those the asker may see, with whether one is already in a topic. */
export async function findMembers(tx: Tx, authorityId: string, ids: readonly string[], scope: RawBuilder<unknown>) {
  const { rows } = await sql<{
    id: string
    programKey: string
    category: string | null
    number: string
    topic: string | null
  }>`
    select m.id, m.program_key as "programKey", m.category, m.number,
           (select t.title from topic_matter x join topic t on t.authority_id = ${authorityId} and t.id = x.topic_id
             where x.authority_id = ${authorityId} and x.matter_id = m.id limit 1) as topic
      from matter m where m.authority_id = ${authorityId} and m.id = any(${[...ids]}::uuid[]) and ${scope}`.execute(tx)
  return rows
}
