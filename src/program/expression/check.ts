/** Types of an expression, node by node. */
import type { Environment } from '../environment.ts'
import type { Node } from './ast.ts'
import { checkCall } from './check-call.ts'
import { checkChoice, checkComparison, checkIn } from './check-comparison.ts'
import { checkPath } from './check-path.ts'
import { type Checking, number, yesNo } from './checking.ts'
import type { ExpressionFailure, Tree } from './grammar.ts'

export type Checked = Pick<Checking, 'paths' | 'measures' | 'params'> & {
  readonly ast: Node | undefined
  readonly errors: readonly ExpressionFailure[]
}

/** Checks a whole tree. All faults are reported; without one there is a typed node. */
export function checkExpression(source: string, tree: Tree, environment: Environment): Checked {
  const errors: ExpressionFailure[] = []
  const checking: Checking = {
    environment,
    paths: new Set(),
    measures: new Set(),
    params: new Set(),
    check: (node) => checkNode(checking, node),
    fault(code, node, data = {}) {
      errors.push({ code, data: { offset: node.start, quote: source.slice(node.start, node.end), ...data } })
      return undefined
    },
  }
  const ast = checkNode(checking, tree)
  const { paths, measures, params } = checking
  return { ast, errors, paths, measures, params }
}

function checkNode(checking: Checking, node: Tree): Node | undefined {
  switch (node.op) {
    case 'value':
      return checkLiteral(checking, node, node.args)
    case 'id':
    case '.':
      return checkPath(checking, node)
    case '!_': {
      const of = yesNo(checking, node.args as Tree)
      return of && { kind: 'not', type: 'yes_no', of }
    }
    case '-_': {
      const of = number(checking, node.args as Tree)
      if (!of) return undefined
      if (of.kind === 'number') return { ...of, value: -of.value }
      return { kind: 'negative', type: of.type, of }
    }
    case '&&':
    case '||': {
      const [a, b] = node.args as [Tree, Tree]
      const left = yesNo(checking, a)
      const right = yesNo(checking, b)
      return left && right && { kind: node.op === '&&' ? 'and' : 'or', type: 'yes_no', left, right }
    }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return checkComparison(checking, node, node.op, node.args as [Tree, Tree])
    case '+':
    case '-':
    case '*':
    case '/': {
      const [a, b] = node.args as [Tree, Tree]
      const left = number(checking, a)
      const right = number(checking, b)
      if (!left || !right) return undefined
      const type = node.op !== '/' && left.type === 'int' && right.type === 'int' ? 'int' : 'number'
      return { kind: 'arithmetic', type, op: node.op, left, right }
    }
    case '?:':
      return checkChoice(checking, node, node.args as [Tree, Tree, Tree])
    case 'in':
      return checkIn(checking, node, node.args as [Tree, Tree])
    case 'call':
      return checkCall(checking, node, node.args as [string, Tree[]])
    default:
      return checking.fault('expression.not_supported', node)
  }
}

function checkLiteral(checking: Checking, node: Tree, value: unknown): Node | undefined {
  if (typeof value === 'bigint') {
    if (value > 999_999_999_999n) return checking.fault('expression.number_too_large', node)
    return { kind: 'number', type: 'int', value: Number(value) }
  }
  if (typeof value === 'number') return { kind: 'number', type: 'number', value }
  if (typeof value === 'string') {
    if (value.includes('\0')) return checking.fault('expression.not_supported', node)
    return { kind: 'text', type: 'text', value }
  }
  if (typeof value === 'boolean') return { kind: 'yes_no', type: 'yes_no', value }
  return checking.fault(value === null ? 'expression.no_null' : 'expression.not_supported', node)
}
