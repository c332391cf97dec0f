/** Single facts that fit a selection: for agendas and reports, which show them one by one. */

import { environmentOf } from '#program/environment.ts'
import { compileExpression } from '#program/expression.ts'
import type { Expression, FactRef, Program, Selection } from '#program/model.ts'
import type { Tx } from '#storage/open-database.ts'
import { FactQuery } from './facts/fact-query.ts'
import type { Scene } from './scene.ts'
import { execute, SqlText } from './sql.ts'

export type FactFound = {
  readonly id: string
  readonly at: string
  readonly day: string
  readonly personId: string | null
  readonly orgId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
  readonly areaId: string | null
  readonly columns: Readonly<Record<string, unknown>>
}

/** A condition written here instead of in a program: the defaults. */
export function conditionOf(program: Program, each: FactRef, source: string): Expression {
  const compiled = compileExpression(source, environmentOf(program, each))
  if (!compiled.ok) throw new Error(`default condition ${source} of ${each.kind}: ${JSON.stringify(compiled.errors)}`)
  return compiled.value
}

/**
 * Facts that fit, the latest first.
 * @param about only facts that lead to one of these ids; absent: all
 * @param when days [from, to]
 */
export async function factsWhere(
  tx: Tx,
  scene: Scene,
  selection: Selection,
  options: {
    readonly about?: readonly string[]
    readonly when?: { readonly from: string; readonly to: string }
    readonly columns?: readonly string[]
    readonly limit?: number
  } = {},
): Promise<FactFound[]> {
  const sql = new SqlText(scene)
  const query = new FactQuery(sql, selection.each)
  const conditions = [query.condition(selection)]
  const { about, when } = options
  if (about) {
    const ids = sql.param(about, 'uuid[]')
    const paths = ['person', 'org', 'enterprise', 'project', 'area'].filter((path) => query.reaches.has(path))
    conditions.push(`(${paths.map((path) => `f.${path}_id = any(${ids})`).join(' or ') || 'false'})`)
  }
  if (when) conditions.push(`f.day between ${sql.param(when.from, 'date')} and ${sql.param(when.to, 'date')}`)
  const columns = (options.columns ?? []).map((name) => `'${name}', ${query.column(name)}`)
  const text = `select f.id, f.at, f.day, f.person_id as "personId", f.org_id as "orgId", f.enterprise_id as "enterpriseId", f.project_id as "projectId",
    f.area_id as "areaId", jsonb_build_object(${columns.join(', ')}) as columns
  ${query.from()} where ${conditions.join(' and ')} order by f.at desc, f.id limit ${sql.param(options.limit ?? 200, 'int')}`
  const { rows } = await execute(tx, sql.done(text))
  return rows as unknown as FactFound[]
}
