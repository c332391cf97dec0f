import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ImportSource, openFile } from '#app/import/reading/open-file.ts'
import { PIECE, recordPieces } from '#app/import/reading/pieces.ts'
import type { RecordRow } from '#app/import/reading/record-rows.ts'
import { openInThread } from '#app/import/reading/table-thread.ts'
import { planSheet } from '#app/import/sheet.ts'
import { openTable, UnreadableFile } from '#papers/read/open-table.ts'

const FILES = join(import.meta.dirname, '../../papers/corpus/files')
const all = (await readdir(FILES)).filter((name) => !/\.ya?ml$/.test(name))
/** Old workbooks are read whole by a thread already: three stand for them. */
const isOld = (name: string) => /\.(xls|et|ods)$/.test(name)
const names = [...all.filter((name) => !isOld(name)), ...all.filter(isOld).slice(0, 3)]

/** Everything a source says of its file: sheets, shapes, first rows, and each planned sheet's records. */
async function told(source: ImportSource) {
  const { shape, rows, records, close, ...book } = source
  const sheets = []
  for (const sheet of source.sheets) {
    const plan = await planSheet(source, sheet, { options: {}, staffNoWidth: null })
    const read: RecordRow[] = []
    if (plan.ok) for await (const piece of records(plan)) read.push(...piece)
    const first = []
    for await (const row of rows(sheet)) if (first.push(row) >= 300) break
    sheets.push({ plan, read, first, shape: await shape(sheet) })
  }
  await close()
  return { book, sheets }
}

describe('a file read in a thread of its own', () => {
  it.each(names)('reads %s as it is read here', async (name) => {
    const bytes = await readFile(join(FILES, name))
    const here = await openTable({ name, bytes })
    const expected = await told({ ...here, records: (planned) => recordPieces(here, planned) })
    expect(await told(await openInThread({ name, bytes }))).toEqual(expected)
  })
})

describe('a large file', () => {
  const csv = (rows: number) =>
    Buffer.from(
      `企业名称,统一社会信用代码,地址\n${Array.from({ length: rows }, (_, n) => `样本企业${n}号有限公司,,工业路${n}号`).join('\n')}`,
    )
  const open = async (bytes: Buffer) => openFile({ name: '企业.csv', bytes })

  it('comes in pieces and in order, and may be left in the middle', async () => {
    const source = await open(csv(30_000))
    const plan = await planSheet(source, '企业', { options: {}, staffNoWidth: null })
    if (!plan.ok) throw new Error(plan.problem.message)
    for await (const piece of source.records(plan)) {
      expect(piece.length).toBe(PIECE)
      break
    }
    const rows: number[] = []
    for await (const piece of source.records(plan)) rows.push(...piece.map((one) => one.row))
    expect(rows).toEqual(Array.from({ length: 30_000 }, (_, n) => n + 2))
    await source.close()
  })

  it('that cannot be read says so as a small one does', async () => {
    const bytes = Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.alloc(2 ** 20)])
    const fault = await open(bytes).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(UnreadableFile)
    expect((fault as UnreadableFile).code).toBe('file.corrupt')
  })
})
