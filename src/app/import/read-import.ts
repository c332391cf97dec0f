import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import type { Fault } from '#domain/import/fault.ts'
import { fail, ok } from '#domain/result.ts'
import { findRun, listFaults, listRuns } from '#storage/import/run-store.ts'
import { useCase } from '../use-case.ts'
import { type ImportReport, noCounts } from './report.ts'

export type ImportRunShown = {
  readonly report: ImportReport
  readonly createdAt: string
  readonly committedAt: string | null
  readonly undoneAt: string | null
}

/** A kept report; one of an earlier version knew less. */
function reportOf(kept: Readonly<Record<string, unknown>>): ImportReport {
  const report = kept as unknown as ImportReport
  return {
    ...report,
    counts: { ...noCounts(), ...report.counts },
    questions: report.questions ?? [],
    sheets: report.sheets.map((sheet) => ({
      ...sheet,
      counts: { ...noCounts(), ...sheet.counts },
      headColumns: sheet.headColumns ?? [],
      columns: sheet.columns.map((column) => ({ ...column, by: column.by ?? 'name', like: column.like ?? null })),
      skippedRows: sheet.skippedRows ?? [],
      shown: sheet.shown ?? [],
    })),
  }
}

const one = z.object({ runId: z.guid() })

/** A run as it was reported last. */
export const readImport = useCase<z.infer<typeof one>, ImportRunShown>({
  name: 'import.read',
  input: one,
  async run(ctx, { runId }) {
    const allowed = canSome(ctx.actor, 'import.read')
    if (!allowed.ok) return allowed
    const row = await findRun(ctx.tx, ctx.authorityId, runId)
    if (!row) return fail('import.not_found')
    return ok({
      out: {
        report: row.report as unknown as ImportReport,
        createdAt: row.created_at,
        committedAt: row.committed_at,
        undoneAt: row.undone_at,
      },
      trace: null,
    })
  },
})

const none = z.object({})

/** The last runs, newest first. */
export const listImports = useCase<z.infer<typeof none>, ImportRunShown[]>({
  name: 'import.list',
  input: none,
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'import.read')
    if (!allowed.ok) return allowed
    const rows = await listRuns(ctx.tx, ctx.authorityId, 50)
    const out = rows.map((row) => ({
      report: { ...reportOf(row.report), faults: [], questions: [], sheets: [] },
      createdAt: row.created_at,
      committedAt: row.committed_at,
      undoneAt: row.undone_at,
    }))
    return ok({ out, trace: null })
  },
})

const page = z.object({
  runId: z.guid(),
  after: z.number().int().min(-1).default(-1),
  most: z.number().int().min(1).max(1000).default(200),
})

/** Faults of a run in the order of the file. */
export const listImportFaults = useCase<z.infer<typeof page>, Fault[]>({
  name: 'import.faults',
  input: page,
  async run(ctx, { runId, after, most }) {
    const allowed = canSome(ctx.actor, 'import.read')
    if (!allowed.ok) return allowed
    if (!(await findRun(ctx.tx, ctx.authorityId, runId))) return fail('import.not_found')
    return ok({ out: await listFaults(ctx.tx, ctx.authorityId, runId, after, most), trace: null })
  },
})
