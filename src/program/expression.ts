/**
 * Expressions of a program. CEL's grammar is the library's; types, names and meaning are ours, because they are
 * three-valued, exact, and must mean the same in memory and in SQL. (docs/decisions/0010-cel-grammar-own-types.md)
 */
import { ok } from '#domain/result.ts'
import type { Environment } from './environment.ts'
import type { Expression } from './expression/ast.ts'
import { checkExpression } from './expression/check.ts'
import { type ExpressionFailure, parseExpression } from './expression/grammar.ts'

export type { Expression, Node, ValueType } from './expression/ast.ts'
export { type EvaluateOptions, evaluate, type Row, UNDECIDED, type Value } from './expression/evaluate.ts'
export type { ExpressionFailure } from './expression/grammar.ts'
export { type SqlOptions, toSql } from './expression/to-sql.ts'

export type Compiled =
  | { readonly ok: true; readonly value: Expression }
  | { readonly ok: false; readonly error: ExpressionFailure; readonly errors: readonly ExpressionFailure[] }

/** Parses and type-checks one expression. All faults are reported, the first also as `error`. */
export function compileExpression(source: string, environment: Environment): Compiled {
  const parsed = parseExpression(source)
  if (!parsed.ok) return { ok: false, error: parsed.failure, errors: [parsed.failure] }
  const { ast, errors, paths, measures, params } = checkExpression(source, parsed.tree, environment)
  const [first] = errors
  if (!ast || first) {
    const error = first ?? { code: 'expression.syntax' as const, data: { offset: 0, quote: source } }
    return { ok: false, error, errors: errors.length > 0 ? errors : [error] }
  }
  return ok({ source, type: ast.type, ast, paths: [...paths], measures: [...measures], params: [...params] })
}
