import { createStore } from '../store.ts'
import type { Begun } from './bulk-dialog.tsx'

/** The act on many rows that is being begun, if one is. */
export const begun = createStore<Begun | null>(null)
/** The run that is looked at, if one is. */
export const watched = createStore<string | null>(null)

/** Opens the box of an act on many rows; it stays open while the list behind it changes. */
export function beginBulk(one: Begun): void {
  begun.set(one)
}

/** Opens what is known of a run: what it would do, how far it is, what came of it. */
export function watchBulk(id: string): void {
  watched.set(id)
}

/** Whether somebody looks at this run, so that he need not be told of it. */
export const isWatched = (id: string): boolean => watched.get() === id
