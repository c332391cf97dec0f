/** The functions an expression may call. */
import { isDay } from '#domain/calendar/day.ts'
import { isNumber, isTime, type Node } from './ast.ts'
import type { Checking } from './checking.ts'
import type { Tree } from './grammar.ts'
import { suggestion } from './suggestion.ts'

export function checkCall(checking: Checking, node: Tree, [name, args]: [string, Tree[]]): Node | undefined {
  switch (name) {
    case 'date': {
      const [arg] = args
      const day = arg?.op === 'value' ? arg.args : undefined
      if (args.length !== 1 || typeof day !== 'string' || !isDay(day))
        return checking.fault('expression.bad_date', node)
      return { kind: 'day', type: 'day', value: day }
    }
    case 'within': {
      const [when, period] = args
      const id = period?.op === 'value' ? period.args : undefined
      if (args.length !== 2 || !when || typeof id !== 'string')
        return checking.fault('expression.wrong_arguments', node, { name, write: 'within(day, "phase")' })
      const of = timed(checking, when)
      const phase = checking.environment.phases.get(id)
      if (!phase) {
        const known = [...checking.environment.phases.keys()]
        return checking.fault('expression.unknown_phase', node, { name: id, known, ...suggestion(id, known) })
      }
      return of && { kind: 'within', type: 'yes_no', of, period: id, from: phase.from, to: phase.to }
    }
    case 'given': {
      const [column] = args
      const of = args.length === 1 && column ? checking.check(column) : undefined
      if (of?.kind === 'path') return { kind: 'given', type: 'yes_no', of }
      if (of || args.length !== 1)
        return checking.fault('expression.wrong_arguments', node, { name, write: 'given(column)' })
      return undefined
    }
    case 'days':
    case 'working_days': {
      const [a, b] = args
      if (args.length !== 2 || !a || !b)
        return checking.fault('expression.wrong_arguments', node, { name, write: `${name}(opened, done)` })
      const from = timed(checking, a)
      const to = timed(checking, b)
      return from && to && { kind: name, type: 'int', from, to }
    }
    case 'min':
    case 'max': {
      if (args.length < 2)
        return checking.fault('expression.wrong_arguments', node, { name, write: `${name}(value, 1.0)` })
      const of = args.map((arg) => checking.check(arg))
      if (of.some((n) => !n)) return undefined
      const nodes = of as Node[]
      const types = new Set(nodes.map((n) => n.type))
      const [type] = types
      const kind = name === 'min' ? 'least' : 'greatest'
      if ([...types].every(isNumber)) return { kind, type: types.has('number') ? 'number' : 'int', of: nodes }
      if (types.size === 1 && type && isTime(type)) return { kind, type, of: nodes }
      return checking.fault('expression.cannot_order', node, { type: [...types].find((t) => !isNumber(t)) ?? 'text' })
    }
    default: {
      const known = ['date', 'days', 'working_days', 'within', 'given', 'min', 'max']
      return checking.fault('expression.unknown_function', node, { name, known, ...suggestion(name, known) })
    }
  }
}

function timed(checking: Checking, node: Tree): Node | undefined {
  const checked = checking.check(node)
  if (checked && !isTime(checked.type)) return checking.fault('expression.not_a_day', node, { type: checked.type })
  return checked
}
