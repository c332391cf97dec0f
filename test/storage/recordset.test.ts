import { expect, test } from 'vitest'
import { recordset } from '#storage/import/rows.ts'
import { sql } from '#storage/open-database.ts'
import { testDatabase } from '#test/support/database.ts'

const { db } = await testDatabase()

const COLUMNS =
  'id uuid, name text, words text[], ids uuid[], amount numeric, staff int, head boolean, day date, "values" jsonb, row int'
const ID = '01980000-0000-7000-8000-000000000001'

const read = (rows: readonly object[]) =>
  db.inSystem(async (tx) => {
    const { rows: found } = await sql<Record<string, unknown>>`
      select id, name, words, ids, amount::text as amount, staff, head, day::text as day, r."values", r.row
        from ${recordset(rows, COLUMNS)}`.execute(tx)
    return found
  })

test('a batch comes back as it was sent, whatever its texts hold', async () => {
  const rows = [
    {
      id: ID,
      name: '甲"乙\\丙,{}\n\t，NULL',
      words: ['a,b', '"', '\\', '', 'NULL', '规上'],
      ids: [ID, ID],
      amount: '1234567890.123456789',
      staff: 20,
      head: true,
      day: '2026-03-05',
      values: { a: ['"', '\\'], b: null },
      row: 1,
    },
    { name: '', words: [], ids: [], values: 'text', staff: 0, head: false, row: 2 },
    { id: null, name: 'NULL', words: null, row: 3 },
  ]
  const none = { id: null, name: null, words: null, ids: null, amount: null, staff: null, head: null, day: null }
  expect(await read(rows)).toEqual([rows[0], { ...none, ...rows[1] }, { ...none, values: null, ...rows[2] }])
})

test('no rows are no rows, and a column without a type is a fault of ours', async () => {
  expect(await read([])).toEqual([])
  expect(() => recordset([], 'id')).toThrow('no column and type')
})
