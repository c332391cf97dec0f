/** Paths of an expression: columns, attributes of what is reached, parameters and measures. */
import { type Attribute, ENTITIES, type Reached } from '../catalogue.ts'
import type { Node } from './ast.ts'
import type { Checking } from './checking.ts'
import type { Tree } from './grammar.ts'
import { suggestion } from './suggestion.ts'

export function checkPath(checking: Checking, node: Tree): Node | undefined {
  const steps = stepsOf(node)
  if (!steps) return checking.fault('expression.not_supported', node)
  const [first = '', second] = steps
  if (first === 'param') return readParameter(checking, node, steps)
  if (first === 'measure' && second !== undefined) return readMeasure(checking, node, steps)
  const column = checking.environment.columns.get(first)
  if (column) {
    if (steps.length > 1) return checking.fault('expression.not_an_entity', node, { name: first })
    checking.paths.add(first)
    return { kind: 'path', type: column.type, path: first }
  }
  const start = checking.environment.paths.get(first)
  if (!start) return unknownName(checking, node, first)
  let entity: Reached = start
  for (const [index, step] of steps.slice(1).entries()) {
    const attributes: Readonly<Record<string, Attribute>> = ENTITIES[entity]
    const attribute: Attribute | undefined = Object.hasOwn(attributes, step) ? attributes[step] : undefined
    if (!attribute) {
      const known = Object.keys(attributes)
      return checking.fault('expression.unknown_attribute', node, {
        name: step,
        entity,
        known,
        ...suggestion(step, known),
      })
    }
    if ('entity' in attribute) {
      entity = attribute.entity
      continue
    }
    if (index < steps.length - 2) return checking.fault('expression.not_an_entity', node, { name: step })
    checking.paths.add(steps.join('.'))
    return { kind: 'path', type: attribute.type, path: steps.join('.') }
  }
  return checking.fault('expression.entity_is_no_value', node, {
    name: steps.join('.'),
    known: Object.keys(ENTITIES[entity]),
  })
}

/** `a.b.c` as a list of names; undefined when it is not a plain path. */
function stepsOf(node: Tree): string[] | undefined {
  if (node.op === 'id') return [node.args as string]
  if (node.op !== '.') return undefined
  const [of, name] = node.args as [Tree, string]
  const steps = stepsOf(of)
  return steps && [...steps, name]
}

function unknownName(checking: Checking, node: Tree, name: string): undefined {
  const { columns, paths, of } = checking.environment
  const known = [...columns.keys(), ...paths.keys(), 'param', 'measure']
  return checking.fault('expression.unknown_name', node, { name, of, known, ...suggestion(name, known) })
}

function readParameter(checking: Checking, node: Tree, [, id]: readonly string[]): Node | undefined {
  const known = [...checking.environment.params.keys()]
  if (id === undefined || !checking.environment.params.has(id)) {
    return checking.fault('expression.unknown_parameter', node, {
      name: id ?? 'param',
      known,
      ...suggestion(id ?? '', known),
    })
  }
  const value = checking.environment.params.get(id)
  if (value === undefined) return checking.fault('expression.parameter_is_limit', node, { name: id })
  checking.params.add(id)
  return { kind: 'param', type: Number.isInteger(value) ? 'int' : 'number', id, value }
}

function readMeasure(checking: Checking, node: Tree, [, id = '', ...more]: readonly string[]): Node | undefined {
  const { measures, otherMeasures, of } = checking.environment
  if (more.length > 0) return checking.fault('expression.not_an_entity', node, { name: `measure.${id}` })
  const other = otherMeasures.get(id)
  if (other !== undefined) return checking.fault('expression.measure_of_others', node, { name: id, subject: other, of })
  if (!measures.has(id)) {
    const known = [...measures]
    return checking.fault('expression.unknown_measure', node, { name: id, known, ...suggestion(id, known) })
  }
  checking.measures.add(id)
  return { kind: 'path', type: 'number', path: `measure.${id}` }
}
