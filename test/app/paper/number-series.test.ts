import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from 'vitest'
import { issuePaper } from '#app/paper/issue-paper.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import { type Database, sql } from '#storage/open-database.ts'
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

it('gives no number twice to two that issue at once', async () => {
  const { issue } = await twoPrograms('race')
  const given = await Promise.all(
    ['county_leaders_projects', 'second', 'county_leaders_projects', 'second'].map((key) =>
      issue(key, 'praise_circular'),
    ),
  )
  expect(given.sort()).toEqual([1, 2, 3, 4].map((n) => `督通〔2026〕${n}号`))
})
