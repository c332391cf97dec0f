import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'

/** One line of the audit: who did or tried what to which thing, when. Times are ISO instants. */
export type AuditRow = {
  readonly authorityId: string
  readonly id: string
  readonly at: string
  readonly accountId: string | null
  readonly personId: string | null
  readonly act: string
  readonly thingKind: string
  readonly thingId: string
  readonly detail: Readonly<Record<string, unknown>>
  readonly outcome: 'done' | 'refused'
}

/** What the first link of a chain hangs on: 32 zero bytes. */
export const CHAIN_START: Uint8Array = new Uint8Array(32)

/** SM3 (GB/T 32905) of the concatenated parts. */
export function sm3(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sm3')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/**
 * The row as one text, the same whoever writes it down: a JSON array in a fixed order, moments to the microsecond,
 * keys of `detail` sorted at every level (jsonb keeps no order).
 */
export function canonicalRow(row: AuditRow): string {
  const at = Temporal.Instant.from(row.at).toString({ smallestUnit: 'microsecond' })
  return JSON.stringify([
    row.authorityId,
    row.id,
    at,
    row.accountId,
    row.personId,
    row.act,
    row.thingKind,
    row.thingId,
    sorted(row.detail),
    row.outcome,
  ])
}

/** Digest of one row's content. */
export function rowHash(row: AuditRow): Buffer {
  return sm3(canonicalRow(row))
}

/** Digest of a link: it binds the row to everything before it. */
export function linkHash(previous: Uint8Array, row: Uint8Array): Buffer {
  return sm3(previous, row)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]))
}
