/** When a condition on a duty can begin to hold: as it opens, at its limit, when it is done. A mark stands from that moment on. */

import type { Node } from '#program/expression/ast.ts'
import type { Expression, Selection } from '#program/model.ts'

export type DutyMoment = 'opened' | 'due' | 'done'

const STATES = new Set(['open', 'met', 'late', 'missed', 'excused', 'have', 'done', 'days_late'])

function negates(node: Node): boolean {
  switch (node.kind) {
    case 'not':
      return true
    case 'and':
    case 'or':
      return negates(node.left) || negates(node.right)
    case 'compare':
    case 'choose':
      return true
    default:
      return false
  }
}

/** The moments at which the condition must be looked at; the states change at no other. */
export function momentsOfCondition(selection: Pick<Selection, 'where' | 'except'>): readonly DutyMoment[] {
  const states = new Set(pathsOf(selection.where).filter((path) => STATES.has(path)))
  for (const path of pathsOf(selection.except)) if (STATES.has(path) && path !== 'excused') states.add(`not ${path}`)
  if (states.size === 0) return ['opened']
  const [only] = states
  if (states.size === 1 && selection.where && !negates(selection.where.ast)) {
    if (only === 'missed') return ['due']
    if (only === 'late' || only === 'met') return ['done']
    if (only === 'open') return ['opened']
  }
  return ['opened', 'due', 'done']
}

function pathsOf(expression: Expression | undefined): readonly string[] {
  return expression?.paths ?? []
}
