/** Sealing: what a period said when it was published, frozen with the ids of its evidence; and what late facts would change in it. */
import { createHash } from 'node:crypto'
import { canonical } from '#program/hash.ts'
import type { Program } from '#program/model.ts'
import { dependencies } from '#program/order.ts'
import { type DerivedKind, type FrozenRow, listDerivedIn } from '#storage/derived-store.ts'
import type { Tx } from '#storage/open-database.ts'
import { compileMeasure } from './compile/measure.ts'
import type { PeriodRow } from './periods.ts'
import type { Scene } from './scene.ts'
import { execute } from './sql.ts'

/** What is frozen. `duty` rows only by id and state: their facts stand behind the measures that count them. */
export type SealContent = {
  readonly program: string
  readonly version: number
  readonly calendar: string
  readonly ordinal: number
  readonly rows: Readonly<Record<'measure' | 'ranking' | 'mark' | 'points', readonly FrozenRow[]>>
  readonly duties: readonly (readonly [id: string, state: string])[]
  /** By the id of a measure's row: the facts it counted. */
  readonly evidence: Readonly<Record<string, readonly string[]>>
}

const KINDS = ['measure', 'ranking', 'mark', 'points'] as const satisfies readonly DerivedKind[]

type Stretch = Pick<PeriodRow, 'calendar' | 'ordinal' | 'startsAt' | 'endsAt'>

/** The rows of a period and of the periods inside it. */
export async function rowsIn(
  tx: Tx,
  authorityId: string,
  programKey: string,
  stretch: Stretch,
): Promise<SealContent['rows']> {
  const rows: Partial<Record<(typeof KINDS)[number], FrozenRow[]>> = {}
  for (const kind of KINDS) rows[kind] = await listDerivedIn(tx, authorityId, programKey, kind, stretch)
  return rows as SealContent['rows']
}

/** Everything a seal keeps of a period. */
export async function contentOf(tx: Tx, authorityId: string, scene: Scene, period: Stretch): Promise<SealContent> {
  const { program } = scene
  const rows = await rowsIn(tx, authorityId, program.id, period)
  const duties = await listDerivedIn(tx, authorityId, program.id, 'duty', period)
  const evidence: Record<string, string[]> = {}
  for (const rule of program.measures) {
    const mine = rows.measure.filter((row) => row.rule === rule.id)
    if (mine.length === 0) continue
    const compiled = compileMeasure(rule, { scene, read: async () => [] })
    for (const { subject_id, ordinal, ids } of (await execute(tx, compiled.allEvidence)).rows as {
      subject_id: string
      ordinal: number
      ids: string[]
    }[]) {
      const row = mine.find((one) => one.subject_id === subject_id && one.ordinal === ordinal)
      if (row) evidence[String(row.id)] = ids
    }
  }
  return {
    program: program.id,
    version: program.version,
    calendar: period.calendar,
    ordinal: period.ordinal,
    rows,
    duties: duties.filter((row) => row.calendar !== null).map((row) => [String(row.id), String(row.state)] as const),
    evidence,
  }
}

/** SM3 over the canonical text: the same content, the same digest, on every machine. */
export function digestOf(content: unknown): Buffer {
  return createHash('sm3')
    .update(canonical(content as Parameters<typeof canonical>[0]), 'utf8')
    .digest()
}

export type Difference = {
  readonly kind: 'points' | 'mark' | 'measure'
  readonly rule: string
  readonly rowId: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly calendar: string | null
  readonly ordinal: number | null
  readonly was: FrozenRow | null
  readonly wouldBe: FrozenRow | null
  /** Of points: by how much the account would differ. */
  readonly points: string | null
}

/** Rules that rest on a ranking, directly or not: a sealed period is never ranked again, so these stay as they were. */
function restOnRankings(program: Program): Set<string> {
  const edges = dependencies(program)
  const resting = new Set<string>()
  const rests = (name: string): boolean => name.startsWith('ranking ') || [...(edges.get(name) ?? [])].some(rests)
  for (const name of edges.keys()) if (rests(name)) resting.add(name)
  return resting
}

const TELLING = {
  measure: ['value', 'state'],
  mark: ['confirmed', 'excused'],
  points: ['value', 'cancelled', 'warned'],
} as const

function same(kind: keyof typeof TELLING, a: FrozenRow, b: FrozenRow): boolean {
  return TELLING[kind].every((column) => JSON.stringify(a[column] ?? null) === JSON.stringify(b[column] ?? null))
}

/** What a sealed period would say today, against what it said, or against what was last entered about a row. */
export function differences(
  program: Program,
  sealed: SealContent['rows'],
  today: SealContent['rows'],
  entered: ReadonlyMap<string, FrozenRow | null>,
): Difference[] {
  const resting = restOnRankings(program)
  return (['points', 'mark', 'measure'] as const).flatMap((kind) => {
    const was = new Map(sealed[kind].map((row) => [String(row.id), row]))
    const now = new Map(today[kind].map((row) => [String(row.id), row]))
    return [...new Set([...was.keys(), ...now.keys()])].sort().flatMap((id) => {
      const before = entered.has(id) ? (entered.get(id) ?? null) : (was.get(id) ?? null)
      const after = now.get(id) ?? null
      const row = after ?? was.get(id) ?? before
      if (
        !row ||
        resting.has(`${kind} ${String(row.rule)}`) ||
        (before && after && same(kind, before, after)) ||
        (!before && !after)
      )
        return []
      const points = kind === 'points' ? String(Number(after?.value ?? 0) - Number(before?.value ?? 0)) : null
      return [
        {
          kind,
          rule: String(row.rule),
          rowId: id,
          subjectKind: String(row.to_kind ?? row.subject_kind),
          subjectId: String(row.to_id ?? row.subject_id),
          calendar: row.calendar === null || row.calendar === undefined ? null : String(row.calendar),
          ordinal: typeof row.ordinal === 'number' ? row.ordinal : null,
          was: before,
          wouldBe: after,
          points,
        },
      ]
    })
  })
}
