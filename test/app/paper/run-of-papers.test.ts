import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import PizZip from 'pizzip'
import { beforeAll, expect, it } from 'vitest'
import { askExport, listExports } from '#app/ledger/ask-export.ts'
import { exportBytes, writeExport } from '#app/ledger/write-export.ts'
import { issuePaper } from '#app/paper/issue-paper.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import type { Database } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
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

it('is refused of a list that has no files', async () => {
  const asked = await execute(contextOf(db, authorityId), askExport, { ledger: 'links', format: 'docx_zip' })
  expect(asked).toMatchObject({ ok: false, error: { code: 'ledger.no_files' } })
})
