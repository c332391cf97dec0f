/** What was answered with the page; asked for later than this, it is asked of the server. */
const LASTS = 30_000

let given: Map<string, unknown> | undefined

function read(): Map<string, unknown> {
  if (given) return given
  const place = typeof document === 'undefined' ? null : document.getElementById('given')
  given = new Map(Object.entries(place?.textContent ? (JSON.parse(place.textContent) as object) : {}))
  return given
}

/** The answer to a read that came with the page itself, once; undefined where none did. */
export function takeGiven(path: string): unknown {
  const all = read()
  if (all.size === 0 || performance.now() > LASTS) return undefined
  const answer = all.get(path)
  all.delete(path)
  // Data of somebody's day does not stay in the page longer than it is needed.
  if (all.size === 0) document.getElementById('given')?.remove()
  return answer
}

/** Something was written: what came with the page may be no longer true. */
export function forgetGiven(): void {
  read().clear()
  if (typeof document !== 'undefined') document.getElementById('given')?.remove()
}
