import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '#domain/id.ts'
import { backup } from '#storage/backup.ts'
import { connectOwner } from '#storage/connection.ts'
import { migrate } from '#storage/migrate.ts'
import { type Database, openDatabase, sql } from '#storage/open-database.ts'
import { restore } from '#storage/restore.ts'
import { createAuthority, createTestDatabase, dropTestDatabase, testDatabase } from '#test/support/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianqi-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const digestOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

/** Values that a careless copy would spoil: line breaks, backslashes, the end mark itself, nothing, bytes, numbers. */
const AWKWARD = ['张三', 'a\tb\nc\r', '\\', '\\.', '\n\\.\n', '', '\\N', '𠮷', "o'clock"]

async function fill(db: Database, code: string): Promise<string> {
  const authority = await createAuthority(db, code, `${code}市`)
  await db.inAuthority(authority, async (tx) => {
    const parent = newId()
    // The child is older by id than its parent, so a copy in order of keys meets a reference that is not there yet.
    const child = newId()
    await sql`insert into org (authority_id, id, name) values (${authority}, ${parent}, '县政府')`.execute(tx)
    await sql`insert into org (authority_id, id, name, parent_id, short_names) values (${authority}, ${child}, '联络办', ${parent}, ${AWKWARD})`.execute(
      tx,
    )
    await sql`update org set parent_id = ${child} where id = ${parent}`.execute(tx)
    for (const name of AWKWARD) {
      await sql`insert into person (authority_id, id, name, phone) values (${authority}, ${newId()}, ${name}, ${name === '' ? null : name})`.execute(
        tx,
      )
    }
    const enterprise = newId()
    await sql`insert into enterprise (authority_id, id, name, name_key) values (${authority}, ${enterprise}, '灯笼厂', '灯笼')`.execute(
      tx,
    )
    await sql`insert into enterprise_profile (authority_id, id, enterprise_id, as_of, revenue, data, recorded_at)
              values (${authority}, ${newId()}, ${enterprise}, '2026-01-31', 1234567.8900, ${JSON.stringify({ b: [1, null], a: '\\.' })}, '2026-02-01T08:00:00.123456+08')`.execute(
      tx,
    )
    await sql`insert into attachment (authority_id, id, thing_kind, thing_id, name, media_type, size, digest, content, recorded_at)
              values (${authority}, ${newId()}, 'visit', ${enterprise}, 'x', 'image/png', 3, ${Buffer.from([1])}, ${Buffer.from([0, 10, 92, 46, 10, 255])}, now())`.execute(
      tx,
    )
  })
  return authority
}

describe('backup and restore', async () => {
  const { db, url } = await testDatabase()
  const first = await fill(db, 'first')
  await fill(db, 'second')
  const original = join(folder, 'original.gz')
  const report = await backup(url, original)

  const empty = async () => {
    const made = await createTestDatabase('template0')
    afterAll(() => dropTestDatabase(made))
    return made
  }

  test('a restored copy exports the same bytes and is guarded like the original', async () => {
    const copy = await empty()
    expect(await restore(copy, original)).toEqual(report)
    expect(report.rows).toBeGreaterThan(2 * AWKWARD.length)
    const again = join(folder, 'again.gz')
    await backup(copy, again)
    expect(digestOf(again)).toBe(digestOf(original))

    const restored = await openDatabase({ url: copy })
    const names = await restored.inAuthority(first, (tx) => sql<{ name: string }>`select name from person`.execute(tx))
    expect(names.rows.map((row) => row.name).sort()).toEqual([...AWKWARD].sort())
    const nobody = await restored.inSystem((tx) => sql`select name from person`.execute(tx))
    expect(nobody.rows).toEqual([])
    await expect(
      restored.inAuthority(first, (tx) => sql`update org set parent_id = ${newId()}`.execute(tx)),
    ).rejects.toThrow(/foreign key/)
    await restored.close()
  })

  test('an ordinary owner, whom row-level security binds, gets every row too', async () => {
    const owner = await connectOwner(url)
    const role = `county_${newId().replaceAll('-', '')}`
    await owner.query(`create role ${role} login password 'lantern'`)
    const target = await empty()
    const source = new URL(target)
    await owner.query(`alter database ${source.pathname.slice(1)} owner to ${role}`)
    source.username = role
    source.password = 'lantern'
    expect((await migrate({ url: source.href })).role).toBe(false)
    expect(await restore(source.href, original)).toEqual(report)
    const again = join(folder, 'ordinary.gz')
    expect(await backup(source.href, again)).toEqual(report)
    expect(digestOf(again)).toBe(digestOf(original))
    await dropTestDatabase(target)
    await owner.query(`drop role ${role}`)
    await owner.end()
  })

  test('people work meanwhile: the backup is of one moment', async () => {
    const file = join(folder, 'busy.gz')
    let working = true
    const addOrgAndPerson = () =>
      db.inAuthority(first, async (tx) => {
        const id = newId()
        await sql`insert into org (authority_id, id, name) values (${first}, ${id}, ${`busy ${id}`})`.execute(tx)
        await sql`insert into person (authority_id, id, name) values (${first}, ${id}, 'busy')`.execute(tx)
      })
    await addOrgAndPerson()
    const work = (async () => {
      while (working) await addOrgAndPerson()
    })()
    await backup(url, file)
    working = false
    await work
    const lines = gunzipSync(readFileSync(file)).toString().split('\n')
    const orgs = lines.filter((line) => line.includes('\tbusy ')).length
    const persons = lines.filter((line) => line.includes('\tbusy\t')).length
    expect(orgs).toBe(persons)
    expect(orgs).toBeGreaterThan(0)
  })

  test('a database with anything in it is refused and stays as it is', async () => {
    const other = await testDatabase()
    const kept = await createAuthority(other.db, 'kept', '留')
    await expect(restore(other.url, original)).rejects.toThrow(/not empty/)
    const { rows } = await other.db.inSystem((tx) => sql`select id from authority`.execute(tx))
    expect(rows).toEqual([{ id: kept }])
  })

  test('a file that was cut off, changed, or is something else is refused, and nothing of it stays', async () => {
    const target = await empty()
    const cut = join(folder, 'cut.gz')
    writeFileSync(cut, readFileSync(original))
    truncateSync(cut, readFileSync(original).length - 40)
    const changed = join(folder, 'changed.gz')
    writeFileSync(changed, gzipSync(gunzipSync(readFileSync(original)).toString().replace('联络办', '联络员')))
    const foreign = join(folder, 'foreign.gz')
    writeFileSync(foreign, gzipSync('hello\n'))
    for (const file of [cut, changed, foreign]) {
      await expect(restore(target, file), file).rejects.toThrow(/damaged or is no backup/)
    }
    await expect(restore(target, join(folder, 'missing.gz'))).rejects.toThrow(/ENOENT/)
    expect(await restore(target, original)).toEqual(report)
  })

  test('a backup from a newer program is refused', async () => {
    const text = gunzipSync(readFileSync(original)).toString()
    const newer = join(folder, 'newer.gz')
    writeFileSync(
      newer,
      gzipSync(text.replace('"migrations":[', '"migrations":[{"name":"0000_future.sql","digest":"x"},')),
    )
    await expect(restore(await empty(), newer)).rejects.toThrow(/another version of the program \(0000_future.sql\)/)
  })

  test('a backup that fails leaves no file', async () => {
    const file = join(folder, 'nowhere', 'x.gz')
    await expect(backup(url, file)).rejects.toThrow(/ENOENT/)
    expect(existsSync(`${file}.unfinished`)).toBe(false)
  })
})
