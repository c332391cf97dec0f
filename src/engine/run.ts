/** A run: every rule of a program, in order, as set-based statements in one transaction. */
import { CompiledQuery } from 'kysely'
import type { Tx } from '#storage/open-database.ts'
import type { Scope } from './compile/common.ts'
import { compileStep, type Step, stepsOf } from './compile/program.ts'
import type { Scene } from './scene.ts'
import { execute, type Statement } from './sql.ts'

/** A condition that met an absent value: no row was written, and this many facts were left undecided. */
export type Undecided = { readonly rule: string; readonly where: string; readonly count: number }

export type RunReport = {
  /** Rows written by rule: `measure visited`. */
  readonly rows: Readonly<Record<string, number>>
  readonly undecided: readonly Undecided[]
  /** First and last ordinal computed, by calendar. */
  readonly periods: Readonly<Record<string, readonly [number, number]>>
}

function reader(tx: Tx): (statement: Statement) => Promise<Record<string, unknown>[]> {
  return async (statement) => (await execute(tx, statement)).rows
}

/** Takes one rule's rows out and writes them anew. `undecided`: whether what met an absent value is counted, which takes a statement of its own. */
export async function runStep(
  tx: Tx,
  scene: Scene,
  step: Step,
  {
    scope,
    undecided: counted = scope === undefined,
  }: { readonly scope?: Scope | undefined; readonly undecided?: boolean } = {},
): Promise<{ written: number; undecided: Undecided[] }> {
  const compiled = await compileStep(step, { scene, read: reader(tx), ...(scope ? { scope } : {}) })
  await execute(tx, compiled.remove)
  const { count } = await execute(tx, compiled.insert)
  const undecided: Undecided[] = []
  if (counted) {
    for (const one of compiled.undecided) {
      const { rows } = await execute(tx, one.count)
      const n = Number(rows[0]?.count ?? 0)
      if (n > 0) undecided.push({ rule: `${step.kind} ${step.id}`, where: one.where, count: n })
    }
  }
  return { written: count, undecided }
}

/** From here on the planner must know what was just written, or the next rule is planned for an empty table. */
const MANY = 1_000

/** Where the server does not let the program's role do it (before PostgreSQL 17), it says so and goes on: autovacuum comes later. */
async function refreshStatistics(tx: Tx, kind: Step['kind']): Promise<void> {
  await execute(tx, { text: `analyze derived_${kind}`, values: [] })
}

/** Computes everything the scene opens. The same facts, version and moment give the same rows, byte for byte. */
export async function runAll(tx: Tx, scene: Scene): Promise<RunReport> {
  const rows: Record<string, number> = {}
  const undecided: Undecided[] = []
  await planForWholeTables(tx)
  for (const step of stepsOf(scene.program)) {
    const done = await runStep(tx, scene, step)
    rows[`${step.kind} ${step.id}`] = done.written
    undecided.push(...done.undecided)
    if (done.written > MANY) await refreshStatistics(tx, step.kind)
  }
  await tx.executeQuery(CompiledQuery.raw('set local enable_nestloop = on'))
  return { rows, undecided, periods: periodsRun(scene) }
}

/**
 * A full run touches every row. The planner cannot know how many rows a `with` gives and then guesses one, for which a loop
 * within a loop looks cheap: with 50 000 members it is not (18 s instead of 0.25 s, seen). Hash joins are right throughout.
 */
export async function planForWholeTables(tx: Tx): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw('set local enable_nestloop = off'))
  await tx.executeQuery(CompiledQuery.raw("set local work_mem = '64MB'"))
}

/** What a run covered, for its record. */
export function periodsRun(scene: Scene): RunReport['periods'] {
  return Object.fromEntries(
    [...scene.open].flatMap(([calendar, rows]) => {
      const [first] = rows
      const last = rows.at(-1)
      return first && last ? [[calendar, [first.ordinal, last.ordinal]] as const] : []
    }),
  )
}
