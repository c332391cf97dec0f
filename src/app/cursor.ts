/** A page's place as text for an address; opaque to whoever holds it. */
export function toCursor(place: Readonly<Record<string, string | null>>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** The place in a cursor; undefined when it is none of ours. */
export function fromCursor<Key extends string>(
  text: string,
  keys: readonly Key[],
): Record<Key, string | null> | undefined {
  try {
    const place: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (typeof place !== 'object' || place === null) return undefined
    const found = place as Record<Key, string | null>
    return keys.every((key) => found[key] === null || typeof found[key] === 'string') ? found : undefined
  } catch {
    return undefined
  }
}
