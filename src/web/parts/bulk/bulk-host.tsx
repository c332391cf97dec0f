import { useBulkRuns } from '../../api/bulk.ts'
import { begun, watched } from './at-hand.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { RunDialog } from './run-dialog.tsx'

/** The place of the boxes of acts on many rows, once in the shell. */
export function BulkHost() {
  const one = begun.use()
  const id = watched.use()
  const run = useBulkRuns().data?.find((found) => found.id === id)
  if (run) {
    return (
      <RunDialog
        key={run.id}
        run={run}
        {...(one ? { onDone: one.onDone } : {})}
        onClose={() => {
          watched.set(null)
          begun.set(null)
        }}
      />
    )
  }
  return one ? <BulkDialog begun={one} onClose={() => begun.set(null)} /> : null
}
