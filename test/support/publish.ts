import { resolve } from 'node:path'
import { checkProgramFile } from '#program/program-folder.ts'
import { type Database, sql } from '#storage/open-database.ts'

/** Puts a program of programs/ in force, straight into the tables: for tests whose matter is not publishing. */
export async function putInForce(db: Database, authorityId: string, folder: string): Promise<string> {
  const checked = checkProgramFile(resolve(import.meta.dirname, '../../programs', folder))
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  const { program, hash } = checked
  await db.inAuthority(authorityId, async (tx) => {
    await sql`insert into program (authority_id, key, title, current_version) values (${authorityId}, ${program.id}, ${program.title}, ${program.version})`.execute(
      tx,
    )
    await sql`
      insert into program_version (authority_id, key, version, hash, source, flat, in_force_from, published_at)
      values (${authorityId}, ${program.id}, ${program.version}, ${hash}, '', ${JSON.stringify(program)}::jsonb, ${program.inForce.from}, now())`.execute(
      tx,
    )
  })
  return program.id
}
