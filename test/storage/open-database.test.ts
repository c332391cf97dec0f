import { describe, expect, test } from 'vitest'
import { sql } from '#storage/open-database.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

describe('the database as the rest of the program sees it', async () => {
  const { db } = await testDatabase()
  const first = await createAuthority(db, 'first', '甲市')
  const second = await createAuthority(db, 'second', '乙市')
  const addArea = (authority: string, id: string, name: string) =>
    sql`insert into area (authority_id, id, name) values (${authority}, ${id}, ${name})`
  const A = '01900000-0000-7000-8000-00000000000a'
  const B = '01900000-0000-7000-8000-00000000000b'

  test('values leave as ISO strings, exact numbers and digits', async () => {
    const { rows } = await db.inSystem((tx) =>
      sql`select timestamptz '2026-02-13 09:02:03.456+08' as moment, timestamptz '2026-02-13 00:00:00+00' as midnight,
            timestamptz '2026-02-13 00:00:00.123456+00' as fine, date '2026-02-14' as day, date 'infinity' as always,
            int8 '42' as small, int8 '9007199254740993' as large, numeric '1.20' as decimal,
            array[date '2026-02-14', null] as days, array[timestamptz '2026-02-13 01:02:03+00'] as moments`.execute(tx),
    )
    expect(rows[0]).toEqual({
      moment: '2026-02-13T01:02:03.456Z',
      midnight: '2026-02-13T00:00:00.000Z',
      fine: '2026-02-13T00:00:00.123456Z',
      day: '2026-02-14',
      always: 'infinity',
      small: 42,
      large: 9007199254740993n,
      decimal: '1.20',
      days: ['2026-02-14', null],
      moments: ['2026-02-13T01:02:03.000Z'],
    })
  })

  test('a transaction sees, writes and changes the rows of its own authority only', async () => {
    await db.inAuthority(first, (tx) => addArea(first, A, '东区').execute(tx))
    await db.inAuthority(second, (tx) => addArea(second, B, '西区').execute(tx))
    const names = (authority: string) =>
      db.inAuthority(authority, async (tx) => (await sql<{ name: string }>`select name from area`.execute(tx)).rows)
    expect(await names(first)).toEqual([{ name: '东区' }])
    expect(await names(second)).toEqual([{ name: '西区' }])
    expect(await db.inSystem(async (tx) => (await sql`select name from area`.execute(tx)).rows)).toEqual([])
    const changed = await db.inAuthority(first, (tx) => sql`update area set name = '全部'`.execute(tx))
    expect(changed.numAffectedRows).toBe(1n)
    await expect(db.inAuthority(first, (tx) => addArea(second, A, '越界').execute(tx))).rejects.toThrow(
      /row-level security/,
    )
  })

  test('what throws leaves nothing behind', async () => {
    const attempt = db.inAuthority(first, async (tx) => {
      await addArea(first, B, '未成').execute(tx)
      throw new Error('changed my mind')
    })
    await expect(attempt).rejects.toThrow('changed my mind')
    const { rows } = await db.inAuthority(first, (tx) => sql`select from area where name = '未成'`.execute(tx))
    expect(rows).toHaveLength(0)
  })

  test('acts and the audit chain can be added to, never changed', async () => {
    for (const table of ['act', 'audit']) {
      for (const statement of [
        `update ${table} set authority_id = authority_id`,
        `delete from ${table}`,
        `truncate ${table}`,
      ]) {
        await expect(db.inAuthority(first, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(/permission denied/)
      }
    }
  })

  test('an id that is none is a bug, not an empty answer', () => {
    expect(() => db.inAuthority('first', async () => 1)).toThrow(/id of an authority/)
  })
})
