/** What compares and chooses: `==`, `<`, `in`, `? :`. */
import { type Comparison, isNumber, isTime, type Node } from './ast.ts'
import { type Checking, yesNo } from './checking.ts'
import type { Tree } from './grammar.ts'
import { suggestion } from './suggestion.ts'

export function checkComparison(
  checking: Checking,
  node: Tree,
  op: Comparison,
  [a, b]: [Tree, Tree],
): Node | undefined {
  const left = checking.check(a)
  const right = checking.check(b)
  if (!left || !right) return undefined
  const same =
    left.type === right.type ||
    (isNumber(left.type) && isNumber(right.type)) ||
    (isTime(left.type) && isTime(right.type))
  if (!same) return checking.fault('expression.cannot_compare', node, { left: left.type, right: right.type })
  if (left.type === 'texts') return checking.fault('expression.texts_need_in', node)
  if (op !== '==' && op !== '!=' && (left.type === 'text' || left.type === 'yes_no')) {
    return checking.fault('expression.cannot_order', node, { type: left.type })
  }
  if (!allowedValue(checking, a, left, right) || !allowedValue(checking, b, right, left)) return undefined
  return { kind: 'compare', type: 'yes_no', op, left, right }
}

/** A column with a closed list is compared only with what can stand in it. */
function allowedValue(checking: Checking, node: Tree, literal: Node, other: Node): boolean {
  if (literal.kind !== 'text' || other.kind !== 'path') return true
  const values = checking.environment.columns.get(other.path)?.values
  if (!values || values.includes(literal.value)) return true
  checking.fault('expression.unknown_value', node, {
    name: other.path,
    value: literal.value,
    known: values,
    ...suggestion(literal.value, values),
  })
  return false
}

export function checkChoice(checking: Checking, node: Tree, [c, a, b]: [Tree, Tree, Tree]): Node | undefined {
  const condition = yesNo(checking, c)
  const left = checking.check(a)
  const right = checking.check(b)
  if (!condition || !left || !right) return undefined
  const type =
    isNumber(left.type) && isNumber(right.type) ? (left.type === right.type ? left.type : 'number') : left.type
  if (type !== left.type && !isNumber(left.type)) return undefined
  if (!(isNumber(left.type) && isNumber(right.type)) && left.type !== right.type) {
    return checking.fault('expression.branches_differ', node, { left: left.type, right: right.type })
  }
  return { kind: 'choose', type, if: condition, then: left, else: right }
}

export function checkIn(checking: Checking, node: Tree, [item, list]: [Tree, Tree]): Node | undefined {
  const of = checking.check(item)
  if (list.op !== 'list') {
    const texts = checking.check(list)
    if (!of || !texts) return undefined
    if (texts.type !== 'texts' || of.type !== 'text')
      return checking.fault('expression.in_needs_list', node, { left: of.type, right: texts.type })
    return allowedValue(checking, item, of, texts) ? { kind: 'in_texts', type: 'yes_no', of, texts } : undefined
  }
  const elements = (list.args as Tree[]).map((element) => ({ node: element, checked: checking.check(element) }))
  if (!of || elements.length === 0) return of && checking.fault('expression.empty_list', list)
  const checked: Node[] = []
  for (const element of elements) {
    if (!element.checked) return undefined
    const fits = element.checked.type === of.type || (isNumber(of.type) && isNumber(element.checked.type))
    if (!fits || of.type === 'texts')
      return checking.fault('expression.cannot_compare', element.node, { left: of.type, right: element.checked.type })
    if (!allowedValue(checking, element.node, element.checked, of)) return undefined
    checked.push(element.checked)
  }
  return { kind: 'in_list', type: 'yes_no', of, list: checked }
}
