/** Derived rows of the database and of the reference, brought to one form. */
import { CompiledQuery, type Kysely } from 'kysely'
import { round } from '#engine/reference/measures.ts'
import type { Derived } from '#engine/reference/rows.ts'
import { ms } from '#engine/reference/time.ts'
import * as decimal from '#program/expression/decimal.ts'

export const KINDS = ['cover', 'duty', 'measure', 'ranking', 'mark', 'points'] as const
type Plain = Record<string, unknown>

const NUMBERS = new Set(['value', 'give', 'numerator', 'denominator'])
const MOMENTS = new Set(['at', 'opened_at', 'due_at', 'done_at', 'still_until', 'warned_until'])

/** Ten digits after the point: division inside expressions may differ beyond. */
function numberText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  const read = decimal.decimal(String(value))
  if (!read) throw new Error(`no number: ${String(value)}`)
  return decimal.toText(round(read, 10))
}

function plain(row: Plain, columns: readonly string[]): Plain {
  return Object.fromEntries(
    columns.map((column) => {
      const value = row[column] ?? null
      if (NUMBERS.has(column)) return [column, numberText(value)]
      if (MOMENTS.has(column)) return [column, value === null ? null : ms(String(value))]
      if (column === 'ordinal') return [column, value ?? null]
      return [column, value]
    }),
  )
}

/** What the reference says of an authority, by kind, sorted by id. */
export function fromReference(derived: Derived): Record<string, Plain[]> {
  return Object.fromEntries(
    KINDS.map((kind) => {
      const rows = (derived[kind] as unknown as Plain[]).map((row) => {
        const columns = Object.keys(row).filter((column) => column !== 'evidence' && column !== 'parts')
        const evidence = row.evidence as string[] | undefined
        return {
          ...plain(row, columns),
          ...(evidence ? { evidence: evidence.length } : {}),
          ...(row.parts ? { parts: partsOf(row.parts as Plain[]) } : {}),
        }
      })
      return [kind, sorted(rows)]
    }),
  )
}

function partsOf(parts: readonly Plain[]): Plain[] {
  return parts.map(({ part, value, state, share }) => ({
    part,
    state,
    value: numberText(value),
    share: numberText(share),
  }))
}

function sorted(rows: Plain[]): Plain[] {
  return rows.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
}

/** The same columns from the database, by authority. */
export async function fromDatabase(
  db: Kysely<unknown>,
  reference: Record<string, Plain[]>,
  authorityId: string,
): Promise<Record<string, Plain[]>> {
  const found: Record<string, Plain[]> = {}
  for (const kind of KINDS) {
    const { rows } = await db.executeQuery<Plain>(
      CompiledQuery.raw(`select * from derived_${kind} where authority_id = $1`, [authorityId]),
    )
    const columns = COLUMNS[kind]
    found[kind] = sorted(
      rows.map((row) => ({
        ...plain(row, columns),
        ...(kind === 'duty' || kind === 'measure' ? { evidence: row.evidence } : {}),
        ...(row.parts ? { parts: partsOf(row.parts as Plain[]) } : {}),
      })),
    )
  }
  void reference
  return found
}

const PATHS = ['person_id', 'org_id', 'enterprise_id', 'project_id', 'area_id']
const BASE = ['id', 'rule', 'calendar', 'ordinal', 'at', 'day']
const GIVEN = [...BASE, ...PATHS, 'matter_id', 'from_kind', 'from_rule', 'from_id', 'to_kind', 'to_id']

const COLUMNS: Record<(typeof KINDS)[number], string[]> = {
  cover: [...BASE, ...PATHS, 'side', 'subject_kind', 'subject_id', 'need', 'at_most', 'have', 'met', 'days'],
  duty: [
    ...BASE,
    ...PATHS,
    'matter_id',
    'link_id',
    'from_kind',
    'from_id',
    'owner_kind',
    'owner_id',
    'opened_at',
    'due_at',
    'due_day',
    'need',
    'have',
    'done_at',
    'state',
    'days_late',
    'unknown_year',
  ],
  measure: [...BASE, 'subject_kind', 'subject_id', 'value', 'state', 'why', 'numerator', 'denominator', 'sample'],
  ranking: [...BASE, 'subject_kind', 'subject_id', 'value', 'place', 'from_bottom', 'of', 'pool', 'previous_place'],
  mark: [
    ...GIVEN,
    'pending',
    'value',
    'nth',
    'streak',
    'still',
    'still_until',
    'excused',
    'confirmed',
    'due_at',
    'red_line',
  ],
  points: [...GIVEN, 'give', 'value', 'warned', 'warned_until', 'cancelled', 'cancelled_by'],
}
