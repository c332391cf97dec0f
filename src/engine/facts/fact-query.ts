/** One kind of fact with everything its conditions read: `from (source) f` and the joins for entities and measures. */
import { COMMON_COLUMNS } from '#program/catalogue.ts'
import { toSql } from '#program/expression/to-sql.ts'
import type { Expression, FactKind, FactRef, PeriodName } from '#program/model.ts'
import { reachesOf } from '../reaches.ts'
import { quote, type SqlText, workingDaysSql } from '../sql.ts'
import * as derived from './derived.ts'
import { EntityJoins } from './entities.ts'
import { member } from './groups.ts'
import * as links from './links.ts'
import * as matters from './matters.ts'
import * as plain from './plain.ts'
import * as plans from './plans.ts'
import * as shared from './shared.ts'
import type { Source } from './source.ts'

const SOURCES = {
  member,
  link: links.link,
  cover: derived.cover,
  duty: derived.duty,
  visit: plain.visit,
  form: plain.form,
  report: plain.report,
  meeting: plain.meeting,
  matter: matters.matter,
  act: matters.act,
  closing: matters.closing,
  rating: plain.rating,
  callback: plain.callback,
  inspection: plain.inspection,
  finding: plain.finding,
  paper: plain.paper,
  profile: shared.profile,
  delivery: shared.delivery,
  claim: shared.claim,
  plan: plans.plan,
  plan_measure: plans.planMeasure,
  reading: links.reading,
  exemption: links.exemption,
  measure: derived.measure,
  ranking: derived.ranking,
  mark: derived.mark,
  points: derived.points,
} as const satisfies Record<FactKind, Source>

/** Kinds whose org_id is the unit the person belonged to on that day. */
const PERSONS_UNIT: ReadonlySet<FactKind> = new Set(['visit', 'duty'])

/** SQL of the ordinal of the period of `calendar` that holds a moment; NULL outside. */
export function ordinalAt(sql: SqlText, calendar: PeriodName, at: string, which: 'all' | 'open' = 'all'): string {
  const rows = (which === 'open' ? sql.scene.open : sql.scene.periods).get(calendar) ?? []
  const starts = sql.param(
    rows.map((row) => row.startsAt),
    'timestamptz[]',
  )
  const ends = sql.param(
    rows.map((row) => row.endsAt),
    'timestamptz[]',
  )
  const ordinals = sql.param(
    rows.map((row) => row.ordinal),
    'int[]',
  )
  const bucket = `width_bucket(${at}, ${starts})`
  return rows.length === 0 ? 'null::int' : `(case when ${at} < (${ends})[${bucket}] then (${ordinals})[${bucket}] end)`
}

/** Left join of another measure of a subject, of the period that holds the moment. */
export function measureJoin(
  sql: SqlText,
  alias: string,
  measure: string,
  authority: string,
  subject: string,
  at: string,
): string {
  const declared = sql.scene.program.measures.find((one) => one.id === measure)
  if (!declared) throw new Error(`no measure ${measure}`)
  return `left join derived_measure ${alias} on ${alias}.authority_id = ${authority} and ${alias}.program_key = ${sql.program} and ${alias}.rule = ${quote(measure)} and ${alias}.subject_id = ${subject} and ${alias}.ordinal = ${ordinalAt(sql, declared.every, at)}`
}

export type FactQueryOptions = {
  readonly alias?: string
  readonly calendar?: PeriodName
  /** The rule's subject and how the fact leads to it: measures of that subject may be named. */
  readonly subject?: { readonly of: string; readonly path: readonly string[] }
  /** SQL of a column that stands in for the source's own. */
  readonly instead?: (column: string) => string | undefined
}

export class FactQuery {
  readonly ref: FactRef
  readonly alias: string
  readonly #sql: SqlText
  readonly #options: FactQueryOptions
  readonly #entities: EntityJoins
  readonly #used = new Set<string>()
  readonly #measures = new Map<string, string>()
  readonly #reaches: ReadonlySet<string>

