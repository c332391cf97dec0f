import { z } from 'zod'
import { can, canSome } from '#domain/access/can.ts'
import type { Figure, Shortfall } from '#domain/report/figure.ts'
import { compareTexts } from '#domain/report/figure.ts'
import { fail, ok } from '#domain/result.ts'
import { titleOf } from '#program/explain/phrases.ts'
import type { Program } from '#program/model.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { isReport, isVersionOf, listOwedReports, listReportRows } from '#storage/report-list-store.ts'
import { findPeriodAt } from '#storage/report-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow, getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'

/** Which reports are owed by whom, period by period, and how each stands; `mine`: those of the asker and his units. */
export const listReports = useCase({
  name: 'report.list',
  input: z.object({
    program: z.string().max(100).optional(),
    from: z.iso.date(),
    to: z.iso.date(),
    mine: z.boolean().optional(),
    /** Of each kind; the page shows no more. */
    limit: z.int().min(1).default(2000),
  }),
  async run(ctx, { program: only, from, to, mine, limit }) {
    const allowed = canSome(ctx.actor, 'report.read')
    if (!allowed.ok) return allowed
    const out = []
    for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
      if (only !== undefined && key !== only) continue
      const program = await getProgram(ctx, key, version)
      const kinds = []
      for (const kind of reportKinds(program)) {
        const owed = await listOwedReports(
          ctx.tx,
          ctx.authorityId,
          {
            programKey: key,
            report: kind.id,
            rules: kind.duties.map(({ id }) => id),
            from,
            to,
            mine: mine ? [...ctx.actor.orgIds, ...[ctx.actor.personId].flatMap((id) => id ?? [])] : null,
            limit,
          },
          scopeOf(ctx, 'duty', 'd'),
        )
        if (owed.length > 0) kinds.push({ report: kind.id, title: kind.title, clause: kind.clause, owed })
      }
      if (kinds.length > 0) out.push({ programKey: key, programTitle: program.title, kinds })
    }
    return ok({ out, trace: null })
  },
})

/** A report with its figures, its versions, and what changed between the last two. */
export const readReport = useCase({
  name: 'report.read',
  input: z.object({ id: z.guid(), against: z.guid().optional() }),
  async run(ctx, { id, against }) {
    const allowed = canSome(ctx.actor, 'report.read')
    if (!allowed.ok) return allowed
    const scope = scopeOf(ctx, 'report', 'r')
    const [report] = await listReportRows(ctx.tx, ctx.authorityId, isReport(id), scope)
    if (!report) return fail('report.not_found')
    const program = await findProgramNow(ctx, report.programKey)
    const versions = await listReportRows(ctx.tx, ctx.authorityId, isVersionOf(report), scope)
    const at = versions.findIndex((one) => one.id === id)
    const old = versions.find((one) => one.id === against) ?? versions[at - 1]
    const thing = {
      kind: 'report' as const,
      programKey: report.programKey,
      personIds: [report.person?.id ?? null],
      orgIds: [report.org?.id ?? null],
    }
    const may = (act: string, state: string) => report.state === state && can(ctx.actor, act, thing).ok
    const { data, ...rest } = report
    const of = await periodOf(ctx, program, report)
    return ok({
      out: {
        ...rest,
        // A ledger names no period: its day tells which it was.
        period: rest.period ?? of?.label ?? null,
        title: program ? titleOf(program, { kind: 'report', name: report.report }) : report.report,
        programTitle: program?.title ?? report.programKey,
        figures: (data.figures as Figure[] | undefined) ?? [],
        short: (data.short as Shortfall[] | undefined) ?? [],
        returnReason: (data.returnReason as string | undefined) ?? null,
        versions: versions.map((one) => ({
          id: one.id,
          state: one.state,
          at: one.at,
          returnReason: (one.data.returnReason as string | undefined) ?? null,
        })),
        compared: old && old.id !== id ? { with: old.id, differences: compareTexts(old.body, report.body) } : null,
        again:
          of && report.state === 'returned' && can(ctx.actor, 'report.record', thing).ok
            ? { calendar: of.calendar, ordinal: of.ordinal }
            : null,
        may: {
          write: may('report.record', 'draft'),
          return: may('report.return', 'submitted'),
          accept: may('report.accept', 'submitted'),
        },
      },
      trace: null,
    })
  },
})

/** The period a report is of: its own, or, where it came by a ledger that named none, that of the duty it fulfils on its day. */
async function periodOf(
  ctx: TxCtx,
  program: Program | undefined,
  report: {
    readonly report: string
    readonly calendar: string | null
    readonly ordinal: number | null
    readonly at: string
  },
): Promise<{ calendar: string; ordinal: number; label: string | null } | null> {
  if (report.calendar !== null && report.ordinal !== null)
    return { calendar: report.calendar, ordinal: report.ordinal, label: null }
  const kind = program && reportKinds(program).find(({ id }) => id === report.report)
  const calendar = kind?.duties.find(({ every }) => every !== undefined)?.every
  if (!program || calendar === undefined) return null
  const of = { programKey: program.id, calendar, at: report.at }
  const found = await findPeriodAt(ctx.tx, ctx.authorityId, of)
  return found ? { calendar, ordinal: found.ordinal, label: found.label } : null
}

/** The kinds a program knows: declared ones, and those that fulfil a duty. */
export function reportKinds(program: Program) {
  const byDuty = program.duties.flatMap(({ metBy }) =>
    metBy.flatMap(({ each }) => (each.kind === 'report' && each.name ? [each.name] : [])),
  )
  return [...new Set([...(program.reports ?? []).map(({ id }) => id), ...byDuty])].map((id) => {
    const duties = program.duties.filter(({ metBy }) =>
      metBy.some(({ each }) => each.kind === 'report' && each.name === id),
    )
    const declared = program.reports?.find((one) => one.id === id)
    return {
      id,
      title: declared?.title ?? duties[0]?.title ?? id,
      clause: declared?.clause ?? duties[0]?.clause ?? null,
      duties,
    }
  })
}
