/** A thread of its own for checking and trying: a long program must not keep everybody else's requests waiting. */
import { parentPort } from 'node:worker_threads'
import { doTrial, type TrialRequest } from './trial-work.ts'

parentPort?.on('message', ({ id, request }: { id: number; request: TrialRequest }) => {
  try {
    parentPort?.postMessage({ id, answer: doTrial(request) })
  } catch (error) {
    parentPort?.postMessage({ id, broke: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
