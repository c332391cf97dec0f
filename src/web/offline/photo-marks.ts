/** In an entry that waits, `photo:<key>` stands for a photograph that is kept here and has no id of the server's yet. */
const MARK = /^photo:([0-9a-f-]{36})$/

export const photoMark = (key: string): string => `photo:${key}`

/** The key of a photograph, where the value stands for one. */
export const photoKey = (value: unknown): string | undefined =>
  typeof value === 'string' ? MARK.exec(value)?.[1] : undefined

/** The photographs an entry still stands for, in the order in which they stand. */
export function photosIn(value: unknown): string[] {
  const key = photoKey(value)
  if (key) return [key]
  if (typeof value !== 'object' || value === null) return []
  return [...new Set(Object.values(value).flatMap(photosIn))]
}

/** The same with the server's id in the photograph's place. */
export function withPhoto<T>(value: T, key: string, id: string): T {
  if (photoKey(value) === key) return id as T
  if (Array.isArray(value)) return value.map((one) => withPhoto(one, key, id)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withPhoto(one, key, id)])) as T
}
