/**
 * Expressions of a program. CEL's grammar is the library's; types, names and meaning are ours, because they are
 * three-valued, exact, and must mean the same in memory and in SQL. This is the only file that knows the library.
 * (docs/decisions/0010-cel-grammar-own-types.md)
 */
import { type ASTNode, Environment as CelEnvironment, type ParseError } from '@marcbachmann/cel-js'
import { isDay } from '#domain/calendar/day.ts'
import { type Failure, ok } from '#domain/result.ts'
import { type Attribute, ENTITIES, type Reached } from './catalogue.ts'
import type { Environment } from './environment.ts'
import type { Comparison, Expression, Node, ValueType } from './expression/ast.ts'
import { nearest } from './suggest.ts'

export type { Expression, Node, ValueType } from './expression/ast.ts'
export { type EvaluateOptions, evaluate, type Row, UNDECIDED, type Value } from './expression/evaluate.ts'
export { type SqlOptions, toSql } from './expression/to-sql.ts'

/** `data.offset` is the character in the source where the fault stands; `data.quote` the faulty part. */
export type ExpressionFailure = Failure<`expression.${string}`>

export type Compiled =
  | { readonly ok: true; readonly value: Expression }
  | { readonly ok: false; readonly error: ExpressionFailure; readonly errors: readonly ExpressionFailure[] }

/** Used for its parser only; the limits keep a pasted text from exhausting the stack. */
const grammar = new CelEnvironment({
  limits: { maxDepth: 60, maxAstNodes: 2000, maxListElements: 500, maxCallArguments: 16, maxMapEntries: 1 },
})
const isNumber = (type: ValueType): type is 'int' | 'number' => type === 'int' || type === 'number'
const isTime = (type: ValueType): boolean => type === 'day' || type === 'time'

/** What people write instead of CEL, and what would be right. */
const HABITS: readonly (readonly [RegExp, string])[] = [
  [/[“”‘’「」]/, '"'],
  [/(^|[^=!<>])=([^=]|$)/, '=='],
  [/\band\b/i, '&&'],
  [/\bor\b/i, '||'],
  [/\bnot\b/i, '!'],
  [/<>/, '!='],
  [/[＞]|≥/, '>='],
  [/[＜]|≤/, '<='],
  [/（|）/, '( )'],
  [/%/, '0.80'],
]

/** Parses and type-checks one expression. All faults are reported, the first also as `error`. */
export function compileExpression(source: string, environment: Environment): Compiled {
  const errors: ExpressionFailure[] = []
  let tree: ASTNode
  try {
    tree = grammar.parse(source).ast
  } catch (thrown) {
    const error = thrown as ParseError
    const outsideText = source.replaceAll(/"[^"]*"|'[^']*'/g, (text) => ' '.repeat(text.length))
    const habit = HABITS.find(([pattern]) => pattern.test(outsideText))
    const failure: ExpressionFailure = {
      code: 'expression.syntax',
      data: { offset: error.range?.start ?? 0, quote: source, ...(habit ? { write: habit[1] } : {}) },
    }
    return { ok: false, error: failure, errors: [failure] }
  }
  const checker = new Checker(source, environment, errors)
  const ast = checker.check(tree)
  const [first] = errors
  if (!ast || first) {
    const error = first ?? { code: 'expression.syntax' as const, data: { offset: 0, quote: source } }
    return { ok: false, error, errors: errors.length > 0 ? errors : [error] }
  }
  return ok({
    source,
    type: ast.type,
    ast,
    paths: [...checker.paths],
    measures: [...checker.measures],
    params: [...checker.params],
  })
}

class Checker {
  readonly paths = new Set<string>()
  readonly measures = new Set<string>()
  readonly params = new Set<string>()
  readonly #source: string
  readonly #environment: Environment
  readonly #errors: ExpressionFailure[]

  constructor(source: string, environment: Environment, errors: ExpressionFailure[]) {
    this.#source = source
    this.#environment = environment
    this.#errors = errors
  }

