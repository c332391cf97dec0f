import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { calendarRows } from '#domain/calendar/official/calendar-rows.ts'
import { insertWorld } from '#engine/reference/insert-world.ts'
import { emptyWorld, type World } from '#engine/reference/world.ts'
import { rerun } from '#engine/rerun.ts'
import { createScene } from '#engine/scene.ts'
import type { Program } from '#program/model.ts'
import { checkProgramFile } from '#program/program-folder.ts'
import { DERIVED_KINDS, listDerived } from '#storage/derived-store.ts'
import { type Database, sql, type Tx } from '#storage/open-database.ts'
import { testDatabase } from '#test/support/database.ts'
import { Dice, randomWorld } from './support/random-world.ts'

const ROWS = calendarRows()
const RUNS = Number(process.env.RERUN_WORLDS ?? 12)

function load(name: string): Program {
  const checked = checkProgramFile(join(import.meta.dirname, '../../programs', name))
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  return checked.program
}

let db: Database
beforeAll(async () => {
  db = (await testDatabase()).db
})

class Undo extends Error {}

async function dump(tx: Tx, authorityId: string, key: string): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const kind of DERIVED_KINDS) all[kind] = await listDerived(tx, authorityId, key, kind)
  return all
}

const LATE = [
  'visit',
  'form_entry',
  'report',
  'meeting',
  'rating',
  'callback',
  'finding',
  'link',
  'paper',
  'reading',
  'exemption',
  'enterprise_profile',
  'policy_delivery',
  'policy_claim',
  'policy_measure',
] as const
const KIND: Record<string, string> = {
  form_entry: 'form',
  enterprise_profile: 'profile',
  policy_delivery: 'delivery',
  policy_claim: 'claim',
  policy_measure: 'plan',
}

/** Holds some facts back, to be learnt between the two runs. */
function split(
  dice: Dice,
  world: World,
  at: string,
): { first: World; second: World; changes: { kind: string; id: string }[] } {
  const second = emptyWorld()
  const first: World = { ...world }
  const changes: { kind: string; id: string }[] = []
  for (const table of LATE) {
    if (table === 'exemption' && dice.chance(0.5)) continue
    const rows = first[table] as { id: string; recorded_at: string }[]
    const late = rows.filter(() => dice.chance(0.12)).slice(0, 2)
    first[table] = rows.filter((row) => !late.includes(row)) as never
    second[table] = late.map((row) => ({ ...row, recorded_at: at })) as never
    // A measure is changed through its plan.
    const idOf = (row: { id: string; plan_id?: string }) => (table === 'policy_measure' ? (row.plan_id ?? '') : row.id)
    changes.push(...late.map((row) => ({ kind: KIND[table] ?? table, id: idOf(row) })))
  }
  const matters = world.matter.filter(() => dice.chance(0.15)).slice(0, 2)
  const isLate = (id: string | null) => matters.some((one) => one.id === id)
  first.matter = world.matter.filter((one) => !isLate(one.id))
  second.matter = matters
  for (const table of ['matter_history', 'matter_clock', 'act', 'closing'] as const) {
    const rows = world[table] as { matter_id: string }[]
    first[table] = rows.filter((row) => !isLate(row.matter_id)) as never
    second[table] = rows.filter((row) => isLate(row.matter_id)) as never
  }
  changes.push(...matters.map((one) => ({ kind: 'matter', id: one.id })))
  return { first, second, changes }
}

