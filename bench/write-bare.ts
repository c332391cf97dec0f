/** Writes so many rows with the library alone: the values of a ledger of visits, no styles, no database, the file thrown away. */
import { Writable } from 'node:stream'
import { loadExcel } from '#papers/write/xlsx.ts'

const rows = Number(process.argv[2])
const excel = await loadExcel()
const before = process.cpuUsage()
const from = performance.now()
const out = new Writable({ write: (_chunk, _encoding, done) => done() })
const book = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
const sheet = book.addWorksheet('走访')
const day = new Date('2026-02-01T00:00:00Z')
for (let n = 1; n <= rows; n++) {
  const note = `bench ${n}，企业反映用工紧张，已联系技校对接。`
  sheet.addRow([day, '干部', '单位', `企业${n}`, '', '上门', 30, note, '', day, '']).commit()
  if (n % 100 === 0) await new Promise((done) => setImmediate(done))
}
sheet.commit()
await book.commit()
const used = process.cpuUsage(before)
process.send?.({ seconds: (performance.now() - from) / 1000, processor: (used.user + used.system) / 1e6 })
