import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from 'vitest'
import { issuePaper, voidPaper } from '#app/paper/issue-paper.ts'
import { listNumbers } from '#app/paper/list-numbers.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { nextPaperSeq } from '#storage/paper-store.ts'
import { contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

let db: Database
beforeAll(async () => {
  ;({ db } = await testDatabase())
})

/** The county's program, and the same one under another name: two programs of one office with the same numbers. */
async function twoPrograms(code: string) {
  const authorityId = await createAuthority(db, code)
  const url = new URL('../../../programs/county-leaders-projects/program.yaml', import.meta.url)
  const text = await readFile(url, 'utf8')
  for (const one of [text, text.replace('program: county_leaders_projects', 'program: second')]) {
    const done = await execute(contextOf(db, authorityId), publishProgram, { text: one })
    if (!done.ok) throw new Error(JSON.stringify(done.error))
  }
  const issue = async (programKey: string, paper: string, now = '2026-05-10T02:00:00.000Z') => {
    const done = await execute(contextOf(db, authorityId, { now }), issuePaper, { programKey, paper })
    if (!done.ok) throw new Error(JSON.stringify(done.error))
    return done.value.number
  }
  return { authorityId, issue }
}

it('counts on over kinds of paper and programs that share a pattern, and begins anew each year', async () => {
  const { issue } = await twoPrograms('series')
  expect(await issue('county_leaders_projects', 'praise_circular')).toBe('督通〔2026〕1号')
  expect(await issue('county_leaders_projects', 'criticism_circular')).toBe('督通〔2026〕2号')
  expect(await issue('second', 'praise_circular')).toBe('督通〔2026〕3号')
  expect(await issue('second', 'brief')).toBe('包项驻企简报〔2026〕1号')
  expect(await issue('second', 'praise_circular', '2027-01-04T02:00:00.000Z')).toBe('督通〔2027〕1号')
})

it('begins after the numbers that papers bear already', async () => {
  const { authorityId, issue } = await twoPrograms('begun')
  await issue('county_leaders_projects', 'praise_circular')
  await issue('county_leaders_projects', 'praise_circular')
  // As it was when each kind counted for itself.
  await db.inAuthority(authorityId, (tx) =>
    sql`delete from paper_number where authority_id = ${authorityId}`.execute(tx),
  )
  expect(await issue('second', 'praise_circular')).toBe('督通〔2026〕3号')
})

it('leaves no gap when many issue at once, some of them fail, and some are void afterwards', async () => {
  const { authorityId, issue } = await twoPrograms('crowd')
  // Every fourth is rolled back after it has taken its number: no second transaction may see that number go by.
  const failing = () =>
    db
      .inAuthority(authorityId, async (tx) => {
        await nextPaperSeq(tx, authorityId, '督通〔YYYY〕N号', 2026)
        throw new Error('the paper could not be kept')
      })
      .catch(() => null)
  const given = await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      n % 4 === 3
        ? failing()
        : issue(n % 2 ? 'second' : 'county_leaders_projects', n % 3 ? 'praise_circular' : 'criticism_circular'),
    ),
  )
  const numbers = given.flatMap((one) => (one ? [Number(/〕(\d+)号/.exec(one)?.[1])] : [])).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 45 }, (_, n) => n + 1))

  const { rows } = await db.inAuthority(authorityId, (tx) =>
    sql<{ id: string }>`select id from paper where authority_id = ${authorityId} and seq = 7`.execute(tx),
  )
  const id = rows[0]?.id ?? ''
  expect((await execute(contextOf(db, authorityId), voidPaper, { id, reason: '错发' })).ok).toBe(true)
  expect(await issue('second', 'praise_circular')).toBe('督通〔2026〕46号')
  const register = await execute(contextOf(db, authorityId), listNumbers, {})
  expect(register).toMatchObject({
    ok: true,
    value: [
      {
        pattern: '督通〔YYYY〕N号',
        year: 2026,
        last: 46,
        issued: 46,
        missing: [],
        voided: [{ id, number: '督通〔2026〕7号', reason: '错发' }],
      },
    ],
  })
})

it('gives no number twice to two that issue at once', async () => {
  const { issue } = await twoPrograms('race')
  const given = await Promise.all(
    ['county_leaders_projects', 'second', 'county_leaders_projects', 'second'].map((key) =>
      issue(key, 'praise_circular'),
    ),
  )
  expect(given.sort()).toEqual([1, 2, 3, 4].map((n) => `督通〔2026〕${n}号`))
})
