import { join } from 'node:path'
import fc from 'fast-check'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendarRows } from '#domain/calendar/official/calendar-rows.ts'
import { derive } from '#engine/reference/derive.ts'
import { insertWorld } from '#engine/reference/insert-world.ts'
import type { World } from '#engine/reference/world.ts'
import { runAll } from '#engine/run.ts'
import { createScene, type Scene } from '#engine/scene.ts'
import type { Program } from '#program/model.ts'
import { checkProgramFile } from '#program/program-folder.ts'
import { connectionConfig } from '#storage/connection.ts'
import { sql, type Tx } from '#storage/open-database.ts'
import { testDatabase } from '#test/support/database.ts'
import { programFolders } from '#test/support/program-folders.ts'
import { fromDatabase, fromReference, KINDS } from './support/compare.ts'
import { randomProgram } from './support/random-program.ts'
import { Dice, randomWorld } from './support/random-world.ts'

const ROOT = join(import.meta.dirname, '../..')
const ROWS = calendarRows()
/** Worlds in one run, each an authority of its own. */
const BATCH = 25
const BATCHES = Number(process.env.WORLD_BATCHES ?? 2)

function load(path: string): Program {
  const checked = checkProgramFile(path)
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  return checked.program
}

let owner: Kysely<Record<string, never>>
beforeAll(async () => {
  // As the owner: one run over many authorities at once is what no page may do.
  const { url } = await testDatabase()
  owner = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ ...connectionConfig(url), max: 2 }) }) })
})
afterAll(() => owner.destroy())

/** Days of the year on which the run looks. */
const asOfs = (program: Program) =>
  [40, 100, 182, 200, 290, 360].map((days) =>
    new Date(Date.parse(`${program.inForce.from}T03:00:00Z`) + days * 86_400_000).toISOString(),
  )

async function agree(program: Program, seed: number): Promise<void> {
  const dice = new Dice(seed)
  const asOf = dice.pick(asOfs(program))
  const authorityIds = Array.from({ length: BATCH }, () => dice.uuid())
  const scene = (ids: readonly string[]): Scene =>
    createScene({ program, authorityIds: ids, timeZone: 'Asia/Shanghai', calendarRows: ROWS, asOf })
  const worlds = new Map<string, World>()
  for (const id of authorityIds) {
    const size = { facts: 1 + dice.upTo(4), entities: dice.upTo(2) }
    const alone = scene([id])
    const first = dice.upTo(0xffffffff)
    // Cases are about marks, whose ids are known once the rest of the world is.
    const before = derive(randomWorld(new Dice(first), alone, size), alone)
    worlds.set(
      id,
      randomWorld(new Dice(first), alone, size, {
        marks: before.mark.filter((mark) => mark.red_line || dice.chance(0.1)).map((mark) => mark.id),
        points: before.points.filter(() => dice.chance(0.3)).map((entry) => entry.id),
      }),
    )
  }
  await owner
    .transaction()
    .execute(async (transaction) => {
      const tx = transaction as Tx
      for (const [id, world] of worlds) {
        await sql`insert into authority (id, code, name, kind) values (${id}, ${id}, ${id}, 'park')`.execute(tx)
        await sql`insert into program (authority_id, key, title) values (${id}, ${program.id}, ${program.title})`.execute(
          tx,
        )
        await insertWorld(tx, id, world)
      }
      await runAll(tx, scene(authorityIds))
      for (const [id, world] of worlds) {
        const expected = fromReference(derive(world, scene([id])))
        const found = await fromDatabase(tx as never, expected, id)
        for (const kind of KINDS)
          expect({ seed, id, kind, rows: found[kind] }).toEqual({ seed, id, kind, rows: expected[kind] })
      }
      await sql`select set_config('x.x', '', true)`.execute(tx)
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
}

class Undo extends Error {}

const folders = programFolders()

describe('compiled SQL means what the reference says', () => {
  it.each(folders)('%s, in random worlds', { timeout: 600_000 }, async (name) => {
    const program = load(join(ROOT, 'programs', name))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 0xffffffff }), (seed) => agree(program, seed)),
      { numRuns: BATCHES, seed: Number(process.env.WORLD_SEED ?? 20260101), endOnFailure: true },
    )
  })

  it('programs drawn at random, in random worlds', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 0xffffffff }), (seed) => agree(randomProgram(new Dice(seed)), seed)),
      {
        numRuns: Number(process.env.WORLD_PROGRAMS ?? 20),
        seed: Number(process.env.WORLD_SEED ?? 1),
        endOnFailure: true,
      },
    )
  })
})
