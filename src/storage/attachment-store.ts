import { sql, type Tx } from './open-database.ts'

export type NewAttachment = {
  readonly id: string
  readonly thingKind: string
  readonly thingId: string
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
  /** SHA-256 of the content. */
  readonly digest: Uint8Array
  readonly at: string
  readonly by: string | null
}

export async function insertAttachment(tx: Tx, authorityId: string, file: NewAttachment): Promise<void> {
  await sql`
    insert into attachment (authority_id, id, thing_kind, thing_id, name, media_type, size, digest, content, recorded_at, recorded_by)
    values (${authorityId}, ${file.id}, ${file.thingKind}, ${file.thingId}, ${file.name}, ${file.mediaType}, ${file.content.length},
            ${file.digest}, ${file.content}, ${file.at}, ${file.by})`.execute(tx)
}

/** Whose a file is: it obeys the permission of its record. */
export async function findAttachment(tx: Tx, authorityId: string, id: string) {
  const { rows } = await sql<{ thingKind: string; thingId: string; name: string; mediaType: string; size: number }>`
    select thing_kind as "thingKind", thing_id as "thingId", name, media_type as "mediaType", size
      from attachment where authority_id = ${authorityId} and id = ${id}`.execute(tx)
  return rows[0]
}

export async function readAttachmentContent(tx: Tx, authorityId: string, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ content: Buffer }>`
    select content from attachment where authority_id = ${authorityId} and id = ${id}`.execute(tx)
  return rows[0]?.content
}
