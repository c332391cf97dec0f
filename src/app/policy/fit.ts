import { type Condition, FIGURES, toExpression } from '#domain/policy/condition.ts'
import type { Column } from '#program/catalogue.ts'
import type { Environment } from '#program/environment.ts'
import { compileExpression, type Expression, evaluate, type Row, toSql, UNDECIDED } from '#program/expression.ts'
import { type RawBuilder, sql } from '#storage/open-database.ts'
import { type EnterpriseFacts, FACT_COLUMNS } from '#storage/policy-fit-store.ts'

/** What a condition may speak of: the enterprise's register and its latest figures. */
const TEXT = ['section', 'division', 'group', 'industry', 'size', 'area', 'region'] as const
const ENVIRONMENT: Environment = {
  of: 'enterprise',
  columns: new Map<string, Column>([
    ['classes', { type: 'texts', label: '企业类别' }],
    ...TEXT.map((name): [string, Column] => [name, { type: 'text', label: name }]),
    ...FIGURES.map((name): [string, Column] => [name, { type: 'number', label: name }]),
  ]),
  paths: new Map(),
  params: new Map(),
  measures: new Set(),
  otherMeasures: new Map(),
  phases: new Map(),
}

/** Held, not held, or not to be said: a figure or an entry of the register is missing. */
export type Held = 'yes' | 'no' | 'missing'
export type Fit = 'fits' | 'missing' | 'no'

function compiled(condition: Condition): Expression {
  const made = compileExpression(toExpression(condition), ENVIRONMENT)
  // Checked conditions make right expressions, or it is our fault.
  if (!made.ok) throw new Error(`condition ${JSON.stringify(condition)}: ${made.error.code}`)
  return made.value
}

/** Each condition for one enterprise, and what they come to. */
export function fitOf(conditions: readonly Condition[], facts: EnterpriseFacts): { fit: Fit; held: Held[] } {
  const held = conditions.map((condition): Held => {
    const value = evaluate(compiled(condition), facts as Row)
    return value === UNDECIDED ? 'missing' : value === true ? 'yes' : 'no'
  })
  return { fit: held.includes('no') ? 'no' : held.includes('missing') ? 'missing' : 'fits', held }
}

/** The same as SQL over the facts under alias `f`: true, false, or null where something is missing. */
export function fitSql(conditions: readonly Condition[]): RawBuilder<boolean | null> {
  if (conditions.length === 0) return sql<boolean>`true`
  const arms = conditions.map((condition) =>
    sql.raw(`(${toSql(compiled(condition), (path) => `f.${FACT_COLUMNS[path as keyof typeof FACT_COLUMNS]}`)})`),
  )
  return sql<boolean | null>`(${sql.join(arms, sql` and `)})`
}
