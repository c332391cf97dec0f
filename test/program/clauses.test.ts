import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourcedEntries } from '#program/explain/rule-book.ts'
import type { Entry, Program } from '#program/model.ts'
import { checkProgramFile } from '#program/program-folder.ts'
import { programFolders } from '#test/support/program-folders.ts'

const folder = join(import.meta.dirname, '../../programs')
const names = programFolders().filter((name) => existsSync(join(folder, name, 'CLAUSES.md')))

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

describe('docs/rule-kinds.md', () => {
  const rows = readFileSync(join(import.meta.dirname, '../../docs/rule-kinds.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim())
      return {
        kind: cells[1] ?? '',
        entries: [...(cells[4] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
        cases: [...(cells[5] ?? '').matchAll(/《([^》]+)》/g)].map((match) => match[1] ?? ''),
      }
    })
  const cases = new Map(
    programFolders()
      .filter((name) => /^(_lantern|examples)/.test(name) && existsSync(join(folder, name, 'cases')))
      .flatMap((name) =>
        readdirSync(join(folder, name, 'cases')).flatMap((file) =>
          readFileSync(join(folder, name, 'cases', file), 'utf8')
            .split(/^- case: /m)
            .slice(1)
            .map((text) => [text.split('\n')[0] ?? '', text] as const),
        ),
      ),
  )

  it('has a row for each of the 35 kinds, with entries that the lantern program has', () => {
    const result = checkProgramFile(join(folder, '_lantern'))
    if (!result.ok) throw new Error('the lantern program is not sound')
    const known = entriesOf(result.program)
    expect(rows.map((row) => row.kind)).toEqual(Array.from({ length: 35 }, (_, i) => String(i + 1)))
    expect(rows.filter((row) => row.entries.length === 0)).toEqual([])
    expect(rows.flatMap((row) => row.entries).filter((one) => !known.has(one))).toEqual([])
  })

  it('names for each kind a case that there is, and that speaks of one of its entries', () => {
    expect(rows.filter((row) => row.cases.length === 0).map((row) => row.kind)).toEqual([])
    expect(rows.flatMap((row) => row.cases).filter((title) => !cases.has(title))).toEqual([])
    const silent = rows.filter((row) => {
      const texts = row.cases.map((title) => cases.get(title) ?? '')
      const ids = row.entries.map((entry) => entry.split(' ')[1] ?? '')
      // 27 is tried by what the supervisors did: inspections.
      return !texts.some((text) =>
        [...ids, ...(row.kind === '27' ? ['inspection'] : [])].some((id) => text.includes(id)),
      )
    })
    expect(silent.map((row) => row.kind)).toEqual([])
  })
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
    expect(named.length).toBeGreaterThan(10)
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
