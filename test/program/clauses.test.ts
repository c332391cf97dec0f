import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourcedEntries } from '#program/explain/rule-book.ts'
import type { Entry, Program } from '#program/model.ts'
import { checkProgramFile } from '#program/program-folder.ts'

const folder = join(import.meta.dirname, '../../programs')
const names = [
  'county-leaders-projects',
  'district-effectiveness-year',
  'huaihua-guarantee',
  'huaihua-rectification',
  'ruijin-service-year',
  'tongxiang-liaison',
]

/** `四、二（红线）；四、三` → 四、二 and 四、三. */
const clausesIn = (text: string): string[] =>
  text
    .replaceAll(/（[^（）]*(（[^（）]*）)?[^（）]*）/g, '')
    .split('；')
    .map((one) => one.trim())

/** Every entry by the name the table calls it. */
function entriesOf(program: Program): Set<string> {
  const named = (key: string, entries: readonly Entry[]): string[] => entries.map((entry) => `${key} ${entry.id}`)
  return new Set([
    ...named('parameter', program.parameters),
    ...named('period', program.periods),
    ...named('group', program.roster),
    ...named('link', program.links),
    ...named('duty', program.duties),
    ...program.matters.flatMap((matter) => matter.clocks.map((clock) => `duty ${clock.duty}`)),
    ...named('form', program.forms),
    ...named('matter', program.matters),
    ...named('indicator', program.indicators),
    ...named('exemption', program.exemptions),
    ...named('measure', program.measures),
    ...named('ranking', program.rankings),
    ...named('mark', program.marks),
    ...named('points', program.points),
    ...named('act', program.acts),
    ...named('ban', program.bans),
    ...named('paper', program.papers),
    ...named('disclose', program.disclosure),
  ])
}

it('docs/rule-kinds.md names entries of the lantern program', () => {
  const result = checkProgramFile(join(folder, '_lantern'))
  if (!result.ok) throw new Error('the lantern program is not sound')
  const known = entriesOf(result.program)
  const rows = readFileSync(join(import.meta.dirname, '../../docs/rule-kinds.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
  const named = rows.flatMap((row) =>
    [...(row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
  )
  expect(rows).toHaveLength(35)
  expect(named.filter((one) => !known.has(one))).toEqual([])
})

describe.each(names)('CLAUSES.md of %s', (name) => {
  const result = checkProgramFile(join(folder, name))
  if (!result.ok) throw new Error(`${name} is not sound`)
  const { program } = result
  const table = join(folder, name, 'CLAUSES.md')
  const rows = existsSync(table)
    ? readFileSync(table, 'utf8')
        .split('\n')
        .filter((line) => /^\| [^-]/.test(line))
        .slice(1)
        .map((line) => line.split('|').map((cell) => cell.trim()))
    : []

  it('names only entries that there are', () => {
    const known = entriesOf(program)
    const named = rows.flatMap(([, , , where = '']) => [...where.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''))
    expect(named.filter((one) => !known.has(one))).toEqual([])
    expect(named.length).toBeGreaterThan(20)
  })

  it('says of every clause where it is, or why it needs no rule', () => {
    expect(rows.filter(([, , , where = '']) => !where.includes('`') && !where.startsWith('不设规则：'))).toEqual([])
  })

  it('has every clause that an entry quotes', () => {
    const listed = new Set(rows.map(([, clause]) => clause))
    const quoted = sourcedEntries(program).flatMap(({ entry }) =>
      entry.clause === undefined ? [] : clausesIn(entry.clause),
    )
    expect([...new Set(quoted)].filter((clause) => !listed.has(clause))).toEqual([])
  })

  it('leaves out no entry that quotes a clause', () => {
    const text = rows.map(([, , , where]) => where).join(' ')
    const parts = new Set(program.matters.flatMap((matter) => matter.clocks.map((clock) => `duty ${clock.duty}`)))
    const silent = [...entriesOf(program)].filter((one) => {
      const [kind, id] = one.split(' ')
      const entry = kind === 'duty' ? program.duties.find((duty) => duty.id === id) : undefined
      return (
        (kind === 'mark' ||
          kind === 'points' ||
          kind === 'ranking' ||
          kind === 'link' ||
          entry?.clause !== undefined) &&
        !parts.has(one) &&
        !text.includes(`\`${one}\``)
      )
    })
    expect(silent).toEqual([])
  })
})
