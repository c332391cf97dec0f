/**
 * Time limits inside compiled rules. A limit depends on few things (a day, a period, a category), so the distinct
 * combinations are read first, reckoned by the calendar of the domain, and joined back as a small table: the
 * database never computes a working day, and a deadline means the same here as in a matter's clock.
 */
import { addMinutes, endOfDay, isBefore, programDay } from '#domain/calendar/clock-rules.ts'
import { type Deadline, deadlineOf, type Moment } from '#domain/calendar/deadline.ts'
import type { Stop } from '#domain/calendar/stopwatch.ts'
import type { TimeLimit } from '#domain/calendar/time-limit.ts'
import type { Limit, PeriodName } from '#program/model.ts'
import type { FactQuery } from './facts/fact-query.ts'
import type { Scene } from './scene.ts'
import { quote, type SqlText, type Statement } from './sql.ts'

/** Runs the read of distinct combinations. Tests that only look at the text answer with no rows. */
export type Read = (statement: Statement) => Promise<Record<string, unknown>[]>

/** What a limit is reckoned from, besides the calendar. */
export type LimitInput = {
  readonly start: string
  /** The start is the end of a limit, not a receipt: at the very end of a day it stands for that day. */
  readonly startsAtEnd?: true
  /** Named moments and time columns. */
  readonly moments: Readonly<Record<string, string | null>>
  readonly period?: { readonly firstDay: string; readonly lastDay: string }
  /** Values of the `by` expressions of tables, in the order of `tableKeys`. */
  readonly by: readonly (string | null)[]
  /** Stretches in which the clock stood still. */
  readonly stops?: readonly Stop[]
}

/** The `by` expressions of a limit's tables, outer first. */
export function tableKeys(limit: Limit): Extract<Limit, { kind: 'table' }>['by'][] {
  switch (limit.kind) {
    case 'table':
      return [
        limit.by,
        ...limit.cases.flatMap((one) => tableKeys(one.limit)),
        ...(limit.otherwise ? tableKeys(limit.otherwise) : []),
      ]
    case 'longest':
      return limit.of.flatMap(tableKeys)
    default:
      return []
  }
}

function leaves(limit: Limit): TimeLimit[] {
  switch (limit.kind) {
    case 'single':
      return [limit.limit]
    case 'table':
      return [...limit.cases.flatMap((one) => leaves(one.limit)), ...(limit.otherwise ? leaves(limit.otherwise) : [])]
    case 'longest':
      return limit.of.flatMap(leaves)
    case 'statutory':
      return []
  }
}

/** Moments and columns a limit names, other than where it starts and the period's. */
export function momentsOf(limit: Limit): string[] {
  const names = leaves(limit).flatMap((leaf) => {
    if (leaf.kind === 'due') return ['due']
    if (leaf.kind === 'on_column') return [leaf.column]
    if (leaf.kind !== 'amount' || !leaf.base) return []
    const name = leaf.base.kind === 'moment' ? leaf.base.moment : leaf.base.column
    return name === 'start_of_period' || name === 'end_of_period' || name === 'received' ? [] : [name]
  })
  return [...new Set(names)]
}

/** Whether the limit says something only about a fixed day: then nobody owes what was due before his time. */
export function isFixedDay(limit: Limit): boolean {
  const all = leaves(limit)
  return all.length > 0 && all.every((leaf) => leaf.kind === 'date')
}

/** A moment that is the very end of a day stands for that day. */
function momentOf(scene: Scene, at: string): Moment {
  const day = programDay(addMinutes(at, -1 / 60_000), scene.rules)
  const end = endOfDay(day, scene.rules)
  return !isBefore(at, end) && !isBefore(end, at) ? { endOfDay: day } : { at }
}

/** The deadline a limit means for one combination; undefined where a table has no case or a moment is absent. */
export function resolveLimit(scene: Scene, limit: Limit, input: LimitInput): Deadline | undefined {
  let keyIndex = 0
  const resolve = (one: Limit): Deadline | undefined => {
    switch (one.kind) {
      case 'single': {
        const moments = Object.fromEntries(
          Object.entries(input.moments).flatMap(([name, at]) =>
            at === null ? [] : [[name, momentOf(scene, at)] as const],
          ),
        )
        const result = deadlineOf({
          limit: one.limit,
          start: input.startsAtEnd ? momentOf(scene, input.start) : { at: input.start },
          moments,
          ...(input.period ? { period: input.period } : {}),
          rules: scene.rules,
          calendar: scene.calendar,
          ...(input.stops ? { stops: input.stops, now: scene.asOf } : {}),
        })
        return result.ok ? result.value : undefined
      }
      case 'table': {
        const value = input.by[keyIndex++]
        const chosen: { deadline: Deadline | undefined; fits: boolean }[] = one.cases.map((entry) => ({
          deadline: resolve(entry.limit),
          fits: entry.value === value,
        }))
        const otherwise = one.otherwise ? resolve(one.otherwise) : undefined
        const fit = chosen.find((entry) => entry.fits)
        if (value === null || value === undefined) return undefined
        return fit ? fit.deadline : otherwise
      }
      case 'longest': {
        const all = one.of.map(resolve).filter((deadline) => deadline !== undefined)
        return all.reduce<Deadline | undefined>(
          (longest, next) => (!longest || isBefore(longest.dueAt, next.dueAt) ? next : longest),
          undefined,
        )
      }
      case 'statutory':
        // Recorded on matters, whose clocks are reckoned when they open; other facts carry none.
        return undefined
    }
  }
  return resolve(limit)
}

