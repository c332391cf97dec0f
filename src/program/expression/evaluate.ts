/**
 * The meaning of an expression over one row, in memory. Three-valued: an absent value makes what depends on it
 * undecided, and only what depends on it (`false && absent` is false, `true || absent` is true).
 */
import { Temporal } from 'temporal-polyfill'
import type { Comparison, Expression, Node } from './ast.ts'
import * as decimal from './decimal.ts'

export const UNDECIDED = 'undecided'

/** Numbers as JavaScript numbers or as numeric text; days `YYYY-MM-DD`; moments ISO 8601; texts as arrays. Absent: null or undefined. */
export type Value = number | string | boolean | readonly string[]
export type Row = Readonly<Record<string, Value | null | undefined>>

export type EvaluateOptions = {
  /** Time zone in which a moment has its day. */
  readonly zone?: string
  /** Working days after the first day up to and including the second; undefined where the calendar is not known. */
  readonly workingDays?: (from: string, to: string) => number | undefined
}

type Inner = decimal.Decimal | string | boolean | readonly string[] | undefined

/** Evaluates over a row keyed by path (`value`, `project.points`, `measure.resolved`). Numbers come back as JavaScript numbers. */
export function evaluate(expression: Expression, row: Row, options: EvaluateOptions = {}): Value | typeof UNDECIDED {
  const value = new Evaluation(row, options).of(expression.ast)
  if (value === undefined) return UNDECIDED
  return isDecimal(value) ? decimal.toNumber(value) : value
}

/** As {@link evaluate}, with a number as all its digits: what the database would hold. */
export function evaluateExact(
  expression: Expression,
  row: Row,
  options: EvaluateOptions = {},
): string | boolean | readonly string[] | typeof UNDECIDED {
  const value = new Evaluation(row, options).of(expression.ast)
  if (value === undefined) return UNDECIDED
  return isDecimal(value) ? decimal.toText(value) : value
}

function isDecimal(value: Inner): value is decimal.Decimal {
  return typeof value === 'object' && 'digits' in value
}

class Evaluation {
  readonly #row: Row
  readonly #options: EvaluateOptions

  constructor(row: Row, options: EvaluateOptions) {
    this.#row = row
    this.#options = options
  }

  of(node: Node): Inner {
    switch (node.kind) {
      case 'number':
      case 'param':
        return decimal.decimal(node.value)
      case 'absent':
        return undefined
      case 'text':
      case 'yes_no':
      case 'day':
        return node.value
      case 'path':
        return this.#read(node)
      case 'not': {
        const of = this.of(node.of)
        return of === undefined ? undefined : !of
      }
      case 'negative': {
        const of = this.#number(node.of)
        return of && decimal.negate(of)
      }
      case 'and': {
        const left = this.of(node.left)
        if (left === false) return false
        const right = this.of(node.right)
        if (right === false) return false
        return left === undefined || right === undefined ? undefined : true
      }
      case 'or': {
        const left = this.of(node.left)
        if (left === true) return true
        const right = this.of(node.right)
        if (right === true) return true
        return left === undefined || right === undefined ? undefined : false
      }
      case 'compare': {
        const order = this.#order(node.left, node.right)
        return order === undefined ? undefined : holds(node.op, order)
      }
      case 'arithmetic':
        return this.#arithmetic(node)
      case 'choose': {
        const condition = this.of(node.if)
        return condition === undefined ? undefined : this.of(condition ? node.then : node.else)
      }
      case 'in_list': {
        let unsure = false
        for (const element of node.list) {
          const order = this.#order(node.of, element)
          if (order === 0) return true
          if (order === undefined) unsure = true
        }
        return unsure ? undefined : false
      }
      case 'in_texts': {
        const of = this.of(node.of)
        const texts = this.of(node.texts)
        if (!Array.isArray(texts)) return undefined
        if (texts.length === 0) return false // nothing stands in an empty set, not even what is absent
        return of === undefined ? undefined : texts.includes(of as string)
      }
      case 'within': {
        const day = this.#day(node.of)
        return day === undefined ? undefined : day >= node.from && day <= node.to
      }
      case 'given': {
        const of = this.of(node.of)
        return of !== undefined && of !== '' && !(Array.isArray(of) && of.length === 0)
      }
      case 'least':
      case 'greatest':
        return this.#extreme(node)
      case 'days': {
        const from = this.#day(node.from)
        const to = this.#day(node.to)
        if (from === undefined || to === undefined) return undefined
        return decimal.decimal(Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days)
      }
      case 'working_days': {
        const from = this.#day(node.from)
        const to = this.#day(node.to)
        const n = from === undefined || to === undefined ? undefined : this.#options.workingDays?.(from, to)
        return n === undefined ? undefined : decimal.decimal(n)
      }
    }
  }

  #read(node: Node & { kind: 'path' }): Inner {
    const value = this.#row[node.path]
    if (value === null || value === undefined) return undefined
    if (node.type !== 'int' && node.type !== 'number') return value as Inner
    return typeof value === 'number' || typeof value === 'string' ? decimal.decimal(value) : undefined
  }

  #number(node: Node): decimal.Decimal | undefined {
    return this.of(node) as decimal.Decimal | undefined
  }

  #arithmetic(node: Node & { kind: 'arithmetic' }): Inner {
    const left = this.#number(node.left)
    const right = this.#number(node.right)
    if (!left || !right) return undefined
    switch (node.op) {
      case '+':
        return decimal.add(left, right)
      case '-':
        return decimal.add(left, decimal.negate(right))
      case '*':
        return decimal.multiply(left, right)
      case '/':
        return decimal.divide(left, right)
    }
  }

  #extreme(node: Node & { kind: 'least' | 'greatest' }): Inner {
    let best: Node | undefined
    for (const candidate of node.of) {
      if (this.of(candidate) === undefined) return undefined
      if (!best) {
        best = candidate
        continue
      }
      const order = this.#order(candidate, best)
      if (order === undefined) return undefined
      if (node.kind === 'least' ? order < 0 : order > 0) best = candidate
    }
    return best && this.of(best)
  }

  /** Calendar day of a day or moment, in the authority's zone. */
  #day(node: Node): string | undefined {
    const value = this.of(node) as string | undefined
    if (value === undefined || node.type === 'day') return value
    return instant(value)
      .toZonedDateTimeISO(this.#options.zone ?? 'Asia/Shanghai')
      .toPlainDate()
      .toString()
  }

  /** Order of two values of one type; a day and a moment are compared as days. */
  #order(a: Node, b: Node): number | undefined {
    const left = this.of(a)
    const right = this.of(b)
    if (left === undefined || right === undefined) return undefined
    if (isDecimal(left) && isDecimal(right)) return decimal.compare(left, right)
    if (a.type === 'time' && b.type === 'time')
      return Temporal.Instant.compare(instant(left as string), instant(right as string))
    if (a.type === 'day' || b.type === 'day' || a.type === 'time') {
      const x = this.#day(a) as string
      const y = this.#day(b) as string
      return x < y ? -1 : x > y ? 1 : 0
    }
    return left === right ? 0 : 1
  }
}

function instant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text)
}

function holds(op: Comparison, order: number): boolean {
  switch (op) {
    case '==':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}
