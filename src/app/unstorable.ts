type Place = (string | number)[]

/**
 * Where the input holds a text with the character NUL, which no database text can; undefined when nowhere. Without this
 * look such an input would be an internal error instead of a refusal that names its place.
 */
export function findUnstorable(value: unknown, at: Place = []): Place | undefined {
  if (typeof value === 'string') return value.includes('\u0000') ? at : undefined
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined
  for (const [key, part] of Object.entries(value)) {
    const place = [...at, Array.isArray(value) ? Number(key) : key]
    const found = key.includes('\u0000') ? place : findUnstorable(part, place)
    if (found) return found
  }
  return undefined
}
