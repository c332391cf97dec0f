import type { ProblemBody } from '../api/problem.ts'
import type { KeptPhoto } from './database.ts'
import { photosIn, withPhoto } from './photo-marks.ts'
import { inOrder, isRefused, onRevision, type Waiting } from './waiting.ts'

/** Where entries wait. */
export type WaitingStore = {
  of(account: string): Promise<Waiting[]>
  put(entry: Waiting): Promise<void>
  remove(id: string): Promise<void>
  photo(key: string): Promise<KeptPhoto | undefined>
}

/** The way to the server. Both throw when there is none. */
export type Wire = {
  /** Whoever the server says is signed in; null: nobody. */
  me(): Promise<{ readonly account: string; readonly csrf: string } | null>
  /** `body` is undefined where the answer was no JSON: somebody else's page (a hotspot's log-in), not our server. */
  send(entry: Waiting, csrf: string): Promise<{ readonly status: number; readonly body: unknown }>
}

export type Outcome =
  | { readonly sent: true; readonly out: unknown }
  | { readonly sent: false; readonly why: ProblemBody }
export type Sending = {
  readonly outcomes: ReadonlyMap<string, Outcome>
  /** Why it ended before the end: `network`, or nobody is signed in. */
  readonly stopped: 'network' | 'session' | null
}

/** The server is there and cannot just now: asked again later, nothing is marked. */
const LATER: readonly number[] = [408, 425, 429, 502, 503, 504]

/**
 * Sends what waits for the account that is signed in, in the order it was entered, each under the key it was given.
 * An entry leaves only when the server has answered that it is done. A refusal is kept with it and the next is sent; a
 * dead network or an ended session ends the round and leaves the rest as it is.
 */
export async function sendWaiting(store: WaitingStore, wire: Wire): Promise<Sending> {
  const outcomes = new Map<string, Outcome>()
  const ended = (stopped: Sending['stopped']): Sending => ({ outcomes, stopped })
  let me: Awaited<ReturnType<Wire['me']>>
  try {
    me = await wire.me()
  } catch {
    return ended('network')
  }
  if (!me) return ended('session')
  for (const { id } of inOrder(await store.of(me.account))) {
    // Read anew: an entry before it may have moved its revision, the person may have taken it back.
    const entry = (await store.of(me.account)).find((one) => one.id === id)
    if (!entry || isRefused(entry)) continue
    const photos = await sendPhotos(store, wire, entry, me.csrf)
    if (photos.stopped) return ended('network')
    const tried = photos.refused
      ? { ...photos.entry, photoTry: (entry.photoTry ?? 0) + 1 }
      : { ...photos.entry, tries: entry.tries + 1 }
    await store.put(tried)
    let answer = photos.refused
    try {
      answer ??= await wire.send(tried, me.csrf)
    } catch {
      return ended('network')
    }
    const { status, body } = answer
    if (isNoWord(answer)) return ended('network')
    if (status >= 200 && status < 300) {
      for (const later of onRevision(await store.of(me.account), entry, body)) await store.put(later)
      await store.remove(entry.id)
      outcomes.set(entry.id, { sent: true, out: body })
      continue
    }
    const why = problemOf(status, body)
    if (status === 401 || why.code.startsWith('session.')) return ended('session')
    outcomes.set(entry.id, { sent: false, why })
    await store.put({ ...tried, refusal: why })
  }
  return ended(null)
}

type Answer = Awaited<ReturnType<Wire['send']>>
const isNoWord = ({ status, body }: Answer): boolean => body === undefined || LATER.includes(status)

/**
 * Photographs go before the entry that names them, each once under its own key, and hang on what the entry is about; the
 * server's ids take their places. One that is refused, refuses its entry.
 */
async function sendPhotos(
  store: WaitingStore,
  wire: Wire,
  given: Waiting,
  csrf: string,
): Promise<{ entry: Waiting; refused?: Answer; stopped?: true }> {
  let entry = given
  const [thingKind, thingId] = given.thing.split(':')
  for (const key of photosIn(given.body)) {
    const photo = await store.photo(key)
    if (!photo) return { entry, refused: { status: 422, body: { code: 'waiting.photo_lost' } } }
    const { name, content } = photo
    const body = { thingKind, thingId, name, mediaType: 'image/jpeg', content }
    let answer: Answer
    try {
      const id = given.photoTry ? `${key}-${given.photoTry}` : key
      answer = await wire.send({ ...given, id, path: '/api/attachments', body }, csrf)
    } catch {
      return { entry, stopped: true }
    }
    if (isNoWord(answer)) return { entry, stopped: true }
    if (answer.status >= 300) return { entry, refused: answer }
    entry = { ...entry, body: withPhoto(entry.body, key, (answer.body as { id: string }).id) }
    await store.put(entry)
  }
  return { entry }
}

function problemOf(status: number, body: unknown): ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body
    ? { ...(body as ProblemBody), status }
    : { code: `http.${status}`, status }
}
