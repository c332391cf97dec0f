import { fail, ok, type Result } from '#domain/result.ts'
import { fromCursor, toCursor } from './cursor.ts'

type Place = { readonly name: string; readonly id: string }

/** Where a list by name goes on. */
export function placeOf(cursor: string | undefined): Result<Place | undefined> {
  if (cursor === undefined) return ok(undefined)
  const place = fromCursor(cursor, ['name', 'id'])
  if (place?.name == null || place.id == null) return fail('input.invalid', { issue: 'cursor' }, ['cursor'])
  return ok({ name: place.name, id: place.id })
}

/** A page of a list by name, of which one row more than asked was read. */
export function namePage<Row extends Place>(rows: readonly Row[], limit: number, total: number) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? toCursor({ name: last.name, id: last.id }) : null, total }
}
