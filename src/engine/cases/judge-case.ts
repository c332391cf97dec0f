/** Whether what was derived is what a case expects. */
import * as decimal from '#program/expression/decimal.ts'
import type { Derived, MeasureRow } from '../reference/rows.ts'
import { ms } from '../reference/time.ts'
import type { Scene } from '../scene.ts'
import { totalOf } from '../total.ts'
import type { NamedWorld } from './build-world.ts'
import { judgeMatter } from './judge-matter.ts'
import { judgeOpen } from './judge-open.ts'
import type { Case, CaseFault, Expectation } from './read-cases.ts'

/** The stretch a case looks at. */
export type Stretch = { readonly startsAt: string; readonly endsAt: string } | undefined

type AnyRow = {
  id: string
  rule: string
  calendar: string | null
  ordinal: number | null
  at: string
  [column: string]: unknown
}

/** Rows of a rule inside the stretch: of the periods that end in it; without a period, by moment. */
export function rowsFor(derived: Derived, kind: string, rule: string | undefined, stretch: Stretch): AnyRow[] {
  const rows = (derived[kind as 'duty'] ?? []) as unknown as AnyRow[]
  const mine = rows.filter((row) => rule === undefined || row.rule === rule)
  const within = mine.filter(
    (row) => !stretch || (ms(row.at) >= ms(stretch.startsAt) && ms(row.at) < ms(stretch.endsAt)),
  )
  if (kind !== 'cover') return within
  // Cover is looked at as it stands, unless the case names a period that is looked at by itself.
  const ofPeriods = stretch ? within.filter((row) => row.calendar !== 'now') : []
  return ofPeriods.length > 0 ? ofPeriods : mine.filter((row) => row.calendar === 'now')
}

const SUBJECT_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  cover: ['subject_id'],
  duty: ['owner_id', 'person_id', 'enterprise_id', 'project_id', 'org_id', 'area_id'],
  measure: ['subject_id'],
  ranking: ['subject_id'],
  mark: ['to_id'],
  points: ['to_id'],
}

/** Rows about a named subject: of the one it is for, or, for duties, of the first thing so called that they are about. */
function rowsAbout(rows: readonly AnyRow[], kind: string, ids: readonly string[]): AnyRow[] {
  for (const column of SUBJECT_COLUMNS[kind] ?? []) {
    const found = rows.filter((row) => ids.includes(String(row[column])))
    if (found.length > 0) return found
  }
  return []
}

/** Names for what has none: the authority itself, its office. */
const WHOLE = new Set(['authority', 'office', '本级', '全部', '办公室'])

export function judgeCase(one: Case, scene: Scene, named: NamedWorld, derived: Derived, stretch: Stretch): CaseFault[] {
  const faults: CaseFault[] = []
  for (const expectation of one.expect) {
    const { kind, rule, subject, value, line } = expectation
    const fault = (message: string): void => void faults.push({ file: one.file, line, message })
    if (kind === 'matter' || (kind === 'duty' && rule.includes('.'))) {
      const message = judgeMatter(expectation, scene, named)
      if (message) fault(`${kind} ${rule} ${subject ?? ''}：${message}`)
      continue
    }
    if (kind === 'disclose' || kind === 'ban') {
      const message = judgeOpen(expectation, scene, named)
      if (message) fault(`${kind} ${rule} ${subject ?? ''}：${message}`)
      continue
    }
    const known =
      kind === 'cover'
        ? scene.program.links
        : scene.program[`${kind === 'duty' ? 'duties' : kind === 'points' ? 'points' : `${kind}s`}` as 'measures']
    if (!known.some((entry) => entry.id === rule)) {
      fault(`没有 ${kind} ${rule}；有 ${known.map((entry) => entry.id).join('、')}`)
      continue
    }
    const rows = rowsFor(derived, kind, rule, stretch)
    if (subject === undefined) {
      const standing = kind === 'mark' ? rows.filter((row) => row.pending !== true) : rows
      if (standing.length > 0)
        fault(`${kind} ${rule}：应谁都没有，却有 ${standing.map((row) => nameOf(named, row, kind)).join('、')}`)
      continue
    }
    if (kind === 'measure' && subject === '合计') {
      const message = judgeTotal(value, scene, rule, rows)
      if (message) fault(`${kind} ${rule} ${subject}：${message}`)
      continue
    }
    const ids = WHOLE.has(subject)
      ? scene.authorityIds
      : [...named.ids].flatMap(([key, id]) => (key.slice(key.indexOf(' ') + 1) === subject ? [id] : []))
    if (ids.length === 0) {
      fault(`given 中没有“${subject}”`)
      continue
    }
    const message = compare(expectation, rowsAbout(rows, kind, ids))
    if (message) fault(`${kind} ${rule} ${subject}：${message}`)
  }
  return faults
}

/** `合计`: the bottom line of the table of a measure. */
function judgeTotal(value: unknown, scene: Scene, rule: string, rows: readonly AnyRow[]): string | undefined {
  const measure = scene.program.measures.find((one) => one.id === rule)
  const total = measure && totalOf(measure, rows as unknown as readonly MeasureRow[])
  if (!total) return value === 'none' ? undefined : `应为 ${String(value)}，得 none`
  return equal(total.value, value) ? undefined : `应为 ${String(value)}，得 ${total.value}`
}

