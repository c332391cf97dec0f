import { fail, ok, type Result } from '#domain/result.ts'
import { fromCursor, toCursor } from './cursor.ts'

type Place = { readonly name: string; readonly id: string }
/** `total`: how many the first page counted. It is carried along, for counting 300 000 rows anew for each page takes longer than the page. */
type NextPlace = Place & { readonly total: number | undefined }

/** Where a list by name goes on. */
export function placeOf(cursor: string | undefined): Result<NextPlace | undefined> {
  if (cursor === undefined) return ok(undefined)
  const place = fromCursor(cursor, ['name', 'id'])
  if (place?.name == null || place.id == null) return fail('input.invalid', { issue: 'cursor' }, ['cursor'])
  const total = fromCursor(cursor, ['total'])?.total
  return ok({ name: place.name, id: place.id, total: /^\d{1,12}$/.test(total ?? '') ? Number(total) : undefined })
}

/** A page of a list by name, of which one row more than asked was read. */
export function namePage<Row extends Place>(rows: readonly Row[], limit: number, total: number) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last !== undefined
  return { items, next: more ? toCursor({ name: last.name, id: last.id, total: String(total) }) : null, total }
}
