import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { WaitingStore } from './send-waiting.ts'
import type { Waiting } from './waiting.ts'

/** An answer of the server as it was read, under whoever read it. */
export type KeptRead = { readonly account: string; readonly path: string; readonly at: string; readonly body: unknown }

/** A photograph as it will be sent; under the key that stands for it and under which it is sent. */
export type KeptPhoto = {
  readonly key: string
  readonly account: string
  readonly name: string
  readonly content: string
  readonly at: string
}

interface Schema extends DBSchema {
  waiting: { key: string; value: Waiting; indexes: { account: string } }
  kept: { key: [string, string]; value: KeptRead; indexes: { account: string } }
  photos: { key: string; value: KeptPhoto; indexes: { account: string } }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined

/** What this browser keeps of the phone's pages. One database; every row names its account. */
export function openKeep(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('lianqi', 2, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('waiting', { keyPath: 'id' }).createIndex('account', 'account')
        db.createObjectStore('kept', { keyPath: ['account', 'path'] }).createIndex('account', 'account')
      }
      if (before < 2) db.createObjectStore('photos', { keyPath: 'key' }).createIndex('account', 'account')
    },
    // A newer page wants another shape: let it have it, and open anew when asked.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: () => {
      opened = undefined
    },
  }).catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

export const waitingStore: WaitingStore = {
  of: async (account) => await (await openKeep()).getAllFromIndex('waiting', 'account', account),
  put: async (entry) => void (await (await openKeep()).put('waiting', entry)),
  remove: async (id) => {
    const tx = (await openKeep()).transaction(['waiting', 'photos'], 'readwrite')
    const entry = await tx.objectStore('waiting').get(id)
    const photos = entry?.photos ?? []
    await Promise.all([
      tx.objectStore('waiting').delete(id),
      ...photos.map((key) => tx.objectStore('photos').delete(key)),
      tx.done,
    ])
  },
  photo: async (key) => await (await openKeep()).get('photos', key),
}

/** Puts an entry in the place of another, or neither. */
export async function replaceWaiting(old: string, entry: Waiting): Promise<void> {
  const tx = (await openKeep()).transaction('waiting', 'readwrite')
  await Promise.all([tx.store.delete(old), tx.store.put(entry), tx.done])
}

/** Forgets what was read here, of everybody, or of everybody but one. What waits to be sent stays. */
export async function forgetReads(except?: string): Promise<void> {
  const db = await openKeep()
  if (except === undefined) return await db.clear('kept')
  const keys = await db.getAllKeys('kept')
  const tx = db.transaction('kept', 'readwrite')
  await Promise.all([...keys.flatMap((key) => (key[0] === except ? [] : [tx.store.delete(key)])), tx.done])
}

/** Forgets all that this browser keeps of an account, also what waits; and everybody's reads. */
export async function forgetAccount(account: string): Promise<void> {
  const db = await openKeep()
  const keys = await db.getAllKeysFromIndex('waiting', 'account', account)
  const photos = await db.getAllKeysFromIndex('photos', 'account', account)
  const tx = db.transaction(['waiting', 'kept', 'photos'], 'readwrite')
  await Promise.all([
    ...keys.map((key) => tx.objectStore('waiting').delete(key)),
    ...photos.map((key) => tx.objectStore('photos').delete(key)),
    tx.objectStore('kept').clear(),
    tx.done,
  ])
}