  constructor(sql: SqlText, ref: FactRef, options: FactQueryOptions = {}) {
    this.#sql = sql
    this.ref = ref
    this.alias = options.alias ?? 'f'
    this.#options = options
    this.#instead = options.instead
    this.#entities = new EntityJoins(sql, null, this.alias, PERSONS_UNIT.has(ref.kind))
    this.#reaches = reachesOf(sql.scene.program, ref)
  }

  /** The kinds of entities this fact reaches directly. */
  get reaches(): ReadonlySet<string> {
    return this.#reaches
  }

  #instead: ((column: string) => string | undefined) | undefined

  /** Reads something with other columns standing in. */
  instead(column: (name: string) => string | undefined, read: () => string): string {
    const before = this.#instead
    this.#instead = column
    try {
      return read()
    } finally {
      this.#instead = before
    }
  }

  /** SQL of a column of the catalogue. */
  column(name: string): string {
    const instead = this.#instead?.(name)
    if (instead !== undefined) return instead
    if (name === 'id') return `${this.alias}.id::text`
    if (name === 'today') return this.#sql.today
    if (name in COMMON_COLUMNS) return `${this.alias}.${name}`
    this.#used.add(name)
    return `${this.alias}.c_${name}`
  }

  /** SQL of the id a path leads to; without a path the authority itself. */
  id(path: readonly string[] | undefined): string {
    if (!path || path.length === 0) return `${this.alias}.authority_id`
    return this.#entities.id(path)
  }

  /** SQL of a column of the matter this fact hangs on. */
  matterColumn(column: string): string {
    return this.#entities.matterColumn(column)
  }

  expression(expression: Expression): string {
    return toSql(expression, (path) => this.#resolve(path), {
      zone: this.#sql.zone,
      workingDays: workingDaysSql(this.#sql),
    })
  }

  /** `where` and not `except`, three-valued: NULL is undecided. */
  condition(selection: { readonly where?: Expression; readonly except?: Expression }): string {
    const where = selection.where ? this.expression(selection.where) : 'true'
    return selection.except ? `(${where} and not ${this.expression(selection.except)})` : where
  }

  #resolve(path: string): string {
    if (path.startsWith('measure.')) return this.#measure(path.slice('measure.'.length))
    return path.includes('.') ? this.#entities.attribute(path) : this.column(path)
  }

  #measure(id: string): string {
    const known = this.#measures.get(id)
    if (!known) {
      const alias = `${this.alias}_m${this.#measures.size + 1}`
      this.#measures.set(id, alias)
      return `${alias}.value`
    }
    return `${known}.value`
  }

  /** The subject of measure x as this fact reaches it. */
  #subjectOf(measure: string): string {
    const declared = this.#sql.scene.program.measures.find((one) => one.id === measure)
    if (!declared) throw new Error(`no measure ${measure}`)
    const { subject } = declared
    if (subject.kind === 'authority') return this.id(undefined)
    if (this.#options.subject?.of === subject.of) return this.id(this.#options.subject.path)
    if (this.#reaches.has(subject.of)) return this.id([subject.of])
    if (subject.of === 'org' && this.#reaches.has('person')) return this.id(['person', 'org'])
    throw new Error(`${this.ref.kind} does not reach the subject of measure ${measure}`)
  }

  /** `from … left join …`: after every column, path and expression has been asked for. */
  from(): string {
    const joins = [...this.#measures].map(([id, alias]) =>
      measureJoin(this.#sql, alias, id, `${this.alias}.authority_id`, this.#subjectOf(id), `${this.alias}.at`),
    )
    const source = SOURCES[this.ref.kind](this.#sql, this.ref, {
      columns: this.#used,
      ...(this.#options.calendar === undefined ? {} : { calendar: this.#options.calendar }),
    })
    return `from (${source}) ${this.alias}\n  ${[this.#entities.text(), ...joins].filter(Boolean).join('\n  ')}`
  }
}
