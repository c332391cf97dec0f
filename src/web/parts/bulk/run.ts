import { sendOne } from '../../api/bulk.ts'
import { newKey } from '../../api/client.ts'
import { explain, Problem } from '../../api/problem.ts'
import { queryClient } from '../../api/query-client.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../after-act.tsx'
import { createStore } from '../store.ts'
import type { BulkItem } from './bulk.ts'

/** What became of one row. */
export type Outcome = { readonly id: string; readonly label: string; readonly why: string | null }

/** The same act on many rows, one after the other: it goes on when its box is closed and its page left. */
export type BulkRun = {
  readonly id: string
  readonly title: string
  readonly total: number
  readonly outcomes: readonly Outcome[]
  readonly state: 'running' | 'stopped' | 'done'
}

const runs = createStore<readonly BulkRun[]>([])

export const useRuns = (): readonly BulkRun[] => runs.use()

export function countOf({ outcomes }: BulkRun): { readonly done: number; readonly refused: number } {
  const refused = outcomes.filter((one) => one.why !== null).length
  return { done: outcomes.length - refused, refused }
}

function change(id: string, with_: (run: BulkRun) => BulkRun): void {
  runs.set(runs.get().map((run) => (run.id === id ? with_(run) : run)))
}

/** The row that is being done is finished; the ones after it are left as they are. */
export function stopRun(id: string): void {
  change(id, (run) => (run.state === 'running' ? { ...run, state: 'stopped' } : run))
}

export function forgetRun(id: string): void {
  runs.set(runs.get().filter((run) => run.id !== id))
}

/** Begins to do it to each; what the first changes the second sees, and a refusal stops none of the others. Answers the run's id. */
export function startRun(
  title: string,
  items: readonly BulkItem[],
  touches: readonly string[],
  isWatched: () => boolean,
): string {
  const id = newKey()
  runs.set([{ id, title, total: items.length, outcomes: [], state: 'running' }, ...runs.get()])
  void work(id, items, touches, isWatched)
  return id
}

const stateOf = (id: string) => runs.get().find((run) => run.id === id)?.state

async function work(id: string, items: readonly BulkItem[], touches: readonly string[], isWatched: () => boolean) {
  const hold = (event: BeforeUnloadEvent) => event.preventDefault()
  window.addEventListener('beforeunload', hold)
  for (const item of items) {
    if (stateOf(id) !== 'running') break
    const why = await done(item)
    change(id, (run) => ({ ...run, outcomes: [...run.outcomes, { id: item.id, label: item.label, why }] }))
  }
  window.removeEventListener('beforeunload', hold)
  change(id, (run) => (run.state === 'running' ? { ...run, state: 'done' } : run))
  await Promise.all(touches.map((noun) => queryClient.invalidateQueries({ queryKey: [noun] })))
  const run = runs.get().find((one) => one.id === id)
  if (run && !isWatched()) tellAfterAct({ sentence: t('bulk.told', { title: run.title, ...countOf(run) }) })
}

/** Null when it was done, otherwise why not. Asked again with the same key when the answer was lost on the way: it is done once. */
async function done({ sent, why }: BulkItem): Promise<string | null> {
  if (!sent) return why ?? t('error.access.denied')
  const key = newKey()
  const isLost = (error: unknown) => error instanceof Problem && error.status === 0
  try {
    await sendOne(sent, key).catch((error: unknown) => {
      if (!isLost(error)) throw error
      return sendOne(sent, key)
    })
    return null
  } catch (error) {
    return explain(error)
  }
}
