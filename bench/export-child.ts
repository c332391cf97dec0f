/** Writes one export and tells how long it took and how big it is; nothing else lives in this process. The file is left in the place. */
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pipeline } from 'node:stream/promises'
import { exportBytes, writeExport } from '#app/ledger/write-export.ts'
import { newId } from '#domain/id.ts'
import { insertExport } from '#storage/ledger-export-store.ts'
import { openDatabase, sql } from '#storage/open-database.ts'
import type { BenchCity } from './city.ts'
import { benchContext } from './context.ts'

const [url = '', authorityId = '', place = '', ledger = ''] = process.argv.slice(2)
const db = await openDatabase({ url, max: 4 })
const ctx = benchContext({ db, url, authorityId, place } as BenchCity)
const id = newId()
await db.inAuthority(authorityId, (tx) =>
  insertExport(tx, authorityId, {
    id,
    accountId: null,
    actor: ctx.actor,
    ledger,
    filter: {},
    format: 'xlsx',
    code: 'utf-8',
    name: 'bench.xlsx',
    total: null,
    askedAt: ctx.now,
  }),
)
const before = process.cpuUsage()
const from = performance.now()
await writeExport(ctx, id)
const seconds = (performance.now() - from) / 1000
const used = process.cpuUsage(before)
const { rows } = await db.inAuthority(authorityId, (tx) =>
  sql<{ state: string; done: number; size: string; fault: string | null }>`
    select state, done, size::text as size, fault from ledger_export where id = ${id}`.execute(tx),
)
const [row] = rows
if (row?.state !== 'ready') throw new Error(`the export ended ${row?.state}: ${row?.fault}`)
await pipeline(exportBytes(ctx, id), createWriteStream(join(place, `${ledger}.xlsx`)))
const processor = (used.user + used.system) / 1e6
process.send?.({ seconds, processor, size: Number(row.size), rows: row.done })
await db.close()
