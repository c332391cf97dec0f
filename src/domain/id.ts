import { uuidv7 } from 'uuidv7'

/** A new UUIDv7: ordered by time of creation, so keyset paging by id is paging by age. */
export function newId(): string {
  return uuidv7()
}