async function takeBack(tx: Tx, dice: Dice, world: World, at: string): Promise<{ kind: string; id: string }[]> {
  const changes: { kind: string; id: string }[] = []
  for (const [table, kind] of [
    ['visit', 'visit'],
    ['rating', 'rating'],
    ['finding', 'finding'],
    ['form_entry', 'form'],
    ['enterprise_profile', 'profile'],
    ['policy_delivery', 'delivery'],
    ['policy_claim', 'claim'],
  ] as const) {
    const row = dice.maybe(world[table] as { id: string; voided_at: string | null }[], 0.3)
    if (!row || row.voided_at) continue
    await sql`update ${sql.table(table)} set voided_at = ${at} where id = ${row.id}`.execute(tx)
    changes.push({ kind, id: row.id })
  }
  const plan = dice.maybe(world.policy_plan, 0.4)
  if (plan) {
    await sql`update policy_plan_state set to_at = ${at} where plan_id = ${plan.id} and to_at = 'infinity' and from_at < ${at}`.execute(
      tx,
    )
    await sql`insert into policy_plan_state (authority_id, plan_id, seq, state, agreed_by, from_at)
      select s.authority_id, s.plan_id, 99, 'agreed', 'office', ${at} from policy_plan_state s where s.plan_id = ${plan.id} and s.to_at = ${at}`.execute(
      tx,
    )
    changes.push({ kind: 'plan', id: plan.id })
  }
  const link = dice.maybe(
    world.link.filter((one) => one.to_day === 'infinity'),
    0.4,
  )
  if (link) {
    await sql`update link set to_day = ${at.slice(0, 10)}, ended_at = ${at} where id = ${link.id} and from_day <= ${at.slice(0, 10)}`.execute(
      tx,
    )
    changes.push({ kind: 'link', id: link.id })
  }
  return changes
}

async function same(program: Program, seed: number): Promise<void> {
  const dice = new Dice(seed)
  const authorityId = dice.uuid()
  const day = dice
    .pick(['2026-03-31', '2026-05-20', '2026-07-01', '2026-10-16'])
    .replace('2026', program.inForce.from.slice(0, 4))
  // Between the runs nothing else becomes known: no fact of the world is recorded at such minutes.
  const morning = `${day}T07:30:00.000Z`
  const noon = `${day}T07:40:00.000Z`
  const evening = `${day}T07:50:00.000Z`
  const scene = (asOf: string) =>
    createScene({ program, authorityIds: [authorityId], timeZone: 'Asia/Shanghai', calendarRows: ROWS, asOf })
  const world = randomWorld(dice, scene(morning), { facts: 1 + dice.upTo(4), entities: dice.upTo(2) })
  const { first, second, changes } = split(dice, world, noon)
  await db
    .inAuthority(authorityId, async (tx) => {
      await sql`insert into authority (id, code, name, kind) values (${authorityId}, ${authorityId}, ${authorityId}, 'park')`.execute(
        tx,
      )
      await sql`insert into program (authority_id, key, title) values (${authorityId}, ${program.id}, ${program.title})`.execute(
        tx,
      )
      await insertWorld(tx, authorityId, first)
      await rerun(tx, [scene(morning)], { changes: [], full: true, lastAsOf: null, lastVersion: null })
      await insertWorld(tx, authorityId, second)
      changes.push(...(await takeBack(tx, dice, first, noon)))
      const report = await rerun(tx, [scene(evening)], {
        changes,
        full: false,
        lastAsOf: morning,
        lastVersion: program.version,
      })
      expect(report.kind).toBe('changed')
      const partly = await dump(tx, authorityId, program.id)
      await rerun(tx, [scene(evening)], { changes: [], full: true, lastAsOf: null, lastVersion: null })
      const whole = await dump(tx, authorityId, program.id)
      for (const kind of DERIVED_KINDS)
        expect({ seed, kind, rows: partly[kind] }).toEqual({ seed, kind, rows: whole[kind] })
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
}

describe('a run of what changed gives the rows of a full run', () => {
  it.each([
    '_lantern',
    'county-leaders-projects',
    'district-effectiveness-year',
    'huaihua-guarantee',
    'huaihua-rectification',
    'ruijin-service-year',
    'tongxiang-liaison',
  ])('%s', { timeout: 600_000 }, async (name) => {
    const program = load(name)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 0xffffffff }), (seed) => same(program, seed)),
      { numRuns: RUNS, seed: Number(process.env.WORLD_SEED ?? 7), endOnFailure: true },
    )
  })
})