  #fault(code: `expression.${string}`, node: ASTNode, data: NonNullable<Failure['data']> = {}): undefined {
    const { start, end } = node as unknown as { start: number; end: number }
    this.#errors.push({ code, data: { offset: start, quote: this.#source.slice(start, end), ...data } })
    return undefined
  }

  check(node: ASTNode): Node | undefined {
    switch (node.op) {
      case 'value':
        return this.#literal(node, node.args)
      case 'id':
      case '.':
        return this.#path(node)
      case '!_': {
        const of = this.#yesNo(node.args as ASTNode)
        return of && { kind: 'not', type: 'yes_no', of }
      }
      case '-_': {
        const of = this.#number(node.args as ASTNode)
        if (!of) return undefined
        if (of.kind === 'number') return { ...of, value: -of.value }
        return { kind: 'negative', type: of.type, of }
      }
      case '&&':
      case '||': {
        const [a, b] = node.args as [ASTNode, ASTNode]
        const left = this.#yesNo(a)
        const right = this.#yesNo(b)
        return left && right && { kind: node.op === '&&' ? 'and' : 'or', type: 'yes_no', left, right }
      }
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return this.#compare(node, node.op, node.args as [ASTNode, ASTNode])
      case '+':
      case '-':
      case '*':
      case '/': {
        const [a, b] = node.args as [ASTNode, ASTNode]
        const left = this.#number(a)
        const right = this.#number(b)
        if (!left || !right) return undefined
        const type = node.op !== '/' && left.type === 'int' && right.type === 'int' ? 'int' : 'number'
        return { kind: 'arithmetic', type, op: node.op, left, right }
      }
      case '?:':
        return this.#choose(node, node.args as [ASTNode, ASTNode, ASTNode])
      case 'in':
        return this.#in(node, node.args as [ASTNode, ASTNode])
      case 'call':
        return this.#call(node, node.args as [string, ASTNode[]])
      default:
        return this.#fault('expression.not_supported', node)
    }
  }

  #literal(node: ASTNode, value: unknown): Node | undefined {
    if (typeof value === 'bigint') {
      if (value > 999_999_999_999n) return this.#fault('expression.number_too_large', node)
      return { kind: 'number', type: 'int', value: Number(value) }
    }
    if (typeof value === 'number') return { kind: 'number', type: 'number', value }
    if (typeof value === 'string') {
      if (value.includes('\0')) return this.#fault('expression.not_supported', node)
      return { kind: 'text', type: 'text', value }
    }
    if (typeof value === 'boolean') return { kind: 'yes_no', type: 'yes_no', value }
    return this.#fault(value === null ? 'expression.no_null' : 'expression.not_supported', node)
  }

  /** `a.b.c` as a list of names; undefined when it is not a plain path. */
  #steps(node: ASTNode): string[] | undefined {
    if (node.op === 'id') return [node.args as string]
    if (node.op !== '.') return undefined
    const [of, name] = node.args as [ASTNode, string]
    const steps = this.#steps(of)
    return steps && [...steps, name]
  }

  #path(node: ASTNode): Node | undefined {
    const steps = this.#steps(node)
    if (!steps) return this.#fault('expression.not_supported', node)
    const [first = '', second] = steps
    if (first === 'param') return this.#param(node, steps)
    if (first === 'measure' && second !== undefined) return this.#measure(node, steps)
    const column = this.#environment.columns.get(first)
    if (column) {
      if (steps.length > 1) return this.#fault('expression.not_an_entity', node, { name: first })
      this.paths.add(first)
      return { kind: 'path', type: column.type, path: first }
    }
    const start = this.#environment.paths.get(first)
    if (!start) return this.#unknown(node, first)
    let entity: Reached = start
    for (const [index, step] of steps.slice(1).entries()) {
      const attributes: Readonly<Record<string, Attribute>> = ENTITIES[entity]
      const attribute: Attribute | undefined = Object.hasOwn(attributes, step) ? attributes[step] : undefined
      if (!attribute) {
        const known = Object.keys(attributes)
        return this.#fault('expression.unknown_attribute', node, {
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
      if (index < steps.length - 2) return this.#fault('expression.not_an_entity', node, { name: step })
      this.paths.add(steps.join('.'))
      return { kind: 'path', type: attribute.type, path: steps.join('.') }
    }
    return this.#fault('expression.entity_is_no_value', node, {
      name: steps.join('.'),
      known: Object.keys(ENTITIES[entity]),
    })
  }

  #unknown(node: ASTNode, name: string): undefined {
    const { columns, paths, of } = this.#environment
    const known = [...columns.keys(), ...paths.keys(), 'param', 'measure']
    return this.#fault('expression.unknown_name', node, { name, of, known, ...suggestion(name, known) })
  }

  #param(node: ASTNode, [, id]: readonly string[]): Node | undefined {
    const known = [...this.#environment.params.keys()]
    if (id === undefined || !this.#environment.params.has(id)) {
      return this.#fault('expression.unknown_parameter', node, {
        name: id ?? 'param',
        known,
        ...suggestion(id ?? '', known),
      })
    }
    const value = this.#environment.params.get(id)
    if (value === undefined) return this.#fault('expression.parameter_is_limit', node, { name: id })
    this.params.add(id)
    return { kind: 'param', type: Number.isInteger(value) ? 'int' : 'number', id, value }
  }

  #measure(node: ASTNode, [, id = '', ...more]: readonly string[]): Node | undefined {
    const { measures, otherMeasures, of } = this.#environment
    if (more.length > 0) return this.#fault('expression.not_an_entity', node, { name: `measure.${id}` })
    const other = otherMeasures.get(id)
    if (other !== undefined) return this.#fault('expression.measure_of_others', node, { name: id, subject: other, of })
    if (!measures.has(id)) {
      const known = [...measures]
      return this.#fault('expression.unknown_measure', node, { name: id, known, ...suggestion(id, known) })
    }
    this.measures.add(id)
    return { kind: 'path', type: 'number', path: `measure.${id}` }
  }

  #yesNo(node: ASTNode): Node | undefined {
    const checked = this.check(node)
    if (checked && checked.type !== 'yes_no') return this.#fault('expression.not_yes_no', node, { type: checked.type })
    return checked
  }

  #number(node: ASTNode): (Node & { type: 'int' | 'number' }) | undefined {
    const checked = this.check(node)
    if (!checked) return undefined
    if (!isNumber(checked.type)) return this.#fault('expression.not_a_number', node, { type: checked.type })
    return checked as Node & { type: 'int' | 'number' }
  }

  #compare(node: ASTNode, op: Comparison, [a, b]: [ASTNode, ASTNode]): Node | undefined {
    const left = this.check(a)
    const right = this.check(b)
    if (!left || !right) return undefined
    const same =
      left.type === right.type ||
      (isNumber(left.type) && isNumber(right.type)) ||
      (isTime(left.type) && isTime(right.type))
    if (!same) return this.#fault('expression.cannot_compare', node, { left: left.type, right: right.type })
    if (left.type === 'texts') return this.#fault('expression.texts_need_in', node)
    if (op !== '==' && op !== '!=' && (left.type === 'text' || left.type === 'yes_no')) {
      return this.#fault('expression.cannot_order', node, { type: left.type })
    }
    if (!this.#allowedValue(a, left, right) || !this.#allowedValue(b, right, left)) return undefined
    return { kind: 'compare', type: 'yes_no', op, left, right }
  }

  /** A column with a closed list is compared only with what can stand in it. */
  #allowedValue(node: ASTNode, literal: Node, other: Node): boolean {
    if (literal.kind !== 'text' || other.kind !== 'path') return true
    const values = this.#environment.columns.get(other.path)?.values
    if (!values || values.includes(literal.value)) return true
    this.#fault('expression.unknown_value', node, {
      name: other.path,
      value: literal.value,
      known: values,
      ...suggestion(literal.value, values),
    })
    return false
  }

  #choose(node: ASTNode, [c, a, b]: [ASTNode, ASTNode, ASTNode]): Node | undefined {
    const condition = this.#yesNo(c)
    const left = this.check(a)
    const right = this.check(b)
    if (!condition || !left || !right) return undefined
    const type =
      isNumber(left.type) && isNumber(right.type) ? (left.type === right.type ? left.type : 'number') : left.type
    if (type !== left.type && !isNumber(left.type)) return undefined
    if (!(isNumber(left.type) && isNumber(right.type)) && left.type !== right.type) {
      return this.#fault('expression.branches_differ', node, { left: left.type, right: right.type })
    }
    return { kind: 'choose', type, if: condition, then: left, else: right }
  }

  #in(node: ASTNode, [item, list]: [ASTNode, ASTNode]): Node | undefined {
    const of = this.check(item)
    if (list.op !== 'list') {
      const texts = this.check(list)
      if (!of || !texts) return undefined
      if (texts.type !== 'texts' || of.type !== 'text')
        return this.#fault('expression.in_needs_list', node, { left: of.type, right: texts.type })
      return this.#allowedValue(item, of, texts) ? { kind: 'in_texts', type: 'yes_no', of, texts } : undefined
    }
    const elements = (list.args as ASTNode[]).map((element) => ({ node: element, checked: this.check(element) }))
    if (!of || elements.length === 0) return of && this.#fault('expression.empty_list', list)
    const checked: Node[] = []
    for (const element of elements) {
      if (!element.checked) return undefined
      const fits = element.checked.type === of.type || (isNumber(of.type) && isNumber(element.checked.type))
      if (!fits || of.type === 'texts')
        return this.#fault('expression.cannot_compare', element.node, { left: of.type, right: element.checked.type })
      if (!this.#allowedValue(element.node, element.checked, of)) return undefined
      checked.push(element.checked)
    }
    return { kind: 'in_list', type: 'yes_no', of, list: checked }
  }

  #call(node: ASTNode, [name, args]: [string, ASTNode[]]): Node | undefined {
    switch (name) {
      case 'date': {
        const [arg] = args
        const day = arg?.op === 'value' ? arg.args : undefined
        if (args.length !== 1 || typeof day !== 'string' || !isDay(day)) return this.#fault('expression.bad_date', node)
        return { kind: 'day', type: 'day', value: day }
      }
      case 'within': {
        const [when, period] = args
        const id = period?.op === 'value' ? period.args : undefined
        if (args.length !== 2 || !when || typeof id !== 'string')
          return this.#fault('expression.wrong_arguments', node, { name, write: 'within(day, "phase")' })
        const of = this.#timed(when)
        const phase = this.#environment.phases.get(id)
        if (!phase) {
          const known = [...this.#environment.phases.keys()]
          return this.#fault('expression.unknown_phase', node, { name: id, known, ...suggestion(id, known) })
        }
        return of && { kind: 'within', type: 'yes_no', of, period: id, from: phase.from, to: phase.to }
      }
      case 'given': {
        const [column] = args
        const of = args.length === 1 && column ? this.check(column) : undefined
        if (of?.kind === 'path') return { kind: 'given', type: 'yes_no', of }
        if (of || args.length !== 1)
          return this.#fault('expression.wrong_arguments', node, { name, write: 'given(column)' })
        return undefined
      }
      case 'days':
      case 'working_days': {
        const [a, b] = args
        if (args.length !== 2 || !a || !b)
          return this.#fault('expression.wrong_arguments', node, { name, write: `${name}(opened, done)` })
        const from = this.#timed(a)
        const to = this.#timed(b)
        return from && to && { kind: name, type: 'int', from, to }
      }
      case 'min':
      case 'max': {
        if (args.length < 2)
          return this.#fault('expression.wrong_arguments', node, { name, write: `${name}(value, 1.0)` })
        const of = args.map((arg) => this.check(arg))
        if (of.some((n) => !n)) return undefined
        const nodes = of as Node[]
        const types = new Set(nodes.map((n) => n.type))
        const [type] = types
        const kind = name === 'min' ? 'least' : 'greatest'
        if ([...types].every(isNumber)) return { kind, type: types.has('number') ? 'number' : 'int', of: nodes }
        if (types.size === 1 && type && isTime(type)) return { kind, type, of: nodes }
        return this.#fault('expression.cannot_order', node, { type: [...types].find((t) => !isNumber(t)) ?? 'text' })
      }
      default: {
        const known = ['date', 'days', 'working_days', 'within', 'given', 'min', 'max']
        return this.#fault('expression.unknown_function', node, { name, known, ...suggestion(name, known) })
      }
    }
  }

  #timed(node: ASTNode): Node | undefined {
    const checked = this.check(node)
    if (checked && !isTime(checked.type)) return this.#fault('expression.not_a_day', node, { type: checked.type })
    return checked
  }
}

function suggestion(name: string, known: Iterable<string>): { suggestion: string } | Record<string, never> {
  const found = nearest(name, known)
  return found === undefined ? {} : { suggestion: found }
}
