/** What the sections need to turn written words into the model: names, places, faults. */

import { isDay } from '#domain/calendar/day.ts'
import { parseTimeLimit } from '#domain/calendar/parse-time-limit.ts'
import { ENTITIES, FACTS, NAMED_PATHS, type Reached } from '../catalogue.ts'
import { type Environment, environmentIn } from '../environment.ts'
import { compileExpression, type Expression, type ValueType } from '../expression.ts'
import { type Fault, type FaultData, fault, type MessageCode } from '../fault.ts'
import type { Limit } from '../limit.ts'
import type {
  EntityKind,
  Entry,
  FactKind,
  FactRef,
  Parameter,
  Party,
  Period,
  PeriodName,
  PeriodUnit,
  Selection,
  Subject,
} from '../model.ts'
import type { LimitInput } from '../schema/common.ts'
import { nameOfPath, type Plain, placeOf } from '../source-tree.ts'
import { nearest } from '../suggest.ts'
import { isNamed, namesOf, type Vocabulary } from '../vocabulary.ts'
import { CALENDARS, ROLES } from '../words.ts'

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
    if (typeof written === 'string') return this.#singleLimit(path, written, environment)
    if ('longest' in written) {
      const of = written.longest.map((one, index) => this.limit([...path, 'longest', index], one, environment))
      return of.every((one) => one !== undefined) ? { kind: 'longest', of } : undefined
    }
    if (!environment) return this.fault(path, 'limit.no_table_here')
    const by = this.expression([...path, 'by'], written.by, environment, 'any')
    const cases = Object.entries(written.cases).map(([value, one]) => ({
      value,
      limit: this.limit([...path, 'cases', value], one, environment),
    }))
    const otherwise = written.else === undefined ? undefined : this.limit([...path, 'else'], written.else, environment)
    if (!by || !this.caseNames([...path, 'cases'], by, Object.keys(written.cases), environment)) return undefined
    if (cases.some((one) => one.limit === undefined) || (written.else !== undefined && !otherwise)) return undefined
    return { kind: 'table', by, cases: cases as { value: string; limit: Limit }[], ...(otherwise ? { otherwise } : {}) }
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

  #singleLimit(path: Path, written: string, environment?: Environment): Limit | undefined {
    if (written === 'statutory') return { kind: 'statutory' }
    const parsed = parseTimeLimit(written)
    if (!parsed.ok) {
      const suggestion = parsed.error.data?.suggestion
      return this.fault(path, parsed.error.code, { text: written, ...(suggestion ? { suggestion } : {}) })
    }
    const limit = parsed.value
    if (limit.kind === 'param') {
      const parameter = this.parameters.get(limit.param)
      if (!parameter) {
        if (this.broken.has(`parameter ${limit.param}`)) return undefined
        return this.unknown(path, 'expression.unknown_parameter', limit.param, this.parameters.keys(), {
          quote: written,
        })
      }
      if (parameter.kind === 'number') return this.fault(path, 'limit.parameter_is_number', { name: limit.param })
      return parameter.limit
    }
    const column =
      limit.kind === 'on_column'
        ? limit.column
        : limit.kind === 'amount' && limit.base?.kind === 'column'
          ? limit.base.column
          : undefined
    if (limit.kind === 'on_column' && !environment)
      return this.fault(path, 'limit.no_column_here', { name: limit.column })
    if (column !== undefined && environment) {
      const type = environment.columns.get(column)?.type
      if (type !== 'time' && type !== 'day') {
        const known = [...environment.columns].flatMap(([name, c]) =>
          c.type === 'time' || c.type === 'day' ? [name] : [],
        )
        return this.unknown(path, 'limit.unknown_moment', column, [
          'due',
          'received',
          'told',
          'opened',
          'closed',
          'start of period',
          'end of period',
          ...known,
        ])
      }
    }
    return { kind: 'single', text: written, limit }
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

/** Paths of up to three steps that lead to an entity of this kind, shortest first. */
function waysTo(environment: Environment, of: EntityKind): string[] {
  const ways: string[] = []
  let reached: [string, Reached][] = [...environment.paths]
  for (let steps = 0; steps < 2; steps++) {
    reached = reached.flatMap(([path, entity]) =>
      Object.entries(ENTITIES[entity]).flatMap(([name, attribute]) =>
        'entity' in attribute ? [[`${path}.${name}`, attribute.entity] as [string, Reached]] : [],
      ),
    )
    ways.push(...reached.flatMap(([path, entity]) => (entity === of ? [path] : [])))
  }
  return ways
}

const UNITS: Readonly<Record<string, PeriodUnit>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
}

/** `quarter`, `once`, `2 weeks`. */
export function builtInPeriod(written: string): Period | undefined {
  if (written === 'once') return { id: 'once', title: '全程', builtIn: true, kind: 'once' }
  if (Object.hasOwn(CALENDARS, written)) {
    const unit = written as PeriodUnit
    return {
      id: unit,
      title: CALENDARS[unit],
      builtIn: true,
      kind: 'recurring',
      unit,
      step: 1,
      starts: 1,
      namedBy: 'start',
    }
  }
  const stepped = /^([2-9]|[1-9]\d) (day|week|month|quarter|year)s$/.exec(written)
  const unit = stepped?.[2] === undefined ? undefined : UNITS[stepped[2]]
  if (!stepped || !unit) return undefined
  const step = Number(stepped[1])
  const title = `每 ${step} ${{ day: '日', week: '周', month: '个月', quarter: '个季度', year: '年', half_month: '个半月', half_year: '个半年' }[unit]}`
  return { id: `${step}_${unit}s`, title, builtIn: true, kind: 'recurring', unit, step, starts: 1, namedBy: 'start' }
}

type Written = {
  title?: string | number | undefined
  clause?: string | number | undefined
  assumed?: string | number | undefined
  note?: string | number | undefined
}

/** What every entry carries, as text. */
export function entryOf(id: string, written: Written, defaultTitle: string = id): Entry {
  return {
    id,
    title: String(written.title ?? defaultTitle),
    ...(written.clause === undefined ? {} : { clause: String(written.clause) }),
    ...(written.assumed === undefined ? {} : { assumed: String(written.assumed) }),
    ...(written.note === undefined ? {} : { note: String(written.note) }),
  }
}

/** Clause and assumption of a part that is no entry of its own. */
export function sourceOf(written: Written): Pick<Entry, 'clause' | 'assumed'> {
  const { clause, assumed } = entryOf('', written)
  return { ...(clause === undefined ? {} : { clause }), ...(assumed === undefined ? {} : { assumed }) }
}

export const textsOf = (written: readonly (string | number)[] | undefined): string[] => (written ?? []).map(String)
