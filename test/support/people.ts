import { newId } from '#domain/id.ts'
import { enterpriseNameKey } from '#domain/identifiers/name.ts'
import { type Database, sql } from '#storage/open-database.ts'

/** Rows to build on, written past the use cases: for tests about something else. Each answers the new id. */

export async function givenOrg(db: Database, authorityId: string, name: string): Promise<string> {
  const id = newId()
  await db.inAuthority(authorityId, (tx) =>
    sql`insert into org (authority_id, id, name) values (${authorityId}, ${id}, ${name})`.execute(tx),
  )
  return id
}

/** A person with a primary post from 2020 on. */
export async function givenPerson(db: Database, authorityId: string, name: string, orgId: string): Promise<string> {
  const id = newId()
  await db.inAuthority(authorityId, async (tx) => {
    await sql`insert into person (authority_id, id, name) values (${authorityId}, ${id}, ${name})`.execute(tx)
    await sql`
      insert into post (authority_id, id, person_id, org_id, from_day)
      values (${authorityId}, ${newId()}, ${id}, ${orgId}, '2020-01-01')`.execute(tx)
  })
  return id
}

export async function givenEnterprise(db: Database, authorityId: string, name: string): Promise<string> {
  const id = newId()
  await db.inAuthority(authorityId, (tx) =>
    sql`
      insert into enterprise (authority_id, id, name, name_key)
      values (${authorityId}, ${id}, ${name}, ${enterpriseNameKey(name)})`.execute(tx),
  )
  return id
}

/** A published version of a program, with just the parts given; the rest is empty. */
export async function givenProgram(
  db: Database,
  authorityId: string,
  key: string,
  parts: Record<string, unknown> = {},
): Promise<void> {
  const flat = {
    id: key,
    version: 1,
    title: key,
    parameters: [],
    periods: [],
    groups: [],
    links: [],
    forms: [],
    matters: [],
    indicators: [],
    exemptions: [],
    duties: [],
    measures: [],
    rankings: [],
    marks: [],
    points: [],
    acts: [],
    bans: [],
    papers: [],
    disclosures: [],
    ...parts,
  }
  await db.inAuthority(authorityId, async (tx) => {
    await sql`
      insert into program (authority_id, key, title, current_version) values (${authorityId}, ${key}, ${key}, 1)`.execute(
      tx,
    )
    await sql`
      insert into program_version (authority_id, key, version, hash, source, flat, in_force_from, published_at)
      values (${authorityId}, ${key}, 1, 'test', '', ${JSON.stringify(flat)}::jsonb, '2020-01-01', '2020-01-01T00:00:00Z')`.execute(
      tx,
    )
  })
}
