/** A thread of its own for reading a large file: unpacking and parsing neither wait for the database nor keep it waiting. */
import { parentPort } from 'node:worker_threads'
import { type TableRequest, tableWork } from './table-work.ts'

const work = tableWork()
let before: Promise<void> = Promise.resolve()

parentPort?.on('message', ({ id, request }: { id: number; request: TableRequest }) => {
  before = before.then(async () => {
    try {
      parentPort?.postMessage({ id, answer: await work(request) })
    } catch (error) {
      parentPort?.postMessage({ id, broke: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
})
