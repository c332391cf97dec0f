import { Worker } from 'node:worker_threads'
import { type SourceRow, UnreadableFile } from '#papers/read/open-table.ts'
import type { ImportSource } from './open-file.ts'
import { type PackedPiece, PIECE, unpackPiece } from './pieces.ts'
import type { RecordRow } from './record-rows.ts'
import type { TableAnswer, TableRequest } from './table-work.ts'

type Message = { readonly id: number; readonly answer?: TableAnswer; readonly broke?: string }
type Waiting = { readonly resolve: (answer: TableAnswer) => void; readonly reject: (why: Error) => void }

/** Pieces asked for before they are wanted: one is read while the one before waits to be taken. */
const AHEAD = 3

/** Opens a file in a thread of its own, which ends with `close`. It answers as if the file had been opened here. */
export async function openInThread(file: { readonly name: string; readonly bytes: Buffer }): Promise<ImportSource> {
  const thread = startThread()
  try {
    // Copied, and the copy given away: the file itself is still needed here.
    const bytes = new Uint8Array(file.bytes)
    const { opened } = await thread.ask({ do: 'open', name: file.name, bytes }, [bytes.buffer])
    if (!opened) throw new Error('the reading thread answered out of turn')
    return {
      ...opened,
      async shape(sheet) {
        const { shape } = await thread.ask({ do: 'shape', sheet })
        if (!shape) throw new Error('the reading thread answered out of turn')
        return shape
      },
      async *rows(sheet) {
        for await (const { rows } of thread.stream((stream) => ({ do: 'rows', stream, sheet })))
          yield* rows as readonly SourceRow[]
      },
      async *records(planned) {
        let piece: RecordRow[] = []
        for await (const { records } of thread.stream((stream) => ({ do: 'records', stream, planned }))) {
          for (const row of unpackPiece(records as PackedPiece)) piece.push(row)
          if (piece.length < PIECE) continue
          yield piece
          piece = []
        }
        if (piece.length > 0) yield piece
      },
      close: () => thread.end(),
    }
  } catch (error) {
    await thread.end()
    throw error
  }
}

function startThread() {
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), { argv: [] })
  const waiting = new Map<number, Waiting>()
  let ids = 0
  let broken: Error | undefined
  const breakOff = (why: Error) => {
    broken ??= why
    for (const one of waiting.values()) one.reject(broken)
    waiting.clear()
  }
  worker.on('message', ({ id, answer, broke }: Message) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (answer?.unreadable) asked?.reject(new UnreadableFile(answer.unreadable.code, answer.unreadable.message))
    else if (answer) asked?.resolve(answer)
    else asked?.reject(new Error(broke ?? 'the reading thread broke'))
  })
  worker.on('error', breakOff)
  worker.on('exit', () => breakOff(new Error('the reading thread has ended')))

  const ask = (request: TableRequest, give: readonly ArrayBuffer[] = []): Promise<TableAnswer> => {
    if (broken) return Promise.reject(broken)
    const id = ++ids
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, request }, give)
    })
  }
  /** An answer that is looked at later may fail before. */
  const askEarly = (request: TableRequest): Promise<TableAnswer> => {
    const answer = ask(request)
    answer.catch(() => {})
    return answer
  }
  return {
    ask,
    async *stream(begin: (stream: number) => TableRequest): AsyncGenerator<TableAnswer, void, undefined> {
      const stream = ++ids
      await ask(begin(stream))
      const ahead = Array.from({ length: AHEAD }, () => askEarly({ do: 'next', stream }))
      try {
        for (let next = await ahead.shift(); next && !next.done; next = await ahead.shift()) {
          ahead.push(askEarly({ do: 'next', stream }))
          yield next
        }
      } finally {
        if (!broken) await ask({ do: 'stop', stream })
      }
    },
    async end(): Promise<void> {
      await worker.terminate()
    },
  }
}
