import type { ProblemBody } from '../api/problem.ts'

/** Held by whoever sends or changes what waits: one window or the service worker. */
export const QUEUE_LOCK = 'lianqi.waiting'

/** A write of a person that has not (certainly) reached the server. It lives in this browser, under its account. */
export type Waiting = {
  /** The Idempotency-Key it is sent with, however often: the server does it once. */
  readonly id: string
  readonly account: string
  /** Order of entry; sent in this order. */
  readonly seq: number
  /** ISO instant it was entered at. */
  readonly since: string
  readonly what: 'visit' | 'act' | 'matter'
  /** Whom or what it is about, for the person who reads the list. */
  readonly title: string
  /** `enterprise:<id>`, `matter:<id>`: what later entries may depend on. */
  readonly thing: string
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  /** The page where it is entered and can be changed, and what its form held. */
  readonly place: string
  readonly draft: unknown
  /** Photographs kept here for it; gone with it. */
  readonly photos?: readonly string[]
  /** How often one of them was refused: tried again, they go under other keys, for the old ones have their answer. */
  readonly photoTry?: number
  /** How often it was put on the wire; after the first time nobody knows whether it arrived until the server answers. */
  readonly tries: number
  /** What the server answered when it did not take it. */
  readonly refusal?: ProblemBody
}

/** What an entry's form gives; the rest, and the key, the queue adds. */
export type NewWaiting = Pick<Waiting, 'what' | 'title' | 'thing' | 'path' | 'body' | 'place' | 'draft'>

/** Refused for good under its key: nothing of it is on record, and it may be changed and sent under another. */
export const isRefused = ({ refusal }: Waiting): boolean =>
  refusal !== undefined && refusal.status >= 400 && refusal.status < 500

/** Whether the person may change it: only while it is certain that the server has not done it. */
export const mayEdit = (entry: Waiting): boolean => isRefused(entry) || entry.tries === 0

export const inOrder = (entries: readonly Waiting[]): Waiting[] => entries.toSorted((a, b) => a.seq - b.seq)

/**
 * Later entries about the same thing, on the revision that the person's own earlier entry has made. What somebody else
 * changed in between is not passed over: then the earlier one was refused and no revision is taken on.
 */
export function onRevision(entries: readonly Waiting[], sent: Waiting, answer: unknown): Waiting[] {
  const before = sent.body.revision
  const after = (answer as { revision?: unknown } | null)?.revision
  if (typeof before !== 'number' || typeof after !== 'number') return []
  return entries.flatMap((one) =>
    one.seq > sent.seq && one.thing === sent.thing && one.tries === 0 && one.body.revision === before
      ? [{ ...one, body: { ...one.body, revision: after } }]
      : [],
  )
}
