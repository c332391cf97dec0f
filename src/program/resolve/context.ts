/** What the sections need to turn written words into the model: names, places, faults. */

import { FACTS } from '../catalogue.ts'
import { type Environment, environmentIn } from '../environment.ts'
import { compileExpression, type Expression, type ValueType } from '../expression.ts'
import { type Fault, type FaultData, fault, type MessageCode } from '../fault.ts'
import type { FactKind, FactRef, Parameter, Period, PeriodName } from '../model.ts'
import { nameOfPath, type Plain, placeOf } from '../source-tree.ts'
import { nearest } from '../suggest.ts'
import { isNamed, namesOf, type Vocabulary } from '../vocabulary.ts'
import { CALENDARS } from '../words.ts'
import { builtInPeriod } from './built-in-period.ts'

export type Path = readonly (string | number)[]
export type Want = 'yes_no' | 'number' | 'text' | 'any'

export class Context {
  readonly faults: Fault[] = []
  readonly warnings: Fault[] = []
  readonly vocabulary: Vocabulary
  readonly parameters: ReadonlyMap<string, Parameter>
  /** Calendars that some rule uses, by id. */
  readonly usedPeriods = new Map<PeriodName, Period>()
  readonly periods: ReadonlyMap<string, Period>
  /** `kind name` of entries whose shape was faulty: said once, not again wherever they are named. */
  readonly broken: ReadonlySet<string>
  readonly #root: Plain
  readonly #file: string

  constructor(
    root: Plain,
    file: string,
    names: {
      vocabulary: Vocabulary
      parameters: ReadonlyMap<string, Parameter>
      periods: ReadonlyMap<string, Period>
      broken: ReadonlySet<string>
    },
  ) {
    this.#root = root
    this.#file = file
    this.vocabulary = names.vocabulary
    this.parameters = names.parameters
    this.periods = names.periods
    this.broken = names.broken
  }

  fault(path: Path, code: MessageCode, data: FaultData = {}, at: 'key' | 'value' = 'value'): undefined {
    this.faults.push(fault(placeOf(this.#root, path, this.#file, at), nameOfPath(this.#root, path), code, data))
    return undefined
  }

  warn(path: Path, code: MessageCode, data: FaultData = {}): void {
    this.warnings.push(fault(placeOf(this.#root, path, this.#file), nameOfPath(this.#root, path), code, data))
  }

  /** `name` is not among `known`: says so, with the nearest. */
  unknown(path: Path, code: MessageCode, name: string, known: Iterable<string>, more: FaultData = {}): undefined {
    const list = [...known]
    const suggestion = nearest(name, list)
    return this.fault(path, code, { name, known: list, ...(suggestion === undefined ? {} : { suggestion }), ...more })
  }

  /** Compiles an expression and demands a type. */
  expression(
    path: Path,
    source: string | number | boolean,
    environment: Environment,
    want: Want,
  ): Expression | undefined {
    const compiled = compileExpression(String(source), environment)
    if (!compiled.ok) {
      for (const error of compiled.errors)
        this.fault(path, error.code as MessageCode, { source: String(source), ...error.data })
      return undefined
    }
    const { type } = compiled.value
    if (want !== 'any' && !fits(type, want))
      return this.fault(path, 'expression.wrong_result', { quote: String(source), type, want })
    return compiled.value
  }

  environment(each: FactRef): Environment {
    return environmentIn(this.vocabulary, each)
  }

  /** `ranking quarter_rank`. `kinds` narrows what may stand here. */
  fact(path: Path, written: string, kinds?: readonly FactKind[]): FactRef | undefined {
    const [word = '', ...rest] = written.trim().split(/\s+/)
    const allowed = kinds ?? (Object.keys(FACTS) as FactKind[])
    if (!Object.hasOwn(FACTS, word) || !allowed.includes(word as FactKind))
      return this.unknown(path, 'fact.unknown_kind', word, allowed)
    const kind = word as FactKind
    const name = rest.join(' ')
    const named = isNamed(kind)
    if (name === '')
      return named === 'always' ? this.fault(path, 'fact.needs_name', { kind, known: this.#known(kind) }) : { kind }
    if (named === 'never') return this.fault(path, 'fact.has_no_name', { kind, name })
    const names = namesOf(kind, this.vocabulary)
    if (this.broken.has(`${kind} ${name}`)) return undefined
    if (names && !names.has(name)) return this.unknown(path, 'fact.unknown_name', name, names.keys(), { kind })
    if (!names && !/^[a-z][a-z0-9_]*$/.test(name)) return this.fault(path, 'shape.bad_id', { name })
    return { kind, name }
  }

  #known(kind: FactKind): string[] {
    return [...(namesOf(kind, this.vocabulary)?.keys() ?? [])]
  }

  /** A calendar of periods by name; notes that it is used. */
  every(path: Path, written: string): PeriodName | undefined {
    const declared = this.periods.get(written)
    if (declared) {
      this.usedPeriods.set(declared.id, declared)
      return declared.id
    }
    const period = builtInPeriod(written)
    if (!period)
      return this.unknown(path, 'period.unknown', written, [...Object.keys(CALENDARS), 'once', ...this.periods.keys()])
    this.usedPeriods.set(period.id, period)
    return period.id
  }
}

function fits(type: ValueType, want: Want): boolean {
  return want === 'number' ? type === 'int' || type === 'number' : type === want
}
