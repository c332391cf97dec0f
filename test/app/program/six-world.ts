import { readFile } from 'node:fs/promises'
import { foundAuthority } from '#app/authority/found-authority.ts'
import type { Ctx } from '#app/context.ts'
import { runProgram } from '#app/engine/run-program.ts'
import { publishProgram } from '#app/program/publish.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import type { Actor } from '#domain/access/actor.ts'
import { calendarRows } from '#domain/calendar/official/calendar-rows.ts'
import { newId } from '#domain/id.ts'
import type { Result } from '#domain/result.ts'
import { insertWorld } from '#engine/reference/insert-world.ts'
import { emptyWorld, type World } from '#engine/reference/world.ts'
import { createScene } from '#engine/scene.ts'
import type { Program } from '#program/model.ts'
import { checkProgramFile } from '#program/program-folder.ts'
import { connectOwner } from '#storage/connection.ts'
import { DERIVED_KINDS, type FrozenRow, listDerived } from '#storage/derived-store.ts'
import { type Database, openDatabase } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createTestDatabase, dropTestDatabase } from '#test/support/database.ts'
import { Dice, randomWorld } from '../../engine/support/random-world.ts'

export const SIX = [
  'district-effectiveness-year',
  'ruijin-service-year',
  'tongxiang-liaison',
  'county-leaders-projects',
  'huaihua-rectification',
  'huaihua-guarantee',
] as const

/** An invented seventh beside them, because it counts ratings, which none of the six does. */
const BESIDE = '_lantern'

/** A Friday on which all six are in force, or have been since autumn. */
export const NOW = '2026-10-16T08:00:00.000Z'

const folderOf = (name: string) => new URL(`../../../programs/${name}/`, import.meta.url)
const SYSTEM: Actor = { ...actorWith('office'), via: 'cli', grants: [], system: true }
const ENTITIES = ['area', 'org', 'person', 'enterprise', 'project'] as const

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${JSON.stringify(result.error)}`)
  return result.value
}

export type Founded = Awaited<ReturnType<typeof foundWithSix>>

/** A database of its own with one authority in which all six programs are published. */
export async function foundWithSix() {
  const url = await createTestDatabase('lianqi_template')
  const db = await openDatabase({ url, max: 4 })
  await loadReference(db)
  const authorityId = newId()
  const ctx = (more: Partial<Ctx> = {}) => contextOf(db, authorityId, { now: NOW, ...more })
  must(await execute(ctx({ actor: SYSTEM }), foundAuthority, { code: 'six', name: '六方案县', kind: 'county' }))
  const programs: Program[] = []
  for (const name of [...SIX, BESIDE]) {
    const text = await readFile(new URL('program.yaml', folderOf(name)), 'utf8')
    must(await execute(ctx(), publishProgram, { text }))
    const checked = checkProgramFile(folderOf(name).pathname)
    if (checked.ok) programs.push(checked.program)
  }
  return { url, db, authorityId, ctx, programs }
}

/** Facts of all six about the same people, units, firms and projects. */
export function sharedWorld({ authorityId, programs }: Founded, seed: number): World {
  const dice = new Dice(seed)
  const shared = emptyWorld()
  for (const [index, program] of programs.entries()) {
    const scene = createScene({
      program,
      authorityIds: [authorityId],
      timeZone: 'Asia/Shanghai',
      calendarRows: calendarRows(),
      asOf: NOW,
    })
    const own = randomWorld(dice, scene, { facts: 6, entities: 3 })
    add(shared, onto(shared, own), index)
  }
  return shared
}

/** The first entities of a world are those that are there already; it brings along only what it has more of. */
function onto(shared: World, own: World): World {
  let text = JSON.stringify(own)
  for (const kind of ENTITIES)
    own[kind].slice(0, shared[kind].length).forEach((one, i) => {
      text = text.replaceAll(one.id, shared[kind][i]?.id ?? one.id)
    })
  return JSON.parse(text) as World
}

function add(shared: World, world: World, index: number): void {
  const known = new Set(ENTITIES.flatMap((kind) => shared[kind].map((one) => one.id)))
  const bins = shared as unknown as Record<string, Record<string, unknown>[]>
  for (const [table, rows] of Object.entries(world as unknown as Record<string, Record<string, unknown>[]>)) {
    const isEntity = ENTITIES.some((kind) => kind === table)
    for (const row of rows) {
      // An enterprise has one set of figures a day.
      const sameDay = (one: Record<string, unknown>) =>
        one.enterprise_id === row.enterprise_id && one.as_of === row.as_of && (one.voided_at ?? row.voided_at) === null
      if (table === 'enterprise_profile' && bins[table]?.some(sameDay)) continue
      if (known.has(String(isEntity ? row.id : table === 'post' ? row.person_id : ''))) continue
      const numbered = row.number === undefined ? {} : { number: `${index}-${row.number}` }
      const named = isEntity && table !== 'area' ? { name: `${row.name}·${index}` } : {}
      const keyed = table === 'enterprise' ? { name_key: `${row.name_key}·${index}` } : {}
      bins[table]?.push({ ...row, ...numbered, ...named, ...keyed })
    }
  }
}

export async function store({ db, authorityId }: Founded, world: World): Promise<void> {
  await db.inAuthority(authorityId, (tx) => insertWorld(tx, authorityId, world))
}

export type Rows = Record<string, FrozenRow[]>

/** Runs a program, whole unless told otherwise, and reads what it derived. */
export async function runAndRead(db: Database, authorityId: string, program: Program, full = true): Promise<Rows> {
  must(await execute(contextOf(db, authorityId, { now: NOW }), runProgram, { program: program.id, full }))
  const rows: Rows = {}
  for (const kind of DERIVED_KINDS)
    rows[kind] = await db.inAuthority(authorityId, (tx) => listDerived(tx, authorityId, program.id, kind))
  return rows
}

/**
 * What the program derives where it is the only one: a copy of the database from which everything of the other programs is
 * taken out — rules, lists, pairings, entries, matters with all that hangs on them. Nobody may be connected to the original.
 */
export async function aloneIn(original: string, authorityId: string, program: Program): Promise<Rows> {
  const url = await createTestDatabase(new URL(original).pathname.slice(1))
  const owner = await connectOwner(url)
  await owner.query('set session_replication_role = replica')
  const { rows: tables } = await owner.query<{ table: string; columns: string[] }>(`
    select c.table_name as table, array_agg(c.column_name::text) as columns from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' group by c.table_name`)
  const has = (one: { columns: string[] }, ...names: string[]) => names.every((name) => one.columns.includes(name))
  for (const one of tables)
    if (has(one, 'authority_id', 'program_key'))
      await owner.query(`delete from ${one.table} where program_key <> $1`, [program.id])
  for (const one of tables)
    if (has(one, 'authority_id', 'matter_id') && !has(one, 'program_key'))
      await owner.query(
        `delete from ${one.table} where matter_id is not null and matter_id not in (select id from matter)`,
      )
  for (const table of ['program', 'program_version'])
    await owner.query(`delete from ${table} where key <> $1`, [program.id])
  await owner.end()
  const db = await openDatabase({ url, max: 4 })
  try {
    return await runAndRead(db, authorityId, program)
  } finally {
    await db.close()
    await dropTestDatabase(url)
  }
}
