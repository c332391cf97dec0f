import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { Program } from '#program/model.ts'
import { markDirty } from '#storage/dirty-store.ts'
import {
  acceptReportRow,
  findReportOf,
  holdReport,
  insertReport,
  type ReportRow,
  updateReport,
} from '#storage/report-store.ts'
import { findPeriod, type PeriodListed } from '#storage/score-store.ts'
import { findUnitOf } from '#storage/surroundings-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'
import { drawReport } from './draw-report.ts'

const Name = z.string().regex(/^[a-z][a-z0-9_]{0,99}$/)

/** Opens the report of a period: the draft that is there, or one that drafts itself from the data. */
export const draftReport = useCase({
  name: 'report.draft',
  input: z.object({
    programKey: z.string().min(1).max(100),
    report: Name,
    calendar: z.string().min(1).max(50),
    ordinal: z.int(),
    orgId: z.guid().optional(),
    personId: z.guid().optional(),
    /** The report that was sent back and is written again; left out: the last of the period. */
    again: z.guid().optional(),
  }),
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const program = await findProgramNow(ctx, input.programKey)
    if (!program) return fail('program.not_found', { program: input.programKey }, ['programKey'])
    const personId = input.personId ?? (input.orgId ? null : ctx.actor.personId)
    const orgId =
      input.orgId ?? (personId && !input.personId ? await findUnitOf(tx, authorityId, personId, dayOf(ctx)) : null)
    const allowed = can(ctx.actor, 'report.record', {
      kind: 'report',
      programKey: program.id,
      personIds: [personId],
      orgIds: [orgId],
    })
    if (!allowed.ok) return allowed
    const period = await openPeriod(ctx, program, input.calendar, input.ordinal)
    if (!period.ok) return period
    const owner = {
      programKey: program.id,
      report: input.report,
      orgId,
      personId,
      calendar: input.calendar,
      ordinal: input.ordinal,
    }
    const there = await findReportOf(tx, authorityId, { ...owner, states: ['draft', 'submitted', 'locked'] })
    if (there) return ok({ out: { id: there.id, fresh: false }, trace: null })
    const drawn = await drawReport(ctx, program, { report: input.report, orgId, personId, period: period.value })
    // What was sent back is the beginning of the next one: its writer's words are not lost.
    const before = await findReportOf(tx, authorityId, { ...owner, states: ['returned'] })
    const sent = input.again ? await holdReport(tx, authorityId, input.again) : undefined
    const own = sent?.report === input.report && sent.orgId === orgId && sent.personId === personId
    const old = own ? sent : before ? await holdReport(tx, authorityId, before.id) : undefined
    const id = newId()
    await insertReport(tx, authorityId, {
      id,
      programKey: program.id,
      report: input.report,
      personId,
      orgId,
      enterpriseId: null,
      projectId: null,
      areaId: null,
      calendar: input.calendar,
      ordinal: input.ordinal,
      body: old?.body ?? drawn.text,
      data: { figures: drawn.figures, short: drawn.short },
      reason: old?.reason ?? null,
      remedy: old?.remedy ?? null,
      at: now,
      day: dayOf(ctx),
      recordedBy: ctx.actor.personId,
      state: 'draft',
    })
    return ok({
      out: { id, fresh: true },
      trace: {
        thingKind: 'report',
        thingId: id,
        detail: { program: program.id, report: input.report, period: period.value.label },
      },
    })
  },
})

/** Writes a draft, or hands it in. What is below what is required is looked at again at that moment. */
export const writeReport = useCase({
  name: 'report.write',
  input: z.object({
    id: z.guid(),
    revision: z.int(),
    body: z.string().trim().min(1).max(50_000),
    reason: z.string().max(5000).default(''),
    remedy: z.string().max(5000).default(''),
    submit: z.boolean().default(false),
  }),
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const report = await holdReport(tx, authorityId, input.id)
    if (!report) return fail('report.not_found')
    const allowed = can(ctx.actor, 'report.record', thingOf(report))
    if (!allowed.ok) return allowed
    if (report.state !== 'draft') return fail('report.not_draft', { state: report.state })
    if (input.revision !== report.revision) return fail('report.changed')
    const program = await findProgramNow(ctx, report.programKey)
    if (!program || report.calendar === null || report.ordinal === null) return fail('program.not_found')
    const period = await openPeriod(ctx, program, report.calendar, report.ordinal)
    if (!period.ok) return period
    const drawn = await drawReport(ctx, program, { ...report, period: period.value })
    const [reason, remedy] = [input.reason.trim(), input.remedy.trim()]
    if (input.submit && drawn.short.length > 0 && !(reason && remedy))
      return fail('report.unexplained', { short: drawn.short.map(({ title, note }) => `${title}${note}`) }, [
        reason ? 'remedy' : 'reason',
      ])
    await updateReport(tx, authorityId, {
      id: report.id,
      body: input.body,
      data: { figures: drawn.figures, short: drawn.short },
      reason: reason || null,
      remedy: remedy || null,
      state: input.submit ? 'submitted' : 'draft',
      at: now,
      day: dayOf(ctx),
      recordedBy: ctx.actor.personId,
    })
    if (input.submit)
      await markDirty(tx, authorityId, [
        { id: newId(), programKey: report.programKey, factKind: 'report', factId: report.id, at: now },
      ])
    return ok({
      out: {
        id: report.id,
        state: input.submit ? ('submitted' as const) : ('draft' as const),
        revision: report.revision + 1,
      },
      trace: {
        thingKind: 'report',
        thingId: report.id,
        detail: { submitted: input.submit, short: drawn.short.length },
      },
    })
  },
})

/** Accepts a report: it is locked, and changes no more. */
export const acceptReport = useCase({
  name: 'report.accept',
  input: z.object({ id: z.guid(), revision: z.int().optional() }),
  async run(ctx, { id, revision }) {
    const report = await holdReport(ctx.tx, ctx.authorityId, id)
    if (!report) return fail('report.not_found')
    const allowed = can(ctx.actor, 'report.accept', thingOf(report))
    if (!allowed.ok) return allowed
    if (report.state !== 'submitted') return fail('report.not_submitted', { state: report.state })
    if (revision !== undefined && revision !== report.revision) return fail('report.changed')
    // Nobody accepts what he wrote himself.
    if (ctx.actor.personId !== null && report.recordedBy === ctx.actor.personId) return fail('report.own')
    await acceptReportRow(ctx.tx, ctx.authorityId, id, ctx.now, ctx.actor.personId)
    return ok({ out: { id }, trace: { thingKind: 'report', thingId: id } })
  },
})

function thingOf(report: ReportRow) {
  return {
    kind: 'report' as const,
    programKey: report.programKey,
    personIds: [report.personId],
    orgIds: [report.orgId],
  }
}

async function openPeriod(
  ctx: TxCtx,
  program: Program,
  calendar: string,
  ordinal: number,
): Promise<Result<PeriodListed>> {
  const period = await findPeriod(ctx.tx, ctx.authorityId, program.id, calendar, ordinal)
  if (!period) return fail('report.no_period', { calendar }, ['ordinal'])
  return period.sealedAt ? fail('report.period_sealed', { period: period.label }) : ok(period)
}