function nameOf(named: NamedWorld, row: AnyRow, kind: string): string {
  const column = SUBJECT_COLUMNS[kind]?.[0] ?? 'subject_id'
  return named.names.get(String(row[column])) ?? String(row[column])
}

const ABSENT = new Set(['not_applicable', 'missing'])

/** What is wrong; undefined when it is as expected. */
function compare({ kind, value }: Expectation, rows: readonly AnyRow[]): string | undefined {
  const said = (what: unknown): string => (typeof what === 'object' ? JSON.stringify(what) : String(what))
  const differs = (found: unknown): string => `应为 ${said(value)}，得 ${said(found)}`
  switch (kind) {
    case 'duty': {
      const states = [...rows].sort((a, b) => ms(a.at) - ms(b.at)).map((row) => String(row.state))
      if (value === 'none') return states.length === 0 ? undefined : differs(states)
      if (Array.isArray(value)) return JSON.stringify(value) === JSON.stringify(states) ? undefined : differs(states)
      if (typeof value === 'object' && value !== null) return fields(value, rows)
      return states.length > 0 && states.every((state) => state === value)
        ? undefined
        : differs(states.length === 0 ? 'none' : states)
    }
    case 'measure': {
      const row = rows.at(-1)
      if (!row) return value === 'none' ? undefined : differs('none')
      if (row.state !== 'value' || ABSENT.has(String(value)))
        return row.state === value ? undefined : differs(row.state === 'value' ? row.value : row.state)
      return equal(row.value, value) ? undefined : differs(row.value)
    }
    case 'ranking': {
      const row = rows.at(-1)
      if (!row) return value === 'none' ? undefined : differs('none')
      if (typeof value === 'object' && value !== null) return fields(value, [row])
      return row.place === value ? undefined : differs(row.place)
    }
    case 'mark': {
      const standing = rows.filter((row) => row.pending !== true)
      if (value === 'none' || value === false) return standing.length === 0 ? undefined : differs(standing.length)
      if (value === 'pending') return rows.some((row) => row.pending === true) ? undefined : differs('none')
      if (typeof value === 'object' && value !== null)
        return standing.length === 0 ? differs('none') : fields(value, standing.slice(-1))
      if (typeof value === 'number') return standing.length === value ? undefined : differs(standing.length)
      return standing.length > 0 ? undefined : differs('none')
    }
    case 'points': {
      if (value === 'none') return rows.length === 0 ? undefined : differs(rows.map((row) => row.value))
      if (rows.length === 0) return differs('none')
      if (value === 'warned' || value === 'cancelled')
        return rows.every((row) => row[value] === true)
          ? undefined
          : differs(rows.map((row) => (row.warned ? 'warned' : row.cancelled ? 'cancelled' : row.value)))
      if (Array.isArray(value)) {
        const found = [...rows]
          .sort((a, b) => ms(a.at) - ms(b.at) || (a.id < b.id ? -1 : 1))
          .map((row) => Number(row.value))
        return JSON.stringify(found) === JSON.stringify(value) ? undefined : differs(found)
      }
      if (typeof value === 'object' && value !== null) return fields(value, rows.slice(-1))
      const total = rows.reduce<decimal.Decimal>(
        (sum, row) => decimal.add(sum, decimal.decimal(String(row.value)) ?? sum),
        { digits: 0n, scale: 0 },
      )
      return equal(decimal.toText(total), value) ? undefined : differs(decimal.toText(total))
    }
    default: {
      if (typeof value === 'boolean')
        return rows.length > 0 && rows.every((row) => row.met === value)
          ? undefined
          : differs(rows.map((row) => row.met))
      return typeof value === 'object' && value !== null
        ? fields(value, rows)
        : `应写 true、false 或 { need: …, have: … }`
    }
  }
}

/** Every column named in the expectation, in every row. */
function fields(expected: object, rows: readonly AnyRow[]): string | undefined {
  if (rows.length === 0) return '没有'
  for (const row of rows) {
    for (const [column, wanted] of Object.entries(expected)) {
      const found = row[column]
      const matches =
        typeof wanted === 'number' && found !== null && found !== undefined
          ? equal(found, wanted)
          : (found ?? null) === wanted
      if (!matches) return `${column} 应为 ${String(wanted)}，得 ${String(found)}`
    }
  }
  return undefined
}

/** Numbers are the same when they agree to ten digits after the point; a case writes 0.6667 as 2/3 rounded to what it shows. */
function equal(found: unknown, wanted: unknown): boolean {
  const read = decimal.decimal(String(found))
  const written = decimal.decimal(String(wanted))
  if (!read || !written) return false
  const digits = written.scale >= 4 ? written.scale : 10
  return decimal.compare(roundTo(read, digits), roundTo(written, digits)) === 0
}

function roundTo(value: decimal.Decimal, digits: number): decimal.Decimal {
  if (value.scale <= digits) return value
  const step = 10n ** BigInt(value.scale - digits)
  const n = value.digits < 0n ? -value.digits : value.digits
  const rounded = (2n * n + step) / (2n * step)
  return { digits: value.digits < 0n ? -rounded : rounded, scale: digits }
}
