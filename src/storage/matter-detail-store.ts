import { sql, type Tx } from './open-database.ts'
import { type Asker, scopeOf } from './scope.ts'

/** What stands beside a matter: call-backs, ratings, files, and matters like it that the asker may see. */
export async function readBeside(tx: Tx, asker: Asker, of: { id: string; matter: string; category: string | null; enterpriseId: string | null; projectId: string | null }) {
  const { authorityId } = asker
  const callbacks = await sql<{ id: string; at: string; how: string; reached: boolean; outcome: string | null; confirmed: boolean | null; text: string | null }>`
    select id, at, how, reached, outcome, confirmed, text from callback
     where authority_id = ${authorityId} and matter_id = ${of.id} and voided_at is null order by at, id`.execute(tx)
  const ratings = await sql<{ id: string; at: string; grade: string | null; score: string | null; rater: string; text: string | null }>`
    select id, at, grade, score, rater, text from rating
     where authority_id = ${authorityId} and matter_id = ${of.id} and voided_at is null order by at, id`.execute(tx)
  const attachments = await sql<{ id: string; name: string; mediaType: string; size: number; recordedAt: string }>`
    select id, name, media_type as "mediaType", size, recorded_at as "recordedAt" from attachment
     where authority_id = ${authorityId} and thing_kind = 'matter' and thing_id = ${of.id} order by recorded_at, id`.execute(tx)
  const similar = await sql<{ id: string; number: string; title: string; state: string; at: string }>`
    select m.id, m.number, m.title, m.state, m.at from matter m
     where m.authority_id = ${authorityId} and m.id <> ${of.id} and m.matter = ${of.matter} and m.category is not distinct from ${of.category}
       and (m.enterprise_id = ${of.enterpriseId}::uuid or m.project_id = ${of.projectId}::uuid) and ${scopeOf(asker, 'matter', 'm')}
     order by m.at desc, m.id limit 5`.execute(tx)
  return { callbacks: callbacks.rows, ratings: ratings.rows, attachments: attachments.rows, similar: similar.rows }
}

/** A matter's number by id, as its name. */
export async function numbersOf(tx: Tx, authorityId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from matter where authority_id = ${authorityId} and id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.number]))
}
