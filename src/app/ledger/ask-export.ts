import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { cancelExportRow, findExport, insertExport, listExportsOf } from '#storage/ledger-export-store.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'
import { ENDING, EXPORT_FORMATS } from './export-format.ts'
import type { LedgerKind } from './kind.ts'
import { LEDGER_NAMES, LEDGERS } from './kinds.ts'

/** Asks for a whole list as a spreadsheet, under the filter it is looked at with; it is written in the background. */
export const askExport = useCase({
  name: 'ledger.export',
  input: z.object({
    ledger: z.enum(LEDGER_NAMES),
    filter: z.record(z.string(), z.unknown()).default({}),
    format: z.enum(EXPORT_FORMATS).default('xlsx'),
    code: z.enum(['utf-8', 'gb18030']).default('utf-8'),
    /** Under which address the papers of a zip can be verified. */
    publicUrl: z.string().max(300).optional(),
  }),
  async run(ctx, { ledger, filter, format, code, publicUrl }) {
    const kind: LedgerKind = LEDGERS[ledger]
    const allowed = canSome(ctx.actor, kind.act)
    if (!allowed.ok) return allowed
    if (ENDING[format] === 'zip' && !kind.file) return fail('ledger.no_files', { title: kind.title }, ['format'])
    // The first row tells whether the filter is sound and how many there are.
    const first = await kind.list(ctx, { ...filter, limit: 1 })
    if (!first.ok) return first
    const id = newId()
    const { title = kind.title } = await kind.head(ctx, first.value)
    const { total } = first.value
    await insertExport(ctx.tx, ctx.authorityId, {
      id,
      accountId: ctx.actor.accountId,
      actor: ctx.actor,
      ledger,
      filter: { ...filter, ...(publicUrl ? { publicUrl } : {}) },
      format,
      code,
      name: `${fileName(title)}${dayOf(ctx)}.${ENDING[format]}`,
      total,
      askedAt: ctx.now,
    })
    return ok({
      out: { id, total },
      trace: { thingKind: 'ledger', thingId: id, detail: { ledger, filter, format, total } },
    })
  },
})

/** A title as a file may be named on any system. */
function fileName(title: string): string {
  return title.replace(/[\\/:*?"<>|\p{Cc}]/gu, '').slice(0, 80)
}

/** What one has asked for: how far it is, what is ready to fetch. */
export const listExports = useCase({
  name: 'ledger.list_exports',
  input: z.object({}),
  async run(ctx) {
    const rows = ctx.actor.accountId ? await listExportsOf(ctx.tx, ctx.authorityId, ctx.actor.accountId) : []
    return ok({ out: rows.map(({ actor: _, filter: __, ...shown }) => shown), trace: null })
  },
})

/** A file that is ready, for whoever asked for it and nobody else. */
export const findReadyExport = useCase({
  name: 'ledger.fetch',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const row = await findExport(ctx.tx, ctx.authorityId, id)
    if (!row || row.accountId === null || row.accountId !== ctx.actor.accountId) return fail('ledger.not_found')
    if (row.state !== 'ready') return fail('ledger.not_ready', { done: row.done, total: row.total })
    return ok({
      out: { id, name: row.name, format: row.format, code: row.code, size: Number(row.size) },
      trace: { thingKind: 'ledger', thingId: id, detail: { ledger: row.ledger, rows: row.done } },
    })
  },
})

/** One does not want it any more: the writing stops at its next sign of life, and what there is of it is forgotten. */
export const cancelExport = useCase({
  name: 'ledger.cancel',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const { tx, authorityId, actor, now } = ctx
    const row = await findExport(tx, authorityId, id)
    if (!row || row.accountId === null || row.accountId !== actor.accountId) return fail('ledger.not_found')
    if (!(await cancelExportRow(tx, authorityId, id, row.accountId, now))) return fail('ledger.not_running')
    return ok({
      out: { id },
      trace: { thingKind: 'ledger', thingId: id, detail: { ledger: row.ledger, rows: row.done } },
    })
  },
})
