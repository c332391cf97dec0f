import type { Cell } from './cell.ts'
import type { Head, HeadColumn } from './find-head.ts'
import { IGNORED_HEADS, IMPORT_KINDS, type ImportKind, kindOf } from './kinds.ts'
import { type Likeness, likeFields } from './recognise-content.ts'
import { titleKey } from './title.ts'

/** Which column gives which field: `{ name: 2, code: 3 }`. */
export type Mapping = Readonly<Record<string, number>>

/** How it is known which column gives a field: by its head, by what stands in it, as it was chosen for this head before, by hand now. */
export type ColumnBy = 'name' | 'content' | 'remembered' | 'chosen'

export type Recognised = {
  readonly kind: ImportKind
  readonly mapping: Mapping
  readonly by: Readonly<Record<string, ColumnBy>>
  /** Of fields known by content: how many of the cells looked at fit. */
  readonly likeness: Readonly<Record<string, Likeness>>
  /** Heads that no field knows: shown, not read. */
  readonly unknown: readonly { readonly column: number; readonly title: string }[]
  /** Two columns that both say they are one field: the office must choose. */
  readonly doubled: readonly { readonly field: string; readonly titles: readonly string[] }[]
}

export type Recognition =
  | { readonly outcome: 'recognised'; readonly value: Recognised }
  /** No kind has all columns it needs. */
  | { readonly outcome: 'unknown' }
  /** Two kinds fit equally well. */
  | { readonly outcome: 'unclear'; readonly kinds: readonly ImportKind[] }

/** Order in which kinds win when they know equally many columns: the more particular first. */
const PARTICULAR: readonly ImportKind[] = [
  'matters',
  'visits',
  'records',
  'readings',
  'targets',
  'roster',
  'links',
  'persons',
  'projects',
  'enterprises',
  'orgs',
]

const IGNORED = new Set(IGNORED_HEADS.map(titleKey))

const HEADS: Readonly<Record<ImportKind, ReadonlyMap<string, string>>> = Object.fromEntries(
  IMPORT_KINDS.map((kind) => [
    kind,
    new Map(
      Object.entries(kindOf(kind).fields).flatMap(([field, { heads }]) =>
        heads.map((head) => [titleKey(head), field] as const),
      ),
    ),
  ]),
) as unknown as Readonly<Record<ImportKind, ReadonlyMap<string, string>>>

/** What else is known of a sheet when its columns are named. */
export type RecogniseGiven = {
  /** The kind the office chose. */
  readonly wanted?: ImportKind | undefined
  /** Columns it set by hand, by field (0: leave the field out). */
  readonly chosen?: Mapping | undefined
  /** The same as it was chosen for this head the last time. */
  readonly remembered?: Mapping | undefined
  /** Some cells of a column, for what no head says. */
  readonly cells?: ((column: number) => readonly Cell[]) | undefined
  readonly year?: number | null | undefined
  /** Its name: may say what it holds. */
  readonly sheet?: string | undefined
}

/**
 * What a sheet holds, by its heads. The kind that knows most of the columns wins; of two that know equally many the more
 * particular one. A field that no head names is taken from a column whose cells look like it; that is only proposed.
 */
export function recognise(head: Head, given: RecogniseGiven = {}): Recognition {
  const kinds = given.wanted ? [given.wanted] : PARTICULAR
  const named = kinds.map((kind) => mapColumns(kind, head.columns, given))
  const fitting = named.filter(fits)
  const cells = given.cells
  const more = (one: Recognised) => (cells ? withContent(one, head, given, cells) : one)
  const candidates = fitting.length > 0 ? fitting : named.map(more).filter(fits)
  if (candidates.length === 0) return { outcome: 'unknown' }
  const most = Math.max(...candidates.map((one) => Object.keys(one.mapping).length))
  const equal = candidates.filter((one) => Object.keys(one.mapping).length === most)
  const best = equal.length === 1 ? equal[0] : settled(equal, head, given.sheet ?? '')
  if (!best) return { outcome: 'unclear', kinds: equal.map((one) => one.kind) }
  return { outcome: 'recognised', value: more(best) }
}

/** Words of a sheet's name or title that say what it holds. */
const SPEAKS_OF: Partial<Record<ImportKind, RegExp>> = {
  links: /包保|包联|结对|挂联|挂钩|联系(企业|领导|安排|分工)|对接|帮扶|驻企/,
  enterprises: /(企业|市场主体|单位)(基本)?(名录|名册|名单|清单|信息|情况|一览)|^企业/,
  persons: /(干部|人员|干部职工|联络员|服务员)(名册|名单|花名册|信息|情况)?|花名册|通讯录/,
  matters: /问题|诉求|困难|台账/,
  visits: /走访|上门/,
  orgs: /单位|部门|机构/,
  projects: /项目/,
}

