import { uuidv7 } from 'uuidv7'

/** A new UUIDv7: ordered by time of creation, so keyset paging by id is paging by age. */
export function newId(): string {
  return uuidv7()
}

/** The lowest id that could have been made at that moment or later. */
export function firstIdAt(instant: string): string {
  const hex = Date.parse(instant).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
