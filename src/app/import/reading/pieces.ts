import type { ReadRow } from '#domain/import/read-row.ts'
import type { TableSource } from '#papers/read/open-table.ts'
import type { PlannedSheet } from '../sheet.ts'
import { type RecordRow, recordReader } from './record-rows.ts'

/** Rows handed over at once: what the database is given in one statement. */
export const PIECE = 1_000
/** Rows packed for another thread at once: so few that they are gone before the next garbage collection, which would have to copy them. */
export const PACKED = 100

/** A sheet's rows below its head, some at a time. */
export async function* recordPieces(
  source: TableSource,
  planned: PlannedSheet & { ok: true },
): AsyncGenerator<RecordRow[], void, undefined> {
  let piece: RecordRow[] = []
  const recordOf = recordReader(planned)
  for await (const raw of source.rows(planned.sheet)) {
    const row = recordOf(raw)
    if (!row) continue
    const full = piece.push(row) >= PIECE
    if (row.is === 'another_table') break
    if (!full) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}

/** The same rows, packed. */
export async function* packedPieces(
  source: TableSource,
  planned: PlannedSheet & { ok: true },
): AsyncGenerator<PackedPiece, void, undefined> {
  let pack = packer()
  const recordOf = recordReader(planned)
  for await (const raw of source.rows(planned.sheet)) {
    const row = recordOf(raw)
    if (!row) continue
    const full = pack.add(row) >= PACKED
    if (row.is === 'another_table') break
    if (!full) continue
    yield pack.piece
    pack = packer()
  }
  if (pack.piece.rows.length > 0) yield pack.piece
}

/**
 * A piece on its way between threads: values by field and not by row, for what is copied there is told the name of each property of each
 * object anew (half the time for a thousand rows of thirteen fields).
 */
export type PackedPiece = {
  readonly rows: readonly number[]
  /** Where in the piece: hidden rows, faults of records, and rows that are no records. */
  readonly hidden: readonly number[]
  readonly faults: readonly (readonly [number, ReadRow['faults']])[]
  readonly others: readonly (readonly [number, Exclude<RecordRow, { is: 'record' }>])[]
  readonly fields: readonly string[]
  /** By field, then by row; what a row does not have is undefined, or behind the end. */
  readonly values: readonly (readonly unknown[])[]
}

function packer(): { readonly piece: PackedPiece; add(row: RecordRow): number } {
  const rows: number[] = []
  const hidden: number[] = []
  const faults: [number, ReadRow['faults']][] = []
  const others: [number, Exclude<RecordRow, { is: 'record' }>][] = []
  const fields: string[] = []
  const values: unknown[][] = []
  const columns = new Map<string, unknown[]>()
  const columnOf = (field: string): unknown[] => {
    const column: unknown[] = []
    fields.push(field)
    values.push(column)
    columns.set(field, column)
    return column
  }
  return {
    piece: { rows, hidden, faults, others, fields, values },
    add(row) {
      const at = rows.push(row.row) - 1
      if (row.hidden) hidden.push(at)
      if (row.is === 'record') {
        const { read } = row
        if (read.faults.length > 0) faults.push([at, read.faults])
        for (const field in read.values) {
          const column = columns.get(field) ?? columnOf(field)
          // No holes: an array with holes is a slow one.
          while (column.length < at) column.push(undefined)
          column.push(read.values[field])
        }
      } else others.push([at, row])
      return rows.length
    },
  }
}

export function unpackPiece({ rows, hidden, faults, others, fields, values }: PackedPiece): RecordRow[] {
  const isHidden = new Set(hidden)
  const faultsOf = new Map(faults)
  const otherAt = new Map(others)
  return rows.map((row, at) => {
    const other = otherAt.get(at)
    if (other) return other
    const read: Record<string, ReadRow['values'][string]> = {}
    for (let n = 0; n < fields.length; n++) {
      const value = values[n]?.[at]
      if (value !== undefined) read[fields[n] as string] = value as ReadRow['values'][string]
    }
    return { row, hidden: isHidden.has(at), is: 'record', read: { values: read, faults: faultsOf.get(at) ?? [] } }
  })
}