export type LimitJoin = {
  /** Join to put after the facts; its columns are `<alias>.at`, `.starts_at`, `.day`, `.unknown_year`. */
  readonly join: string
  readonly alias: string
}

/**
 * Reads the distinct combinations a limit depends on and makes the join.
 * @param startAt SQL of the moment at which the limit starts
 * @param calendar of the period the fact belongs to, with SQL of its ordinal
 */
export async function limitJoin(
  sql: SqlText,
  read: Read,
  options: {
    readonly limit: Limit
    readonly query: FactQuery
    readonly alias: string
    readonly startAt: string
    readonly where: string
    readonly calendar?: { readonly name: PeriodName; readonly ordinal: string }
    /** SQL for moments that are not columns of the fact. */
    readonly moments?: Readonly<Record<string, string>>
    /** Joins between the facts and the limit: the periods. */
    readonly joined?: string
    /** Stretches in which the clock stood still, by what they were granted for. */
    readonly stops?: ReadonlyMap<string, readonly Stop[]>
    /** What comes on top: a grace. */
    readonly after?: (deadline: Deadline) => Deadline
  },
): Promise<LimitJoin> {
  const { limit, query, alias, calendar } = options
  const names = momentsOf(limit)
  const moments = names.map((name) => options.moments?.[name] ?? query.column(name))
  const bys = tableKeys(limit).map((by) => `(${query.expression(by)})::text`)
  const starts = leaves(limit).some((leaf) => startsFromFact(leaf)) ? `(${options.startAt})::text` : `''`
  const ordinal = calendar ? `(${calendar.ordinal})::text` : `''`
  const stopped = [...(options.stops?.keys() ?? [])]
  const subjects =
    stopped.length === 0
      ? []
      : ['id', 'person_id', 'org_id', 'enterprise_id', 'project_id', 'area_id'].map(
          (column) =>
            `case when ${query.alias}.${column} = any (${sql.param(stopped, 'uuid[]')}) then ${query.alias}.${column}::text else '' end`,
        )
  const parts = [
    ...subjects,
    starts,
    ordinal,
    ...moments.map((one) => `coalesce((${one})::text, '')`),
    ...bys.map((one) => `coalesce(${one}, chr(1))`),
  ]
  const key = `concat_ws(chr(2), ${parts.join(', ')})`
  const text = `select distinct ${key} as key, ${starts} as start, ${ordinal} as ordinal, array[${[`''`, ...moments.map((one) => `coalesce((${one})::text, '')`)].join(', ')}] as moments, array[${[`''`, ...bys.map((one) => `coalesce(${one}, chr(1))`)].join(', ')}] as bys, array[${[`''`, ...subjects].join(', ')}] as stopped
${query.from()}
${options.joined ?? ''}
where ${options.where}`
  const rows = await read(sql.done(text))
  const found = rows.flatMap((row) => {
    const period = calendar
      ? sql.scene.periods.get(calendar.name)?.find((one) => String(one.ordinal) === row.ordinal)
      : undefined
    const values = (row.moments as string[]).slice(1)
    const deadline = resolveLimit(sql.scene, limit, {
      start: row.start ? iso(String(row.start)) : sql.scene.asOf,
      moments: Object.fromEntries(names.map((name, i) => [name, values[i] ? momentText(sql.scene, values[i]) : null])),
      ...(period ? { period } : {}),
      ...(stopped.length > 0 ? { stops: (row.stopped as string[]).flatMap((id) => options.stops?.get(id) ?? []) } : {}),
      by: (row.bys as string[]).slice(1).map((value) => (value === '\u0001' ? null : value)),
    })
    return deadline ? [{ key: row.key, deadline: options.after ? options.after(deadline) : deadline }] : []
  })
  const list = (pick: (deadline: Deadline) => unknown) => found.map(({ deadline }) => pick(deadline))
  const arrays = [
    sql.param(
      found.map(({ key: one }) => one),
      'text[]',
    ),
    sql.param(
      list((one) => one.dueAt),
      'timestamptz[]',
    ),
    sql.param(
      list((one) => startOf(one)),
      'timestamptz[]',
    ),
    sql.param(
      list((one) => one.dueDay),
      'date[]',
    ),
    sql.param(
      list((one) => one.unknownYears.length > 0),
      'boolean[]',
    ),
  ]
  return {
    alias,
    join: `join unnest(${arrays.join(', ')}) as ${alias}(key, at, starts_at, day, unknown_year) on ${alias}.key = ${key}`,
  }
}

/** When something that is said to happen at a limit happens: as its day begins, or at the minute. */
export function startOf(deadline: Deadline): string {
  return deadline.explain.dueTime === null ? deadline.dueDayStartsAt : deadline.dueAt
}

function startsFromFact(leaf: TimeLimit): boolean {
  switch (leaf.kind) {
    case 'amount':
      return leaf.base === null || (leaf.base.kind === 'moment' && leaf.base.moment === 'received')
    case 'date':
    case 'on_column':
    case 'due':
    case 'end_of_period':
      return false
    default:
      return true
  }
}

/** A column's moment; a day stands for its end, so that days count from the next one. */
export function momentText(scene: Scene, text: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? endOfDay(text, scene.rules) : iso(text)
}

/** PostgreSQL's text of a moment or day as ISO. */
function iso(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d:\d\d(?:\.\d+)?)\+00)?$/.exec(text)
  if (!match) throw new Error(`cannot read the moment ${quote(text)}`)
  return match[2] ? `${match[1]}T${match[2]}Z` : `${match[1]}T00:00:00Z`
}
