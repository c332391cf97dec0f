import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { keepNotice } from '#app/demo/keep-notice.ts'
import { NOTICE_TEXT, NOTICE_WAIVED } from '#app/demo/notice-text.ts'
import { PARK } from '#app/demo/places.ts'
import { clauseCoverage } from '#domain/clause/clause-coverage.ts'
import { splitClauses } from '#domain/clause/split-clauses.ts'
import { newId } from '#domain/id.ts'
import { sql } from '#storage/open-database.ts'
import { findOriginal } from '#storage/program-draft-store.ts'
import { guaranteeWorld, PROGRAM, referenceDatabase } from '../matter/world.ts'

/** The demo's own notice fits the program it stands beside: its clauses have rules, and the rules’ clauses are there. */
describe('the notice of the demo', async () => {
  const yaml = await readFile(new URL(`../../../programs/${PARK.program}/program.yaml`, import.meta.url), 'utf8')
  const rules = [...yaml.matchAll(/clause: ([^,}\n]+)/g)].map(([, clause = ''], n) => ({
    section: 'x',
    id: String(n),
    title: clause,
    clause: clause.trim(),
  }))
  const waived = new Map<string, string>(NOTICE_WAIVED)
  const clauses = splitClauses(NOTICE_TEXT.split('\n')).map((one) => ({ ...one, waived: waived.get(one.anchor) }))
  const { standing, lost } = clauseCoverage(clauses, rules)

  it('leaves one clause open, so that there is something to try', () => {
    expect(standing.filter((one) => one.state === 'open').map((one) => one.anchor)).toEqual(['五', '五、二'])
  })

  it('has every clause that a rule names, but the opening words', () => {
    expect([...new Set(lost.map((one) => one.clause))].filter((clause) => !clause?.startsWith('引言'))).toEqual([])
  })

  it('is nobody’s sentence: it stands in no notice that the programs quote', () => {
    for (const sentence of NOTICE_TEXT.split(/[。；\n]/).filter((one) => one.length > 14))
      expect(yaml.includes(sentence)).toBe(false)
  })

  it('is kept once, by the office, with what needs no rule said', async () => {
    const db = await referenceDatabase()
    const world = await guaranteeWorld(db, 'notice')
    const id = newId()
    await db.inAuthority(world.authorityId, async (tx) => {
      await sql`insert into account (authority_id, id, login, password_hash, person_id, created_at)
        values (${world.authorityId}, ${id}, 'office', 'x', ${world.people.office}, '2026-01-01')`.execute(tx)
      await sql`insert into role_grant (authority_id, id, account_id, role, scope)
        values (${world.authorityId}, ${newId()}, ${id}, 'office', 'authority')`.execute(tx)
    })
    const ctx = world.as('office', '2026-05-11T02:00:00Z')
    await keepNotice(ctx)
    await keepNotice(ctx)
    const kept = await db.inAuthority(world.authorityId, (tx) => findOriginal(tx, world.authorityId, PROGRAM))
    expect(kept?.clauses.filter((one) => one.waived).map((one) => one.anchor)).toEqual(['一、一', '五、一'])
    expect(kept?.revision).toBe(3)
  })
})
