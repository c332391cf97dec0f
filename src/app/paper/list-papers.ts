import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { countPaperRows, listPaperRows, type PaperListed } from '#storage/paper-list-store.ts'
import { findPaper, listReceipts } from '#storage/paper-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { addresseesOf } from './addressees.ts'
import { paperOf } from './built-in.ts'
import { conformityOf } from './printed.ts'
import { isRegistered } from './registered.ts'

/** Papers one may see, the latest first. */
export const listPapers = useCase({
  name: 'paper.list',
  input: z.object({
    program: z.string().optional(),
    matterId: z.guid().optional(),
    paper: z.string().max(100).optional(),
    /** Issued in these days, both included. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    voided: z.boolean().optional(),
    q: z.string().trim().max(100).optional(),
    cursor: z.guid().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { cursor, limit, ...where }) {
    const allowed = canSome(ctx.actor, 'paper.read')
    if (!allowed.ok) return allowed
    const scope = scopeOf(ctx, 'paper', 'p')
    const rows = await listPaperRows(ctx.tx, ctx.authorityId, { ...where, scope, after: cursor, limit: limit + 1 })
    const total = cursor === undefined ? await countPaperRows(ctx.tx, ctx.authorityId, { ...where, scope }) : null
    const items = []
    for (const row of rows.slice(0, limit)) items.push(await dressed(ctx, row))
    return ok({
      out: { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null, total },
      trace: null,
    })
  },
})

/** A paper as it was issued. */
export const readPaper = useCase({
  name: 'paper.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const allowed = canSome(ctx.actor, 'paper.read')
    if (!allowed.ok) return allowed
    const scope = scopeOf(ctx, 'paper', 'p')
    const [row] = await listPaperRows(ctx.tx, ctx.authorityId, { id, scope, limit: 1 })
    if (!row) return fail('paper.not_found')
    const receipts = await listReceipts(ctx.tx, ctx.authorityId, id)
    const issued = await findPaper(ctx.tx, ctx.authorityId, id)
    const setting = await conformityOf(ctx, issued?.templateId ?? null)
    // A void paper is owed no receipt, nor one that was issued elsewhere.
    const units = issued && !issued.voidedAt && !isRegistered(issued) ? (await addresseesOf(ctx, issued)).units : []
    const awaited = units.filter((unit) => !receipts.some(({ org }) => org.id === unit.id))
    return ok({ out: { ...(await dressed(ctx, row)), receipts, awaited, setting }, trace: null })
  },
})

async function dressed(ctx: TxCtx, row: PaperListed) {
  const program = await findProgramNow(ctx, row.programKey)
  return {
    ...row,
    paperTitle: paperOf(program, row.paper)?.title ?? row.paper,
  }
}
