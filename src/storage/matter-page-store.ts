import { sql, type Tx } from './open-database.ts'

/** What stands around a matter on its page: call-backs, ratings, papers, files, and others like it. */
export async function readMatterPage(tx: Tx, authorityId: string, id: string) {
  const { rows } = await sql<{
    callbacks: {
      id: string
      at: string
      how: string
      reached: boolean
      outcome: string | null
      confirmed: boolean | null
      text: string | null
    }[]
    ratings: {
      id: string
      at: string
      grade: string | null
      score: string | null
      rater: string
      text: string | null
    }[]
    papers: {
      id: string
      paper: string
      number: string | null
      title: string
      issuedAt: string
      voidedAt: string | null
    }[]
    attachments: { id: string; name: string; mediaType: string; size: number; recordedAt: string }[]
    mergedInto: { id: string; name: string } | null
    splitFrom: { id: string; name: string } | null
  }>`
    select
      (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'at', c.at, 'how', c.how, 'reached', c.reached, 'outcome', c.outcome,
                                                    'confirmed', c.confirmed, 'text', c.text) order by c.at desc), '[]')
         from callback c where c.authority_id = ${authorityId} and c.matter_id = ${id} and c.voided_at is null) as callbacks,
      (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'at', r.at, 'grade', r.grade, 'score', r.score::text, 'rater', r.rater,
                                                    'text', r.text) order by r.at desc), '[]')
         from rating r where r.authority_id = ${authorityId} and r.matter_id = ${id} and r.voided_at is null) as ratings,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'paper', p.paper, 'number', p.number, 'title', p.title,
                                                    'issuedAt', p.issued_at, 'voidedAt', p.voided_at) order by p.issued_at), '[]')
         from paper p where p.authority_id = ${authorityId} and p.matter_id = ${id}) as papers,
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'size', a.size,
                                                    'recordedAt', a.recorded_at) order by a.id), '[]')
         from attachment a where a.authority_id = ${authorityId} and a.thing_kind = 'matter' and a.thing_id = ${id}) as attachments,
      (select jsonb_build_object('id', i.id, 'name', i.number || ' ' || i.title) from matter m
         join matter i on i.authority_id = m.authority_id and i.id = m.merged_into
        where m.authority_id = ${authorityId} and m.id = ${id}) as "mergedInto",
      (select jsonb_build_object('id', s.id, 'name', s.number || ' ' || s.title) from matter m
         join matter s on s.authority_id = m.authority_id and s.id = m.split_from
        where m.authority_id = ${authorityId} and m.id = ${id}) as "splitFrom"`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('a select without from gives one row')
  return row
}

/** Other matters of the same enterprise or project and kind, the latest first. */
export async function listSimilar(
  tx: Tx,
  authorityId: string,
  of: { id: string; matter: string; enterpriseId: string | null; projectId: string | null; category: string | null },
) {
  if (!of.enterpriseId && !of.projectId) return []
  const { rows } = await sql<{ id: string; number: string; title: string; state: string; at: string }>`
    select m.id, m.number, m.title, m.state, m.at
      from matter m
     where m.authority_id = ${authorityId} and m.id <> ${of.id} and m.matter = ${of.matter} and not m.sealed
       and ${of.enterpriseId ? sql`m.enterprise_id = ${of.enterpriseId}` : sql`m.project_id = ${of.projectId}`}
     order by (m.category is not distinct from ${of.category}) desc, m.id desc
     limit 5`.execute(tx)
  return rows
}

/** Names of whatever units and persons the ids are. */
export async function listNames(
  tx: Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const all = [...new Set(ids)]
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from org where authority_id = ${authorityId} and id = any(${all}::uuid[])
    union all
    select id, name from person where authority_id = ${authorityId} and id = any(${all}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.name]))
}
