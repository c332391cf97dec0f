import { randomUUID } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { newId } from '#domain/id.ts'
import { connectOwner } from '#storage/connection.ts'
import { type Database, openDatabase, sql } from '#storage/open-database.ts'

const TEMPLATE = 'lianqi_template'

export type TestDatabase = {
  db: Database
  /** Address as the owner, for tests that start a process of their own or look behind row-level security. */
  url: string
  /** Drops the database before the end of the file. */
  close(): Promise<void>
}

const open = new Set<TestDatabase>()

afterAll(async () => {
  for (const one of open) await one.close()
})

/** A fresh, migrated, empty database, or a copy of `template`. It is dropped when the test file ends. */
export async function testDatabase(options: { max?: number; template?: string } = {}): Promise<TestDatabase> {
  const url = await createTestDatabase(options.template ?? TEMPLATE)
  const db = await openDatabase({ url, max: options.max ?? 8 })
  const made: TestDatabase = {
    db,
    url,
    async close() {
      if (!open.delete(made)) return
      await db.close()
      await dropTestDatabase(url)
    },
  }
  open.add(made)
  return made
}

/** Creates a database; from `template0` it is empty, without our tables. Returns its address. */
export async function createTestDatabase(template: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asOwner((query) => query(`create database ${name} template ${template}`))
  return inject('databaseUrl').replace(/\/[^/]*$/, `/${name}`)
}

/** Drops a database made by {@link createTestDatabase}, whoever is connected to it. */
export async function dropTestDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  await asOwner((query) => query(`drop database if exists ${name} with (force)`))
}

/** An authority (主管机关) to put rows under; returns its id. */
export async function createAuthority(db: Database, code = 'lantern', name = '灯笼区'): Promise<string> {
  const id = newId()
  await db.inSystem((tx) =>
    sql`insert into authority (id, code, name, kind) values (${id}, ${code}, ${name}, 'park')`.execute(tx),
  )
  return id
}

/** Does `work` in the server's own database, as its owner. */
export async function asOwner(
  work: (query: (text: string) => Promise<{ rowCount: number | null }>) => Promise<unknown>,
): Promise<void> {
  const owner = await connectOwner(inject('databaseUrl'))
  try {
    await work((text) => owner.query(text))
  } finally {
    await owner.end()
  }
}
