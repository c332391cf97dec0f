/** What of the changes concerns a rule: the rows of a fact it reads, the ids they carry, the measures its conditions name. */
import type { Expression, FactRef, Program, Selection } from '#program/model.ts'
import type { Tx } from '#storage/open-database.ts'
import { type ChangedRow, type Changes, ENTITY_COLUMNS } from '../changed.ts'
import type { Scope } from '../compile/common.ts'
import type { Scene } from '../scene.ts'
import { execute, SqlText } from '../sql.ts'

/** `undefined`: untouched; `all`: cannot be told, compute the rule whole. */
export type StepScope = Scope | 'all' | undefined

/** A change of one matter shows in facts that are not its own: a later matter is a repeat of it, a rating reads its category. */
export function readsMatters(
  changes: Changes,
  selection: Selection,
  ...more: readonly (Expression | undefined)[]
): boolean {
  if (![...changes.keys()].some((key) => key.startsWith('matter '))) return false
  const paths = [selection.where, selection.except, ...more].flatMap((one) => one?.paths ?? [])
  return paths.some((path) => path === 'repeated' || path.startsWith('matter.'))
}

/** More than this and the whole rule is cheaper. */
const MOST = 2_000

export function changesOf(changes: Changes, each: FactRef): readonly ChangedRow[] {
  if (each.name !== undefined) return changes.get(`${each.kind} ${each.name}`) ?? []
  if (each.kind === 'points') return [...changes].flatMap(([key, rows]) => (key.startsWith('points ') ? rows : []))
  return changes.get(each.kind) ?? []
}

/** Every id a changed row carries. */
export function idsIn(row: ChangedRow): string[] {
  const own = ENTITY_COLUMNS.flatMap((column) => row[column] ?? [])
  return [
    row.id,
    ...own,
    ...(row.others ?? []),
    ...[row.subject_id, row.from_id, row.to_id].filter((id) => id !== undefined),
  ]
}

export const measuresIn = (...expressions: readonly (Expression | undefined)[]): string[] =>
  expressions.flatMap((one) => one?.measures ?? [])

export function narrowed(ids: readonly string[]): StepScope {
  const unique = [...new Set(ids)]
  if (unique.length === 0) return undefined
  return unique.length > MOST ? 'all' : { ids: unique }
}

/** Readings are changed by their exemptions too. */
export function withExemptions(program: Program, changes: Changes, each: FactRef): readonly ChangedRow[] {
  const own = changesOf(changes, each)
  if (each.kind !== 'reading') return own
  const grounds = program.exemptions.filter((one) =>
    one.on.some((on) => on.kind === 'reading' && (on.name === undefined || on.name === each.name)),
  )
  return [...own, ...grounds.flatMap((one) => changes.get(`exemption ${one.id}`) ?? [])]
}

/** The units persons ever belonged to. */
export async function unitsOf(tx: Tx, scene: Scene, persons: readonly string[]): Promise<string[]> {
  if (persons.length === 0) return []
  const sql = new SqlText(scene)
  const { rows } = await execute(
    tx,
    sql.done(
      `select distinct p.org_id from post p where ${sql.own('p')} and p.is_primary and p.person_id = any (${sql.param([...new Set(persons)], 'uuid[]')})`,
    ),
  )
  return rows.map((row) => String(row.org_id))
}
