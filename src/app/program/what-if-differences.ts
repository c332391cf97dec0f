/** Two outcomes of the same facts side by side, and which changed rules stand behind each difference. Pure. */
import * as decimal from '#program/expression/decimal.ts'
import type { Program } from '#program/model.ts'
import { dependencies, type RuleName } from '#program/order.ts'
import type { FrozenRow } from '#storage/derived-store.ts'
import { changedEntries } from './changed-entries.ts'
import type { SubjectRef } from './what-if-names.ts'

/** Derived rows of the period under one set of rules. */
export type Outcome = Readonly<Record<'points' | 'rankings' | 'measures' | 'marks', readonly FrozenRow[]>>

export type RuleRef = { readonly kind: string; readonly id: string; readonly title: string }
type Standing = { readonly place: number; readonly of: number; readonly value: string }

export type Differences = {
  readonly points: readonly {
    readonly account: SubjectRef
    readonly was: string
    readonly wouldBe: string
    readonly differs: boolean
    readonly byRule: readonly {
      readonly rule: string
      readonly title: string
      readonly was: string
      readonly wouldBe: string
    }[]
    readonly because: readonly RuleRef[]
  }[]
  readonly rankings: readonly {
    readonly rule: string
    readonly title: string
    readonly calendar: string
    readonly ordinal: number
    readonly rows: readonly {
      readonly subject: SubjectRef
      readonly pool: string
      readonly was: Standing | null
      readonly wouldBe: Standing | null
      readonly differs: boolean
      readonly because: readonly RuleRef[]
    }[]
  }[]
  /** Those that differ. */
  readonly measures: readonly {
    readonly rule: string
    readonly title: string
    readonly ordinal: number
    readonly subject: SubjectRef
    readonly was: string | null
    readonly wouldBe: string | null
    readonly because: readonly RuleRef[]
  }[]
  /** Those that differ, counted by rule and account. */
  readonly marks: readonly {
    readonly rule: string
    readonly title: string
    readonly account: SubjectRef
    readonly was: number
    readonly wouldBe: number
    readonly because: readonly RuleRef[]
  }[]
  /** Rows that were left out, for length. */
  readonly left: number
}

type Input = {
  readonly before: Program
  readonly after: Program
  readonly was: Outcome
  readonly wouldBe: Outcome
  readonly most: number
}

export function differencesOf({ before, after, was, wouldBe, most }: Input): Differences {
  const why = causesIn(before, after)
  let left = 0
  const cut = <Row>(rows: readonly Row[]): Row[] => {
    left += Math.max(0, rows.length - most)
    return rows.slice(0, most)
  }
  const titles = new Map<string, string>(
    [before, after].flatMap((program) =>
      [program.points, program.measures, program.rankings, program.marks].flatMap((rules) =>
        rules.map((rule) => [`${rule.rule} ${rule.id}`, rule.title] as const),
      ),
    ),
  )
  const titleOf = (kind: string, id: string): string => titles.get(`${kind} ${id}`) ?? id
  return {
    points: cut(pointsOf(was.points, wouldBe.points, titleOf, why)),
    rankings: rankingsOf(was.rankings, wouldBe.rankings, titleOf, why).map((one) => ({ ...one, rows: cut(one.rows) })),
    measures: cut(measuresOf(was.measures, wouldBe.measures, titleOf, why)),
    marks: cut(marksOf(was.marks, wouldBe.marks, titleOf, why)),
    get left() {
      return left
    },
  }
}

type Title = (kind: string, id: string) => string
type Why = (names: readonly RuleName[]) => RuleRef[]

const SECTION_KIND: Readonly<Record<string, string>> = {
  duties: 'duty',
  measures: 'measure',
  rankings: 'ranking',
  marks: 'mark',
  points: 'points',
}

/** The changed rules that a rule rests on, itself among them; entries that are no rules stand for all that changed with them. */
function causesIn(before: Program, after: Program): Why {
  const changed = changedEntries(before, after, { meaningOnly: true })
  const rules = new Map<string, RuleRef>(
    changed.flatMap(({ section, id, title }) => {
      const kind = SECTION_KIND[section]
      return kind ? [[`${kind} ${id}`, { kind, id, title }] as const] : []
    }),
  )
  const others = changed.flatMap(({ section, id, title }) =>
    SECTION_KIND[section] ? [] : [{ kind: section, id, title }],
  )
  const edges = [dependencies(before), dependencies(after)]
  return (names) => {
    const seen = new Set<RuleName>()
    const walk = (name: RuleName): void => {
      if (seen.has(name)) return
      seen.add(name)
      for (const one of edges) for (const next of one.get(name) ?? []) walk(next)
    }
    names.forEach(walk)
    const found = [...seen].flatMap((name) => rules.get(name) ?? [])
    return found.length > 0 ? found : others
  }
}

const textOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : trimmed(String(value))
/** `12.500` and `12.5` are the same number. */
const trimmed = (value: string): string => {
  const read = decimal.decimal(value)
  return read
    ? decimal
        .toText(read)
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '')
    : value
}
const sum = (rows: readonly FrozenRow[]): decimal.Decimal =>
  rows.reduce<decimal.Decimal>((total, row) => decimal.add(total, decimal.decimal(String(row.value)) ?? total), {
    digits: 0n,
    scale: 0,
  })
const total = (rows: readonly FrozenRow[]): string => trimmed(decimal.toText(sum(rows)))