/**
 * Of kinds that know equally many columns: the one whose words stand above the table; else the more particular one, unless all that makes
 * it so is a head that may mean two persons (联系人 of the firm, or who looks after it). Undefined: only the office can tell.
 */
function settled(equal: readonly Recognised[], head: Head, sheet: string): Recognised | undefined {
  const words = `${sheet} ${head.above}`
  const spoken = equal.filter(({ kind }) => SPEAKS_OF[kind]?.test(words))
  if (spoken.length === 1) return spoken[0]
  const [first] = equal
  const isTwofold = ({ kind, mapping }: Recognised) =>
    kind === 'links' &&
    mapping.leader === undefined &&
    head.columns.some(({ column, keys }) => column === mapping.holder && TWOFOLD.has(keys[0] ?? ''))
  return first && isTwofold(first) ? undefined : first
}

const TWOFOLD = new Set(['联系人', '联系人姓名', '姓名', '责任人'])

const fits = ({ kind, mapping }: Recognised) =>
  kindOf(kind).needs.every((group) => group.some((field) => mapping[field] !== undefined))

function withContent(
  one: Recognised,
  head: Head,
  { chosen = {}, remembered = {} }: RecogniseGiven,
  cells: (column: number) => readonly Cell[],
): Recognised {
  const decided = new Set([...Object.keys(chosen), ...Object.keys(remembered)])
  const doubled = new Set(one.doubled.map(({ field }) => field))
  const open = Object.entries(kindOf(one.kind).fields).filter(
    ([name]) => one.mapping[name] === undefined && !decided.has(name) && !doubled.has(name),
  )
  const found = likeFields(
    one.kind,
    open,
    one.unknown.map(({ column }) => ({ column, cells: cells(column) })),
    head.year,
  )
  if (found.size === 0) return one
  const mapping = { ...one.mapping }
  const by = { ...one.by }
  const likeness = { ...one.likeness }
  for (const [field, { column, like }] of found) {
    mapping[field] = column
    by[field] = 'content'
    likeness[field] = like
  }
  const taken = new Set([...found.values()].map(({ column }) => column))
  return { ...one, mapping, by, likeness, unknown: one.unknown.filter(({ column }) => !taken.has(column)) }
}

function mapColumns(
  kind: ImportKind,
  columns: readonly HeadColumn[],
  { chosen = {}, remembered = {} }: RecogniseGiven,
): Recognised {
  const heads = HEADS[kind]
  const decided: Mapping = { ...remembered, ...chosen }
  const claims = new Map<string, HeadColumn[]>()
  const unknown: { column: number; title: string }[] = []
  const byHand = new Set(Object.values(decided))
  for (const column of columns) {
    if (byHand.has(column.column)) continue
    const field = column.keys.map((key) => heads.get(key)).find((one) => one !== undefined)
    if (field === undefined) {
      if (!column.keys.some((key) => IGNORED.has(key))) unknown.push({ column: column.column, title: column.title })
    } else if (decided[field] === undefined) {
      claims.set(field, [...(claims.get(field) ?? []), column])
    } else unknown.push({ column: column.column, title: column.title })
  }
  const mapping: Record<string, number> = {}
  const by: Record<string, ColumnBy> = {}
  const doubled: { field: string; titles: string[] }[] = []
  for (const [field, [first, ...others]] of claims) {
    // The same head twice, or two names of one thing: only the office knows which is meant. The canonical name wins alone.
    const all = [first as HeadColumn, ...others]
    const canonical = all.filter((one) => one.keys[0] === titleKey(kindOf(kind).fields[field]?.title ?? ''))
    const [only] = canonical.length === 1 ? canonical : all.length === 1 ? all : []
    if (only) {
      mapping[field] = only.column
      by[field] = 'name'
    } else doubled.push({ field, titles: all.map((one) => one.title) })
    if (only) for (const other of all) if (other !== only) unknown.push({ column: other.column, title: other.title })
  }
  for (const [field, column] of Object.entries(decided)) {
    if (column <= 0 || kindOf(kind).fields[field] === undefined) continue
    mapping[field] = column
    by[field] = chosen[field] === undefined ? 'remembered' : 'chosen'
  }
  return { kind, mapping, by, likeness: {}, unknown, doubled }
}
