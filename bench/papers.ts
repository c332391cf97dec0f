import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { askExport, listExports } from '#app/ledger/ask-export.ts'
import { exportBytes, writeExport } from '#app/ledger/write-export.ts'
import { issuePaper } from '#app/paper/issue-paper.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import { toPdfs } from '#papers/official/to-pdf.ts'
import { writeDocx } from '#papers/official/write-docx.ts'
import type { BenchCity } from './city.ts'
import { benchActor, benchContext } from './context.ts'
import { type Line, ms, time } from './timing.ts'

const ORDERS = 500

/** A run of 500 orders as one zip, as Word files and as PDF: how long beside setting as many bare, and what memory it takes beside a run of a fifth. */
export async function benchPapers(city: BenchCity, orders = ORDERS): Promise<readonly Line[]> {
  const ctx = benchContext(city, { ...benchActor('office'), system: true })
  const text = await readFile(join(import.meta.dirname, '../programs/tongxiang-liaison/program.yaml'), 'utf8')
  const published = await execute(ctx, publishProgram, { text })
  if (!published.ok) throw new Error(JSON.stringify(published.error))
  for (let n = 1; n <= orders; n++) {
    const issued = await execute(ctx, issuePaper, {
      programKey: 'tongxiang_liaison',
      paper: 'order',
      toNames: ['供电公司', '市场监管局'],
      content: { title: `问题${n}`, number: `L2026-${n}`, body: '变压器容量不足，高峰时段停产。'.repeat(8) },
    })
    if (!issued.ok) throw new Error(JSON.stringify(issued.error))
  }
  const run = async (format: 'docx_zip' | 'pdf_zip', q?: string) => {
    const filter = { program: 'tongxiang_liaison', ...(q ? { q } : {}) }
    const asked = await execute(ctx, askExport, {
      ledger: 'papers',
      format,
      filter,
      publicUrl: 'https://x',
    })
    if (!asked.ok) throw new Error(JSON.stringify(asked.error))
    const { id } = asked.value
    const measured = await peakOf(() => writeExport(ctx, id))
    let size = 0
    for await (const piece of exportBytes(ctx, id)) size += (piece as Buffer).length
    return { ...measured, size }
  }
  await run('docx_zip', '〔2026〕1')
  const fifth = await run('docx_zip', '〔2026〕1')
  const whole = await run('docx_zip')
  const pdf = await withOffice(() => run('pdf_zip'))
  const again = await run('pdf_zip')
  const listed = await execute(ctx, listExports, {})
  if (!listed.ok) throw new Error('the exports cannot be listed')
  const files: Buffer[] = []
  const bare = await time(async () => {
    for (let n = 0; n < orders; n++) files.push(await writeDocx(bareOrder(n)))
  })
  const office = await time(() => toPdfs(files))
  return [
    {
      what: `run of ${orders} orders as one zip (${Math.round(whole.size / 2 ** 20)} MB) · setting as many Word files bare`,
      ours: ms(whole.took),
      beside: ms(bare),
      ratio: (whole.took / bare).toFixed(2),
      goal: '≤ 3',
      met: whole.took / bare <= 3,
    },
    megabytes('memory a run of orders adds at its peak', whole.added, 120),
    megabytes('the same of a fifth of the orders', fifth.added, 120),
    {
      what: `the same ${orders} as PDF (${Math.round(pdf.made.size / 2 ** 20)} MB) · LibreOffice alone setting as many files at one start`,
      ours: ms(pdf.made.took),
      beside: ms(office),
      ratio: (pdf.made.took / office).toFixed(2),
      goal: '≤ 2',
      met: pdf.made.took / office <= 2,
    },
    megabytes('memory that adds to the program at its peak', pdf.made.added, 120),
    megabytes('memory of LibreOffice meanwhile, at its peak', pdf.peak, 500),
    {
      what: 'the same again, from what was kept · the first time',
      ours: ms(again.took),
      beside: ms(pdf.made.took),
      ratio: (again.took / pdf.made.took).toFixed(2),
      goal: '≤ 1',
      met: again.took <= pdf.made.took,
    },
  ]
}

const megabytes = (what: string, added: number, most: number): Line => ({
  what,
  ours: `${Math.round(added)} MB`,
  beside: '',
  ratio: '',
  goal: `≤ ${most} MB`,
  met: added <= most,
})

/** What the LibreOffice that some work starts takes of memory at its peak, in MB; 0 where the system does not say. */
async function withOffice<T>(work: () => Promise<T>): Promise<{ made: T; peak: number }> {
  let peak = 0
  const watch = setInterval(() => {
    const taken = officesOfOurs().reduce((sum, pid) => sum + residentOf(pid), 0)
    peak = Math.max(peak, taken)
  }, 250)
  const made = await work()
  clearInterval(watch)
  return { made, peak: peak / 2 ** 20 }
}

const read = (path: string) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
const officesOfOurs = () =>
  (existsSync('/proc') ? readdirSync('/proc') : []).filter((pid) =>
    read(`/proc/${pid}/cmdline`).includes('lianqi-office-run-'),
  )
const residentOf = (pid: string) => Number(read(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * 4096

/** How long some work takes, and how many MB the process grew meanwhile. */
async function peakOf(work: () => Promise<unknown>): Promise<{ took: number; added: number }> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  const took = await time(work)
  clearInterval(watch)
  return { took, added: (peak - before) / 2 ** 20 }
}

const bareOrder = (n: number): Parameters<typeof writeDocx>[0] => ({
  format: 'document',
  organ: '基准市',
  number: `联企交〔2026〕${n + 1}号`,
  title: '联企服务交办单',
  to: ['供电公司', '市场监管局'],
  blocks: [{ kind: 'paragraph', text: '变压器容量不足，高峰时段停产。'.repeat(8) }],
  attachments: [],
  signed: '基准市',
  day: '2026-11-22',
  copy: [],
  signer: null,
  signerPost: null,
  urgency: null,
  note: null,
  presence: [],
  verify: { url: 'https://x/p/bench/paper/0123456789ABCDEF', code: '0123456789ABCDEF' },
  notice: null,
})
