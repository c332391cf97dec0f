import type { Head, HeadColumn } from './find-head.ts'
import { IGNORED_HEADS, IMPORT_KINDS, type ImportKind, kindOf } from './kinds.ts'
import { titleKey } from './title.ts'

/** Which column gives which field: `{ name: 2, code: 3 }`. */
export type Mapping = Readonly<Record<string, number>>

export type Recognised = {
  readonly kind: ImportKind
  readonly mapping: Mapping
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

/**
 * What a sheet holds, by its heads. The kind that knows most of the columns wins; of two that know equally many the more
 * particular one.
 * @param wanted the kind the office chose; @param chosen columns it set by hand, by field (0: leave the field out)
 */
export function recognise(head: Head, wanted?: ImportKind, chosen: Mapping = {}): Recognition {
  const fitting = (wanted ? [wanted] : PARTICULAR)
    .map((kind) => ({ kind, ...mapColumns(kind, head.columns, chosen) }))
    .filter(({ kind, mapping }) =>
      kindOf(kind).needs.every((group) => group.some((field) => mapping[field] !== undefined)),
    )
  if (fitting.length === 0) return { outcome: 'unknown' }
  const most = Math.max(...fitting.map((one) => Object.keys(one.mapping).length))
  const [best] = fitting.filter((one) => Object.keys(one.mapping).length === most)
  if (!best) return { outcome: 'unknown' }
  return { outcome: 'recognised', value: best }
}

function mapColumns(kind: ImportKind, columns: readonly HeadColumn[], chosen: Mapping): Omit<Recognised, 'kind'> {
  const heads = HEADS[kind]
  const claims = new Map<string, HeadColumn[]>()
  const unknown: { column: number; title: string }[] = []
  const byHand = new Set(Object.values(chosen))
  for (const column of columns) {
    if (byHand.has(column.column)) continue
    const field = column.keys.map((key) => heads.get(key)).find((one) => one !== undefined)
    if (field === undefined) {
      if (!column.keys.some((key) => IGNORED.has(key))) unknown.push({ column: column.column, title: column.title })
    } else if (chosen[field] === undefined) {
      claims.set(field, [...(claims.get(field) ?? []), column])
    }
  }
  const mapping: Record<string, number> = {}
  const doubled: { field: string; titles: string[] }[] = []
  for (const [field, [first, ...others]] of claims) {
    // The same head twice, or two names of one thing: only the office knows which is meant. The canonical name wins alone.
    const all = [first as HeadColumn, ...others]
    const canonical = all.filter((one) => one.keys[0] === titleKey(kindOf(kind).fields[field]?.title ?? ''))
    const [only] = canonical.length === 1 ? canonical : all.length === 1 ? all : []
    if (only) mapping[field] = only.column
    else doubled.push({ field, titles: all.map((one) => one.title) })
    if (only) for (const other of all) if (other !== only) unknown.push({ column: other.column, title: other.title })
  }
  for (const [field, column] of Object.entries(chosen)) if (column > 0) mapping[field] = column
  return { mapping, unknown, doubled }
}
