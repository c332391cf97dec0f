/** What the parts of the check share: names that may stand, what was used, and faults with their place. */
import type { Failure } from '#domain/result.ts'
import type { Environment } from '../environment.ts'
import { isNumber, type Node } from './ast.ts'
import type { ExpressionFailure, Tree } from './grammar.ts'

export type Checking = {
  readonly environment: Environment
  /** What the expression reads: paths, measures and parameters, by name. */
  readonly paths: Set<string>
  readonly measures: Set<string>
  readonly params: Set<string>
  check(node: Tree): Node | undefined
  fault(code: ExpressionFailure['code'], node: Tree, data?: NonNullable<Failure['data']>): undefined
}

export function yesNo(checking: Checking, node: Tree): Node | undefined {
  const checked = checking.check(node)
  if (checked && checked.type !== 'yes_no') return checking.fault('expression.not_yes_no', node, { type: checked.type })
  return checked
}

export function number(checking: Checking, node: Tree): (Node & { type: 'int' | 'number' }) | undefined {
  const checked = checking.check(node)
  if (!checked) return undefined
  if (!isNumber(checked.type)) return checking.fault('expression.not_a_number', node, { type: checked.type })
  return checked as Node & { type: 'int' | 'number' }
}
