/**
 * Reads a workbook with the reader the import has, every cell made what an import needs of it (text, number, day), and nothing else:
 * no head is looked for, nothing is kept. Tells the seconds from opening the file to the last cell, without the start of the process.
 */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { performance } from 'node:perf_hooks'
import { openTable } from '#papers/read/open-table.ts'

const [path = ''] = process.argv.slice(2)
const started = performance.now()
const before = process.cpuUsage()
const table = await openTable({ name: basename(path), bytes: await readFile(path) })
let cells = 0
let characters = 0
for (const sheet of table.sheets)
  for await (const row of table.rows(sheet))
    for (const cell of row.cells) {
      cells++
      characters += cell.text.length
    }
await table.close()
const used = process.cpuUsage(before)
process.send?.({
  seconds: (performance.now() - started) / 1000,
  processor: (used.user + used.system) / 1e6,
  cells,
  characters,
})
