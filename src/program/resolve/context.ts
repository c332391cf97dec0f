/** What the sections need to turn written words into the model: names, places, faults. */

import { isDay } from '#domain/calendar/day.ts'
import { ENTITIES, FACTS, NAMED_PATHS, type Reached } from '../catalogue.ts'
import { type Environment, environmentIn } from '../environment.ts'
import { compileExpression, type Expression, type ValueType } from '../expression.ts'
import { type Fault, type FaultData, fault, type MessageCode } from '../fault.ts'
import type { Limit } from '../limit.ts'
import type {
  EntityKind,
  FactKind,
  FactRef,
  Parameter,
  Party,
  Period,
  PeriodName,
  Selection,
  Subject,
} from '../model.ts'
import type { LimitInput } from '../schema/common.ts'
import { nameOfPath, type Plain, placeOf } from '../source-tree.ts'
import { nearest } from '../suggest.ts'
import { isNamed, namesOf, type Vocabulary } from '../vocabulary.ts'
import { CALENDARS, ROLES } from '../words.ts'
import { builtInPeriod } from './built-in-period.ts'
import { resolveLimit } from './limit.ts'
import { waysTo } from './ways.ts'

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

  /** One selection: fact, condition, exception, and the path to the subject if there is one. */
  selection(
    path: Path,
    written: {
      each: string
      where?: string | number | boolean | undefined
      except?: string | number | boolean | undefined
    },
    subject?: { subject: Subject; through?: string | undefined; at: Path },
    pathOfEach: Path = [...path, 'each'],
  ): Selection | undefined {
    const each = this.fact(pathOfEach, written.each)
    if (!each) return undefined
    const environment = this.environment(each)
    const where =
      written.where === undefined
        ? undefined
        : this.expression([...path, 'where'], written.where, environment, 'yes_no')
    const except =
      written.except === undefined
        ? undefined
        : this.expression([...path, 'except'], written.except, environment, 'yes_no')
    const selection: Selection = { each, ...(where ? { where } : {}), ...(except ? { except } : {}) }
    if (!subject || subject.subject.kind === 'authority') return selection
    const leads = this.pathTo(subject.at, environment, subject.subject.of, subject.through)
    return leads ? { ...selection, path: leads } : selection
  }

  /** The plain form or `any`, as a list. */
  selections(
    path: Path,
    written: {
      each?: string | undefined
      where?: string | number | boolean | undefined
      except?: string | number | boolean | undefined
      any?:
        | readonly {
            each: string
            where?: string | number | boolean | undefined
            except?: string | number | boolean | undefined
          }[]
        | undefined
    },
    subject?: { subject: Subject; through?: string | undefined },
  ): Selection[] {
    if (written.any !== undefined) {
      if (written.each !== undefined) this.fault([...path, 'each'], 'rule.each_or_any')
      if (written.where !== undefined) this.fault([...path, 'where'], 'rule.where_beside_any')
      return written.any.flatMap((one, index) => {
        const at = [...path, 'any', index]
        const except = one.except ?? written.except
        return this.selection(at, { ...one, except }, subject && { ...subject, at: [...at, 'each'] }) ?? []
      })
    }
    if (written.each === undefined) {
      this.fault(path, 'rule.no_each')
      return []
    }
    return [
      this.selection(
        path,
        { ...written, each: written.each },
        subject && { ...subject, at: [...path, subject.through ? 'through' : 'each'] },
      ) ?? [],
    ].flat()
  }

  /** The path from a fact to a subject of kind `of`: the obvious one, or `through`. */
  pathTo(path: Path, environment: Environment, of: EntityKind, through?: string): readonly string[] | undefined {
    if (through !== undefined) {
      const reached = this.reach(path, environment, through)
      if (reached === undefined) return undefined
      if (reached !== of) return this.fault(path, 'path.leads_elsewhere', { name: through, leads: reached, wanted: of })
      return through.split('.')
    }
    if (environment.paths.get(of) === of) return [of]
    const ways = waysTo(environment, of)
    const known = [...environment.paths.keys()]
    return this.fault(path, 'path.none_to_subject', {
      of: environment.of,
      wanted: of,
      known,
      ...(ways[0] ? { suggestion: ways[0] } : {}),
    })
  }

  /** What entity a written path leads to. */
  reach(path: Path, environment: Environment, written: string): Reached | undefined {
    const [first = '', ...steps] = written.split('.')
    let entity = environment.paths.get(first)
    if (!entity) return this.unknown(path, 'path.unknown', first, environment.paths.keys(), { of: environment.of })
    for (const step of steps) {
      const attributes: Readonly<Record<string, object>> = ENTITIES[entity]
      const attribute = Object.hasOwn(attributes, step) ? (attributes[step] as { entity?: Reached }) : undefined
      if (!attribute?.entity) return this.fault(path, 'path.unknown_step', { name: step, of: entity })
      entity = attribute.entity
    }
    return entity
  }

  /** A path of every fact concerned, a role, a group, or the public. */
  party(path: Path, written: string, environments: readonly Environment[]): Party | undefined {
    const [first = ''] = written.split('.')
    if (written === 'public') return { kind: 'public' }
    if (Object.hasOwn(ROLES, written)) return { kind: 'role', role: written as keyof typeof ROLES }
    if (environments.length > 0 && (Object.hasOwn(ENTITIES, first) || Object.hasOwn(NAMED_PATHS, first))) {
      let of: Reached | undefined
      for (const environment of environments) {
        of = this.reach(path, environment, written)
        if (of === undefined) return undefined
      }
      return { kind: 'path', path: written.split('.'), of: of ?? 'org' }
    }
    if (this.vocabulary.groups.has(written)) return { kind: 'group', group: written }
    if (this.broken.has(`member ${written}`)) return undefined
    const known = [
      ...new Set(environments.flatMap((e) => [...e.paths.keys()])),
      ...Object.keys(ROLES),
      ...this.vocabulary.groups.keys(),
      'public',
    ]
    return this.unknown(path, 'party.unknown', written, known)
  }

  parties(path: Path, written: string | readonly string[] | undefined, environments: readonly Environment[]): Party[] {
    if (written === undefined) return []
    if (typeof written === 'string') return [this.party(path, written, environments) ?? []].flat()
    return written.flatMap((one, index) => this.party([...path, index], one, environments) ?? [])
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

  /** A time limit in all its forms; parameters are put in. */
  limit(path: Path, written: LimitInput, environment?: Environment): Limit | undefined {
    return resolveLimit(this, path, written, environment)
  }

  /** A number written out, or a parameter's; undefined with a fault where there is none. */
  amount(path: Path, written: number | string): number | undefined {
    if (typeof written === 'number') return written
    const name = written.slice('param.'.length)
    const parameter = this.parameters.get(name)
    if (parameter?.kind === 'number') return parameter.value
    if (parameter) return this.fault(path, 'expression.parameter_is_limit', { name })
    if (this.broken.has(`parameter ${name}`)) return undefined
    return this.unknown(path, 'expression.unknown_parameter', name, this.parameters.keys(), { quote: written })
  }

  /** A whole number from `least` on, written out or a parameter's. */
  count(path: Path, written: number | string | undefined, least = 0): number | undefined {
    if (written === undefined) return undefined
    const n = this.amount(path, written)
    if (n === undefined || (Number.isInteger(n) && n >= least)) return n
    return this.fault(path, 'count.whole', { text: String(written), n, least })
  }

  /** Whether `param.x` names a parameter that is a number: where a number and a time limit may both stand. */
  isNumber(written: unknown): boolean {
    if (typeof written !== 'string' || !written.startsWith('param.')) return typeof written === 'number'
    return this.parameters.get(written.slice('param.'.length))?.kind === 'number'
  }

  /** The keys of a table must be values the column can hold. */
  caseNames(path: Path, by: Expression, keys: readonly string[], environment: Environment): boolean {
    if (by.type !== 'text' && by.type !== 'yes_no') {
      this.fault(path, 'table.by_what', { quote: by.source, type: by.type })
      return false
    }
    const values =
      by.type === 'yes_no'
        ? ['true', 'false']
        : by.ast.kind === 'path'
          ? environment.columns.get(by.ast.path)?.values
          : undefined
    const strange = values ? keys.filter((key) => !values.includes(key)) : []
    for (const key of strange)
      this.unknown([...path, key], 'expression.unknown_value', key, values ?? [], {
        value: key,
        quote: key,
        name: by.source,
      })
    return strange.length === 0
  }

  /** A day, or a parameter that is a date. */
  day(path: Path, written: string): string | undefined {
    const parameter = /^param\.([a-z][a-z0-9_]*)$/.exec(written)?.[1]
    if (parameter !== undefined) {
      const found = this.parameters.get(parameter)
      if (!found)
        return this.unknown(path, 'expression.unknown_parameter', parameter, this.parameters.keys(), { quote: written })
      if (found.kind === 'limit' && found.limit.kind === 'single' && found.limit.limit.kind === 'date')
        return found.limit.limit.day
      return this.fault(path, 'day.parameter_is_no_day', { name: parameter })
    }
    return isDay(written) ? written : this.fault(path, 'day.unreadable', { text: written })
  }

  /** For whom a measure, ranking or indicator is. */
  subject(path: Path, written: string): Subject | undefined {
    if (written === 'authority') return { kind: 'authority' }
    const group = this.vocabulary.groups.get(written)
    if (group) return { kind: 'group', group: written, of: group.of }
    if (this.broken.has(`member ${written}`)) return undefined
    return this.unknown(path, 'group.unknown', written, ['authority', ...this.vocabulary.groups.keys()])
  }

  /** A share, drawn by lot or demanded, 0–1. */
  share(written: number | string | undefined, path: Path): number | undefined {
    if (written === undefined) return undefined
    const share =
      typeof written === 'string' && written.endsWith('%')
        ? Number(written.slice(0, -1)) / 100
        : this.amount(path, written)
    if (share === undefined) return undefined
    return share > 0 && share <= 1 ? share : this.fault(path, 'share.range', { text: String(written) })
  }
}

function fits(type: ValueType, want: Want): boolean {
  return want === 'number' ? type === 'int' || type === 'number' : type === want
}
