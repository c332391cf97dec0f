import { Problem } from '../api/problem.ts'
import { queryClient } from '../api/query-client.ts'
import { now } from '../format/clock.ts'
import { createStore } from '../parts/store.ts'
import { replaceWaiting, waitingStore } from './database.ts'
import { photosIn } from './photo-marks.ts'
import { keepPhoto } from './photos.ts'
import { type Outcome, type Sending, sendWaiting } from './send-waiting.ts'
import { inOrder, isRefused, mayEdit, type NewWaiting, QUEUE_LOCK, type Waiting } from './waiting.ts'
import { wire } from './wire.ts'

/** What waits here for the account, oldest first. */
const shown = createStore<readonly Waiting[]>([])
export const useWaiting = shown.use
/** Why the last round ended early. */
const stopped = createStore<Sending['stopped']>(null)
export const useStopped = stopped.use

let account = ''
const others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('lianqi.waiting')

/** Shows the account's queue and keeps showing it, also what other windows and the service worker do to it. */
export async function watchQueue(whose: string): Promise<void> {
  account = whose
  if (others) others.onmessage = () => void refresh()
  await refresh()
}

async function refresh(): Promise<void> {
  try {
    shown.set(inOrder(await waitingStore.of(account)))
  } catch {
    shown.set([])
  }
}

async function changed(): Promise<void> {
  await refresh()
  others?.postMessage('changed')
}

let turn: Promise<unknown> = Promise.resolve()

/** One at a time, over all windows and the service worker; within this page where the browser has no locks. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (navigator.locks) return (await navigator.locks.request(QUEUE_LOCK, work)) as T
  const mine = turn.then(work, work)
  turn = mine.catch(() => undefined)
  return await mine
}

export async function sendNow(): Promise<Sending> {
  const sending = await inTurn(() => sendWaiting(waitingStore, wire))
  stopped.set(sending.stopped)
  await changed()
  if ([...sending.outcomes.values()].some((one) => one.sent)) void queryClient.invalidateQueries()
  return sending
}

/** `sent: false`: it waits here and goes when it can. */
export type SentOrKept<Out> = { readonly sent: true; readonly out: Out | undefined } | { readonly sent: false }

/**
 * Keeps a write here first and then sends it, after whatever waits before it. Nothing is lost when the page dies in
 * between; the key keeps it from being done twice.
 * @param replaces the waiting entry this is the corrected form of
 * @throws Problem where the server refuses it at once: the form is still open and shows it; a corrected entry stays in
 *   the queue with the new refusal. `waiting.gone`: the entry to correct was sent meanwhile
 */
export async function sendOrKeep<Out>(given: NewWaiting, replaces?: string): Promise<SentOrKept<Out>> {
  const entry = await inTurn(() => put(given, replaces))
  await changed()
  const { outcomes } = navigator.onLine ? await sendNow() : { outcomes: new Map<string, Outcome>() }
  const outcome = outcomes.get(entry.id)
  if (outcome?.sent) return { sent: true, out: outcome.out as Out }
  if (outcome && outcome.why.status < 500) {
    if (replaces) await replaceWaiting(entry.id, { ...entry, id: replaces, tries: 1, refusal: outcome.why })
    else await waitingStore.remove(entry.id)
    await changed()
    throw new Problem(outcome.why)
  }
  // Another window's round may have taken it along.
  if (!(await findWaiting(entry.id))) return { sent: true, out: undefined }
  await askForSync()
  return { sent: false }
}

async function put(given: NewWaiting, replaces: string | undefined): Promise<Waiting> {
  const before = inOrder(await waitingStore.of(account))
  const old = before.find(({ id }) => id === replaces)
  if (replaces && !(old && mayEdit(old))) throw new Problem({ code: 'waiting.gone', status: 409 })
  const entry: Waiting = {
    ...given,
    id: crypto.randomUUID(),
    account,
    seq: old?.seq ?? (before.at(-1)?.seq ?? 0) + 1,
    since: old?.since ?? new Date(now()).toISOString(),
    tries: 0,
    photos: photosIn(given.body),
    ...(old?.photoTry ? { photoTry: old.photoTry } : {}),
  }
  await replaceWaiting(old?.id ?? entry.id, entry)
  return entry
}

/** Sends a refused entry as it is once more: under a new key, for the answer to the old one stands. */
export async function sendAgain(entry: Waiting): Promise<Sending> {
  if (isRefused(entry)) {
    const { refusal: _, ...rest } = entry
    await inTurn(() => replaceWaiting(entry.id, { ...rest, id: crypto.randomUUID(), tries: 0 }))
  }
  return await sendNow()
}

/** Keeps a photograph for an entry of whoever is signed in. */
export const keepMyPhoto = (file: File) => keepPhoto(account, file)

export async function discardWaiting(id: string): Promise<void> {
  await inTurn(() => waitingStore.remove(id))
  await changed()
}

export const findWaiting = async (id: string): Promise<Waiting | undefined> =>
  (await waitingStore.of(account)).find((one) => one.id === id)

/** Where the browser can, it wakes the service worker when the network is back, also with the page closed. */
async function askForSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration('/m/')
  const { sync } = (registration ?? {}) as { sync?: { register(tag: string): Promise<void> } }
  await sync?.register('send-waiting').catch(() => undefined)
}
