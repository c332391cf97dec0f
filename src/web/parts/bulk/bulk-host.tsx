import { createStore } from '../store.ts'
import { type Begun, BulkDialog } from './bulk-dialog.tsx'

const begun = createStore<Begun | null>(null)

/** Opens the box of an act on many rows; it stays open while the list behind it changes. */
export function beginBulk(one: Begun): void {
  begun.set(one)
}

/** The place of that box, once in the shell. */
export function BulkHost() {
  const one = begun.use()
  return one ? <BulkDialog begun={one} onClose={() => begun.set(null)} /> : null
}
