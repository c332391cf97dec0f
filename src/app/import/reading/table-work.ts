/** What the reading thread does: opens one file and answers for it, a piece at a time. */
import {
  openTable,
  type SheetShape,
  type SourceRow,
  type TableSource,
  UnreadableFile,
} from '#papers/read/open-table.ts'
import type { PlannedSheet } from '../sheet.ts'
import { type PackedPiece, packedPieces } from './pieces.ts'

/** A stream is named by the one who asks; it goes on with each `next` until it is over or stopped. */
export type TableRequest =
  | { readonly do: 'open'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly do: 'shape'; readonly sheet: string }
  | { readonly do: 'rows'; readonly stream: number; readonly sheet: string }
  | { readonly do: 'records'; readonly stream: number; readonly planned: PlannedSheet & { ok: true } }
  | { readonly do: 'next'; readonly stream: number }
  | { readonly do: 'stop'; readonly stream: number }

export type Opened = Omit<TableSource, 'shape' | 'rows' | 'close'>

export type TableAnswer = {
  readonly opened?: Opened
  readonly shape?: SheetShape
  readonly rows?: readonly SourceRow[]
  readonly records?: PackedPiece
  /** Of a stream: nothing follows. */
  readonly done?: true
  readonly unreadable?: { readonly code: UnreadableFile['code']; readonly message: string }
}

/** Rows handed over as they stand: only the first of a sheet are asked for so. */
const ROWS = 250

/** Answers requests in their order. A file that cannot be read is an answer; a thrown error is a bug. */
export function tableWork(): (request: TableRequest) => Promise<TableAnswer> {
  let source: TableSource | undefined
  const streams = new Map<number, AsyncGenerator<TableAnswer, void, undefined>>()
  const opened = (): TableSource => {
    if (!source) throw new Error('nothing is open')
    return source
  }
  const answer = async (request: TableRequest): Promise<TableAnswer> => {
    switch (request.do) {
      case 'open': {
        const { bytes } = request
        source = await openTable({
          name: request.name,
          bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        })
        const { shape: _shape, rows: _rows, close: _close, ...rest } = source
        return { opened: rest }
      }
      case 'shape':
        return { shape: await opened().shape(request.sheet) }
      case 'rows':
        streams.set(request.stream, rowsOf(opened(), request.sheet))
        return {}
      case 'records':
        streams.set(request.stream, recordsOf(opened(), request.planned))
        return {}
      case 'next': {
        const next = await streams.get(request.stream)?.next()
        return next?.value ?? { done: true }
      }
      case 'stop':
        await streams.get(request.stream)?.return()
        streams.delete(request.stream)
        return {}
    }
  }
  return async (request) => {
    try {
      return await answer(request)
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      return { unreadable: { code: error.code, message: error.message } }
    }
  }
}

async function* rowsOf(source: TableSource, sheet: string): AsyncGenerator<TableAnswer, void, undefined> {
  let rows: SourceRow[] = []
  for await (const row of source.rows(sheet)) {
    if (rows.push(row) < ROWS) continue
    yield { rows }
    rows = []
  }
  if (rows.length > 0) yield { rows }
}

async function* recordsOf(
  source: TableSource,
  planned: PlannedSheet & { ok: true },
): AsyncGenerator<TableAnswer, void, undefined> {
  for await (const records of packedPieces(source, planned)) yield { records }
}