function grouped(rows: readonly FrozenRow[], key: (row: FrozenRow) => string): Map<string, FrozenRow[]> {
  const groups = new Map<string, FrozenRow[]>()
  for (const row of rows) {
    const name = key(row)
    const group = groups.get(name)
    if (group) group.push(row)
    else groups.set(name, [row])
  }
  return groups
}

const keysOf = (...maps: readonly ReadonlyMap<string, unknown>[]): string[] => [
  ...new Set(maps.flatMap((one) => [...one.keys()])),
]
const subjectIn = (key: string): SubjectRef => {
  const [kind = '', id = ''] = key.split(' ')
  return { kind, id }
}
const account = (row: FrozenRow): string => `${row.to_kind} ${row.to_id}`
const subject = (row: FrozenRow): string => `${row.subject_kind} ${row.subject_id}`

function pointsOf(was: readonly FrozenRow[], wouldBe: readonly FrozenRow[], titleOf: Title, why: Why) {
  const [old, fresh] = [grouped(was, account), grouped(wouldBe, account)]
  return keysOf(old, fresh)
    .map((key): Differences['points'][number] => {
      const [before, after] = [old.get(key) ?? [], fresh.get(key) ?? []]
      const rule = (row: FrozenRow) => String(row.rule)
      const [oldRules, freshRules] = [grouped(before, rule), grouped(after, rule)]
      const byRule = keysOf(oldRules, freshRules).map((id) => ({
        rule: id,
        title: titleOf('points', id),
        was: total(oldRules.get(id) ?? []),
        wouldBe: total(freshRules.get(id) ?? []),
      }))
      const other = byRule.filter((one) => one.was !== one.wouldBe)
      return {
        account: subjectIn(key),
        was: total(before),
        wouldBe: total(after),
        differs: other.length > 0,
        byRule,
        because: other.length > 0 ? why(other.map((one) => `points ${one.rule}`)) : [],
      }
    })
    .sort(
      (a, b) =>
        Number(b.differs) - Number(a.differs) ||
        Number(b.wouldBe) - Number(a.wouldBe) ||
        (a.account.id < b.account.id ? -1 : 1),
    )
}

function rankingsOf(was: readonly FrozenRow[], wouldBe: readonly FrozenRow[], titleOf: Title, why: Why) {
  const table = (row: FrozenRow) => `${row.rule} ${row.calendar} ${row.ordinal}`
  const [old, fresh] = [grouped(was, table), grouped(wouldBe, table)]
  return keysOf(old, fresh).map((key): Differences['rankings'][number] => {
    const [rule = '', calendar = '', ordinal = ''] = key.split(' ')
    const standings = (rows: readonly FrozenRow[]) => new Map(rows.map((row) => [subject(row), row]))
    const [before, after] = [standings(old.get(key) ?? []), standings(fresh.get(key) ?? [])]
    const standing = (row: FrozenRow | undefined): Standing | null =>
      row ? { place: Number(row.place), of: Number(row.of), value: textOf(row.value) ?? '' } : null
    const rows = keysOf(before, after).map((id) => {
      const [a, b] = [standing(before.get(id)), standing(after.get(id))]
      const differs = a?.place !== b?.place || a?.value !== b?.value
      return {
        subject: subjectIn(id),
        pool: String((after.get(id) ?? before.get(id))?.pool ?? ''),
        was: a,
        wouldBe: b,
        differs,
        because: differs ? why([`ranking ${rule}`]) : [],
      }
    })
    const place = (one: (typeof rows)[number]) => one.wouldBe?.place ?? Number.MAX_SAFE_INTEGER
    rows.sort((a, b) => (a.pool < b.pool ? -1 : a.pool > b.pool ? 1 : place(a) - place(b)))
    return { rule, title: titleOf('ranking', rule), calendar, ordinal: Number(ordinal), rows }
  })
}

function measuresOf(was: readonly FrozenRow[], wouldBe: readonly FrozenRow[], titleOf: Title, why: Why) {
  const key = (row: FrozenRow) => `${row.rule} ${row.ordinal} ${subject(row)}`
  const [old, fresh] = [new Map(was.map((row) => [key(row), row])), new Map(wouldBe.map((row) => [key(row), row]))]
  return keysOf(old, fresh).flatMap((id): Differences['measures'][number][] => {
    const row = fresh.get(id) ?? old.get(id)
    const [a, b] = [textOf(old.get(id)?.value), textOf(fresh.get(id)?.value)]
    if (!row || a === b) return []
    const rule = String(row.rule)
    return [
      {
        rule,
        title: titleOf('measure', rule),
        ordinal: Number(row.ordinal),
        subject: subjectIn(subject(row)),
        was: a,
        wouldBe: b,
        because: why([`measure ${rule}`]),
      },
    ]
  })
}

function marksOf(was: readonly FrozenRow[], wouldBe: readonly FrozenRow[], titleOf: Title, why: Why) {
  const key = (row: FrozenRow) => `${row.rule} ${account(row)}`
  const standing = (rows: readonly FrozenRow[]) =>
    grouped(
      rows.filter((row) => row.pending !== true),
      key,
    )
  const [old, fresh] = [standing(was), standing(wouldBe)]
  return keysOf(old, fresh).flatMap((id): Differences['marks'][number][] => {
    const [a, b] = [old.get(id)?.length ?? 0, fresh.get(id)?.length ?? 0]
    const row = (fresh.get(id) ?? old.get(id))?.[0]
    if (!row || a === b) return []
    const rule = String(row.rule)
    return [
      {
        rule,
        title: titleOf('mark', rule),
        account: subjectIn(account(row)),
        was: a,
        wouldBe: b,
        because: why([`mark ${rule}`]),
      },
    ]
  })
}
