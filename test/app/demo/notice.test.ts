import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { NOTICE_TEXT, NOTICE_WAIVED } from '#app/demo/notice-text.ts'
import { PARK } from '#app/demo/places.ts'
import { clauseCoverage } from '#domain/clause/clause-coverage.ts'
import { splitClauses } from '#domain/clause/split-clauses.ts'

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
})
