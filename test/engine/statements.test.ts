import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { calendarRows } from '#domain/calendar/official/calendar-rows.ts'
import { compileStep, stepsOf } from '#engine/compile/program.ts'
import { runAll } from '#engine/run.ts'
import { createScene } from '#engine/scene.ts'
import type { Statement } from '#engine/sql.ts'
import type { Program } from '#program/model.ts'
import { checkProgramFile } from '#program/program-folder.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

const FOLDER = join(import.meta.dirname, '../../programs')
const ROWS = calendarRows()

function programs(): Program[] {
  const names = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'program.yaml')))
  return names.map((name) => {
    const checked = checkProgramFile(join(FOLDER, name))
    if (!checked.ok) throw new Error(`${name}: ${checked.faults.map((one) => JSON.stringify(one)).join('\n')}`)
    return checked.program
  })
}

const AUTHORITY = '01900000-0000-7000-8000-000000000001'

const sceneOf = (program: Program, authorityId = AUTHORITY) =>
  createScene({
    program,
    authorityIds: [authorityId],
    timeZone: 'Asia/Shanghai',
    calendarRows: ROWS,
    asOf: `${program.inForce.from.slice(0, 4)}-12-20T04:00:00Z`,
  })

/** Every statement of a program: what is taken out, written, counted, and read as evidence. */
async function statementsOf(program: Program): Promise<{ rule: string; text: string }[]> {
  const found: { rule: string; text: string }[] = []
  const scene = sceneOf(program)
  for (const step of stepsOf(program)) {
    const rule = `${step.kind} ${step.id}`
    const read = async (statement: Statement) => {
      found.push({ rule, text: statement.text })
      return []
    }
    const compiled = await compileStep(step, { scene, read })
    const evidence = compiled.evidence({ id: AUTHORITY, subject_id: AUTHORITY, ordinal: 1, from_id: AUTHORITY })
    for (const one of [compiled.remove, compiled.insert, evidence, ...compiled.undecided.map(({ count }) => count)])
      found.push({ rule, text: one.text })
  }
  return found
}

describe('every compiled statement of every program', () => {
  let all: { rule: string; text: string }[] = []
  beforeAll(async () => {
    for (const program of programs()) all = all.concat(await statementsOf(program))
  })

  const offenders = (pattern: RegExp) => all.filter(({ text }) => pattern.test(text)).map(({ rule }) => rule)

  it('has no correlated exists, no grouping sets, no temporary table, no floats, no lock', () => {
    expect(all.length).toBeGreaterThan(100)
    expect(offenders(/\bexists\b/i)).toEqual([])
    expect(offenders(/grouping sets|\brollup\b|\bcube\b/i)).toEqual([])
    expect(offenders(/\btemp(orary)?\b/i)).toEqual([])
    expect(offenders(/double precision|\bfloat\d?\b|\breal\b/i)).toEqual([])
    expect(offenders(/for update|for share/i)).toEqual([])
  })

  it('joins every table that belongs to an authority on authority_id', () => {
    const tables =
      'link|visit|form_entry|report|meeting|matter|matter_history|matter_clock|act|closing|rating|callback|inspection|finding|paper|reading|target|exemption|org|person|enterprise|project|area|post|derived_\\w+'
    const joined = new RegExp(`\\bjoin (${tables}) (\\w+)\\s+on (?!\\2\\.authority_id = )`, 'i')
    expect(offenders(joined)).toEqual([])
  })

  it('opens every such table with the authority in its condition, or joined to one that has it', () => {
    const opened =
      /\bfrom (link|visit|form_entry|report|meeting|matter|matter_clock|act|closing|rating|callback|inspection|finding|paper|reading|exemption|org|person|enterprise|project|area|roster_member|derived_\w+) (\w+)\b/gi
    const bare = all.flatMap(({ rule, text }) =>
      [...text.matchAll(opened)]
        .filter(([, , alias]) => !new RegExp(`\\b${alias}\\.authority_id = `).test(text))
        .map(([from]) => `${rule}: ${from}`),
    )
    expect(bare).toEqual([])
  })

  it('partitions and groups by the authority first', () => {
    expect(offenders(/partition by (?!\w+\.authority_id)/i)).toEqual([])
    expect(offenders(/group by (?!\w+\.authority_id)/i)).toEqual([])
  })

  it('orders inside every array_agg', () => {
    const aggregates = all.flatMap(({ rule, text }) =>
      [...text.matchAll(/array_agg\(([^()]*(?:\([^()]*\))?[^()]*)\)/gi)]
        .filter(([, inner]) => !/order by/i.test(inner ?? ''))
        .map(() => rule),
    )
    expect(aggregates).toEqual([])
  })
})

describe('every program runs on an authority without facts', () => {
  it.each(programs().map((program) => [program.id, program] as const))('%s', async (_id, program) => {
    const { db } = await testDatabase()
    const authorityId = await createAuthority(db)
    const report = await db.inAuthority(authorityId, (tx) => runAll(tx, sceneOf(program, authorityId)))
    expect(Object.keys(report.rows)).toHaveLength(stepsOf(program).length)
  })
})
