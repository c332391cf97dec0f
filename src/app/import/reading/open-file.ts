import { openTable, type TableSource } from '#papers/read/open-table.ts'
import type { PlannedSheet } from '../sheet.ts'
import { recordPieces } from './pieces.ts'
import type { RecordRow } from './record-rows.ts'
import { openInThread } from './table-thread.ts'

/** A file opened for an import: besides its rows as they stand, those of a planned sheet read as records, some at a time. */
export type ImportSource = TableSource & {
  records(planned: PlannedSheet & { ok: true }): AsyncGenerator<RecordRow[], void, undefined>
}

/** Bytes from which on a file is read in a thread of its own: starting one takes as long as reading some thousand rows. */
const OWN_THREAD_FROM = 2 ** 20

/**
 * Opens a file for an import. A large one is unpacked, parsed and read into records by another thread, while this one matches and the
 * database stores what came before: three at work instead of one, and a server that goes on answering meanwhile.
 * @throws UnreadableFile with what is wrong and what to do
 */
export async function openFile(file: { readonly name: string; readonly bytes: Buffer }): Promise<ImportSource> {
  if (file.bytes.length >= OWN_THREAD_FROM) return openInThread(file)
  const source = await openTable(file)
  return { ...source, records: (planned) => recordPieces(source, planned) }
}
