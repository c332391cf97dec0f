import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import PizZip from 'pizzip'
import { beforeAll, expect, it, vi } from 'vitest'
import { askExport, cancelExport, listExports } from '#app/ledger/ask-export.ts'
import { exportBytes, writeExport } from '#app/ledger/write-export.ts'
import { issuePaper, voidPaper } from '#app/paper/issue-paper.ts'
import { readPaperFile } from '#app/paper/paper-file.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { textOf } from '../../papers/template/files.ts'

let db: Database
let authorityId: string
beforeAll(async () => {
  ;({ db } = await testDatabase())
  authorityId = await createAuthority(db, 'run')
  const text = await readFile(new URL('../../../programs/tongxiang-liaison/program.yaml', import.meta.url), 'utf8')
  const done = await execute(contextOf(db, authorityId), publishProgram, { text })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  for (let n = 1; n <= 25; n++) {
    const content = { title: `问题${n}`, number: `L2026-${n}`, body: '变压器容量不足' }
    const issued = await execute(contextOf(db, authorityId), issuePaper, {
      programKey: 'tongxiang_liaison',
      paper: 'order',
      toNames: ['供电公司'],
      content,
    })
    if (!issued.ok) throw new Error(JSON.stringify(issued.error))
  }
})

/** Asks for a run, writes it, and gives the zip. */
async function runOf(format: 'docx_zip' | 'pdf_zip', filter: object) {
  const asked = await execute(contextOf(db, authorityId), askExport, {
    ledger: 'papers',
    format,
    filter,
    publicUrl: 'https://lianqi.example',
  })
  if (!asked.ok) throw new Error(JSON.stringify(asked.error))
  await writeExport(contextOf(db, authorityId), asked.value.id)
  const bytes = await buffer(exportBytes(contextOf(db, authorityId), asked.value.id))
  return { total: asked.value.total, zip: new PizZip(bytes) }
}

it('holds the Word file of every order under its number, and a list of them', async () => {
  const { total, zip } = await runOf('docx_zip', { program: 'tongxiang_liaison', paper: 'order' })
  expect(total).toBe(25)
  const names = Object.keys(zip.files)
  expect(names).toHaveLength(26)
  expect(names).toContain('联企交〔2026〕7号 联企服务交办单.docx')
  expect(zip.file('目录.csv')?.asText().split('\r\n')).toHaveLength(27)
  const one = zip.file('联企交〔2026〕7号 联企服务交办单.docx')?.asNodeBuffer() ?? Buffer.alloc(0)
  expect(textOf(one).join('')).toContain('“问题7”一事（事项编号 L2026-7）')
  expect(Object.keys(new PizZip(one).files).some((name) => /media\/.*png$/.test(name))).toBe(true)
})

it('obeys the filter, and says how far it is', async () => {
  const { zip } = await runOf('docx_zip', { q: '〔2026〕7号' })
  expect(Object.keys(zip.files)).toEqual(['联企交〔2026〕7号 联企服务交办单.docx', '目录.csv'])
  const listed = await execute(contextOf(db, authorityId), listExports, {})
  expect(listed.ok).toBe(true)
})

it('comes as PDF where LibreOffice is', async () => {
  const { zip } = await runOf('pdf_zip', { q: '〔2026〕8号' })
  expect(zip.file('联企交〔2026〕8号 联企服务交办单.pdf')?.asNodeBuffer().subarray(0, 5).toString()).toBe('%PDF-')
}, 120_000)

/** The ninth paper, and the PDF that is kept of it. */
async function ninth(): Promise<{ id: string; digest: string | null; made: string | null }> {
  const { rows } = await db.inAuthority(authorityId, (tx) =>
    sql<{ id: string; digest: string | null; made: string | null }>`
      select p.id, encode(k.digest, 'hex') as digest, k.made_at::text as made
        from paper p left join paper_pdf k on k.paper_id = p.id where p.number = '联企交〔2026〕9号'`.execute(tx),
  )
  return rows[0] as Awaited<ReturnType<typeof ninth>>
}

it('sets a paper once: what was kept is given again, until the paper is void', async () => {
  const nine = async () => {
    const { zip } = await runOf('pdf_zip', { q: '〔2026〕9号' })
    expect(zip.file('联企交〔2026〕9号 联企服务交办单.pdf')?.asNodeBuffer().subarray(0, 5).toString()).toBe('%PDF-')
    return ninth()
  }
  expect((await ninth()).digest).toBeNull()
  const first = await nine()
  expect(first.digest).not.toBeNull()
  expect(await nine()).toEqual(first)
  const { id } = first
  const alone = { id, as: 'pdf', publicUrl: 'https://lianqi.example' }
  expect(await execute(contextOf(db, authorityId), readPaperFile, alone)).toMatchObject({ ok: true })
  expect(await ninth()).toEqual(first)
  expect(await execute(contextOf(db, authorityId), voidPaper, { id, reason: '重复' })).toMatchObject({ ok: true })
  expect((await nine()).digest).not.toBe(first.digest)
}, 120_000)

it('tells how far it is while it sets, and stops when it is not wanted any more', async () => {
  const office = contextOf(db, authorityId, { actor: actorWith('office', { accountId: newId() }) })
  const asked = await execute(office, askExport, { ledger: 'papers', format: 'pdf_zip', publicUrl: 'https://x' })
  if (!asked.ok) throw new Error(JSON.stringify(asked.error))
  const { id } = asked.value
  const writing = writeExport(office, id)
  const state = async () => {
    const listed = await execute(office, listExports, {})
    if (!listed.ok) throw new Error(JSON.stringify(listed.error))
    return listed.value.find((one) => one.id === id)
  }
  await vi.waitUntil(async () => ((await state())?.done ?? 0) > 0, { timeout: 60_000 })
  const cancelled = await execute(office, cancelExport, { id })
  await writing
  // On a quick machine it may be ready before it can be stopped.
  expect((await state())?.state).toBe(cancelled.ok ? 'cancelled' : 'ready')
}, 120_000)

it('is refused of a list that has no files', async () => {
  const asked = await execute(contextOf(db, authorityId), askExport, { ledger: 'links', format: 'docx_zip' })
  expect(asked).toMatchObject({ ok: false, error: { code: 'ledger.no_files' } })
})
