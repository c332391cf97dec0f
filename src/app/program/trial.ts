import { Worker } from 'node:worker_threads'
import type { TrialAnswer, TrialRequest } from './trial-work.ts'

type Answer = TrialAnswer<TrialRequest>
type Waiting = { readonly resolve: (answer: Answer) => void; readonly reject: (why: Error) => void }
type Message = { readonly id: number; readonly answer?: Answer; readonly broke?: string }

/** After so long without an answer the thread is taken for stuck; a text made to be slow must not stop the others for ever. */
const PATIENCE_MS = 60_000
const IDLE_MS = 120_000

let worker: Worker | undefined
let idle: NodeJS.Timeout | undefined
let nextId = 1
const waiting = new Map<number, Waiting>()

/**
 * Checks or tries a program in the house's trial thread, one request after another. The thread starts with the first request
 * and ends when nobody has asked for a while.
 */
export function inTrial<R extends TrialRequest>(request: R): Promise<TrialAnswer<R>> {
  worker ??= start()
  clearTimeout(idle)
  const id = nextId++
  return new Promise<Answer>((resolve, reject) => {
    const late = setTimeout(() => stop(new Error('the trial thread did not answer')), PATIENCE_MS)
    late.unref()
    waiting.set(id, {
      resolve(answer) {
        clearTimeout(late)
        resolve(answer)
      },
      reject(why) {
        clearTimeout(late)
        reject(why)
      },
    })
    worker?.ref()
    worker?.postMessage({ id, request })
  }) as Promise<TrialAnswer<R>>
}

function start(): Worker {
  const made = new Worker(new URL('./trial-worker.ts', import.meta.url))
  made.on('message', ({ id, answer, broke }: Message) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (answer) asked?.resolve(answer)
    else asked?.reject(new Error(broke ?? 'the trial thread broke'))
    if (waiting.size > 0) return
    // A thread that only waits must not keep the house from closing.
    made.unref()
    idle = setTimeout(() => stop(new Error('idle')), IDLE_MS)
    idle.unref()
  })
  made.on('error', (error) => stop(error))
  return made
}

function stop(why: Error): void {
  const gone = worker
  worker = undefined
  void gone?.terminate()
  for (const one of waiting.values()) one.reject(why)
  waiting.clear()
}
