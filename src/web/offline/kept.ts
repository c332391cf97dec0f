import { Problem } from '../api/problem.ts'
import { forgetReads, type KeptRead, openKeep } from './database.ts'

const DAY = 86_400_000
/** What is older says too little of an enterprise to be relied on. */
const READ_LASTS = 7 * DAY
/** Without a word from the server a phone opens by itself for one working day, then it asks to sign in. */
const SESSION_LASTS = DAY / 2

const SESSION = '/api/me'
const takenFrom = new WeakMap<object, string>()
let account = ''

/** Whose reads are kept from here on; another person's are forgotten. */
export function keepFor(id: string): void {
  if (id === account) return
  account = id
  void forgetReads(id).catch(() => undefined)
}

/** Only the phone's pages keep what they read. */
export const onThePhone = (): boolean => location.pathname.startsWith('/m/')

/** When the answer was read, where it comes from this browser and not from the server; else undefined. */
export function keptAt(answer: unknown): string | undefined {
  return typeof answer === 'object' && answer !== null ? takenFrom.get(answer) : undefined
}

/**
 * Network first: what the server answers is kept under the account; where it cannot be reached, what was read last
 * answers, marked with its time ({@link keptAt}). A refusal is an answer: then nothing old is shown.
 */
export async function keptRead<T>(path: string, read: () => Promise<T>): Promise<T> {
  if (!onThePhone()) return await read()
  try {
    const answer = await read()
    // A hotspot's log-in page comes as text.
    if (typeof answer !== 'object') throw new Problem({ code: 'network.offline', status: 0 })
    await keep(path, answer)
    return answer
  } catch (error) {
    if (!isUnreachable(error)) throw error
    const row = await findKept<T>(path, READ_LASTS)
    if (!row) throw error
    return row
  }
}

/** No network, or something before the server that says the server is not there. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof Problem && [0, 502, 503, 504].includes(error.status)

async function keep(path: string, body: unknown): Promise<void> {
  if (account === '') return
  try {
    await (await openKeep()).put('kept', { account, path, at: new Date().toISOString(), body })
  } catch {
    // A full or forbidden store keeps nobody from reading.
  }
}

async function findKept<T>(path: string, lasts: number): Promise<T | undefined> {
  const row = account === '' ? undefined : await rowOf(account, path)
  if (!row || Date.now() - Date.parse(row.at) > lasts) return undefined
  takenFrom.set(row.body as object, row.at)
  return row.body as T
}

async function rowOf(whose: string, path: string): Promise<KeptRead | undefined> {
  try {
    return await (await openKeep()).get('kept', [whose, path])
  } catch {
    return undefined
  }
}

/** Whether the answer to `path` was kept within the last `within` milliseconds. */
export async function isFresh(path: string, within: number): Promise<boolean> {
  const row = await rowOf(account, path)
  return row !== undefined && Date.now() - Date.parse(row.at) < within
}

/** Keeps who is signed in, without the token for writes: it is asked for anew before anything is sent. */
export async function keepSession<T extends { readonly csrf: string }>(session: T): Promise<void> {
  // One without a token was itself kept: its time stays that of the server's last word.
  if (onThePhone() && session.csrf !== '') await keep(SESSION, { ...session, csrf: '' })
}

/** Whoever was signed in on this phone when the server last answered, for half a day; undefined otherwise. */
export async function keptSession<T>(): Promise<T | undefined> {
  if (!onThePhone()) return undefined
  try {
    const rows = (await (await openKeep()).getAll('kept')).filter(({ path }) => path === SESSION)
    const last = rows.toSorted((a, b) => b.at.localeCompare(a.at))[0]
    return last && Date.now() - Date.parse(last.at) < SESSION_LASTS ? (last.body as T) : undefined
  } catch {
    return undefined
  }
}
