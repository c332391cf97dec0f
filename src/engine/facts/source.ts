/** Where the facts of the catalogue come from: one select a kind, as of the run's moment. */
import type { FactKind, FactRef, PeriodName } from '#program/model.ts'
import type { SqlText } from '../sql.ts'

/** What the reader of a source needs of it. */
export type Use = {
  /** Columns of the catalogue that are read; others may be left out. */
  readonly columns: ReadonlySet<string>
  /** The calendar of the rule that reads: covers are looked at on the last day of its periods. */
  readonly calendar?: PeriodName
}

/**
 * A select with `authority_id id at day person_id org_id enterprise_id project_id area_id matter_id`, the period
 * (`ordinal`, where the kind has one), `link_id` and `visit_id` where there are any, and `c_<column>` for each column used.
 */
export type Source = (sql: SqlText, ref: FactRef, use: Use) => string

const PATHS = ['person_id', 'org_id', 'enterprise_id', 'project_id', 'area_id', 'matter_id'] as const

/** The standard columns; a path that the kind does not have is NULL. */
export function standard(
  alias: string,
  id: string,
  at: string,
  day: string,
  paths: Partial<Record<(typeof PATHS)[number], string>>,
): string {
  const columns = PATHS.map((path) => `${paths[path] ?? 'null::uuid'} as ${path}`)
  return [`${alias}.authority_id`, `${id} as id`, `${at} as at`, `${day} as day`, ...columns].join(', ')
}

/** All paths that a table stores under their own names. */
export function pathsOf(
  alias: string,
  ...names: (typeof PATHS)[number][]
): Partial<Record<(typeof PATHS)[number], string>> {
  return Object.fromEntries(names.map((name) => [name, `${alias}.${name}`]))
}

export const ALL_PATHS = ['person_id', 'org_id', 'enterprise_id', 'project_id', 'area_id'] as const

/** Columns of the catalogue under `c_…`, only those that are used. */
export function columns(use: Use, all: Readonly<Record<string, string>>): string {
  return Object.entries(all)
    .filter(([name]) => use.columns.has(name))
    .map(([name, text]) => `, ${text} as c_${name}`)
    .join('')
}

/** Known at the run's moment and not taken back by then. */
export function known(sql: SqlText, alias: string): string {
  return `${alias}.recorded_at <= ${sql.asOf} and (${alias}.voided_at is null or ${alias}.voided_at > ${sql.asOf})`
}

/** The `day` a table stores is the calendar day; a program whose day turns at another hour has its own. */
export function dayOf(sql: SqlText, alias: string, compute: (sql: SqlText, at: string) => string): string {
  return sql.scene.rules.dayTurns === '24:00' ? `${alias}.day` : compute(sql, `${alias}.at`)
}

/** Kinds that rules derive. */
export const DERIVED: ReadonlySet<FactKind> = new Set(['cover', 'duty', 'measure', 'ranking', 'mark', 'points'])
