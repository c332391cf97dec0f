import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import type { Program } from '#program/model.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { findPeriodAt, insertReport } from '#storage/report-store.ts'
import { findPeriod } from '#storage/score-store.ts'
import { findUnitOf } from '#storage/surroundings-store.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'
import { shortfalls } from './draw-report.ts'

/** Hands in a report. `calendar` names whose period it reports on: the one that holds the moment it speaks of. */
export const submitReport = useCase({
  name: 'report.record',
  input: z.object({
    programKey: z.string().min(1).max(100),
    report: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/),
    body: z.string().trim().min(1).max(50_000),
    data: z.record(z.string().max(100), z.unknown()).default({}),
    /** Why less was reached than required, and what is done about it. */
    reason: z.string().max(5000).optional(),
    remedy: z.string().max(5000).optional(),
    calendar: z.string().max(50).optional(),
    /** A moment in the period reported on; absent: now. */
    about: z.iso.datetime({ offset: true }).optional(),
    personId: z.guid().optional(),
    orgId: z.guid().optional(),
    enterpriseId: z.guid().optional(),
    projectId: z.guid().optional(),
    areaId: z.guid().optional(),
  }),
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const program = await findProgramNow(ctx, input.programKey)
    if (!program) return fail('program.not_found', { program: input.programKey }, ['programKey'])
    const personId = input.personId ?? ctx.actor.personId
    const orgId = input.orgId ?? (personId ? await findUnitOf(tx, authorityId, personId, dayOf(ctx)) : null)
    const allowed = can(ctx.actor, 'report.record', {
      kind: 'report',
      programKey: program.id,
      personIds: [personId],
      orgIds: [orgId],
      areaId: input.areaId,
    })
    if (!allowed.ok) return allowed
    const period = input.calendar
      ? await findPeriodAt(tx, authorityId, {
          programKey: program.id,
          calendar: input.calendar,
          at: input.about ?? now,
        })
      : undefined
    if (input.calendar && !period) return fail('report.no_period', { calendar: input.calendar }, ['calendar'])
    if (period?.sealed) return fail('report.period_sealed', { period: period.label })
    if (!(input.reason?.trim() && input.remedy?.trim())) {
      // Leaving the period out is no way round: what is owed each period is looked at in the one that holds the moment.
      const calendar = input.calendar ?? owedEvery(program, input.report)
      const at = { programKey: program.id, calendar: calendar ?? '', at: input.about ?? now }
      const held = calendar ? (period ?? (await findPeriodAt(tx, authorityId, at))) : undefined
      const whole = calendar && held ? await findPeriod(tx, authorityId, program.id, calendar, held.ordinal) : undefined
      const short = whole
        ? await shortfalls(ctx, program, { report: input.report, orgId, personId, period: whole })
        : []
      if (short.length > 0)
        return fail('report.unexplained', { short: short.map(({ title, note }) => `${title}${note}`) }, ['reason'])
    }
    const id = newId()
    await insertReport(tx, authorityId, {
      id,
      programKey: program.id,
      report: input.report,
      personId,
      orgId,
      enterpriseId: input.enterpriseId ?? null,
      projectId: input.projectId ?? null,
      areaId: input.areaId ?? null,
      calendar: input.calendar ?? null,
      ordinal: period?.ordinal ?? null,
      body: input.body,
      data: input.data,
      reason: input.reason ?? null,
      remedy: input.remedy ?? null,
      at: now,
      day: dayOf(ctx),
      recordedBy: ctx.actor.personId,
    })
    await markDirty(tx, authorityId, [{ id: newId(), programKey: program.id, factKind: 'report', factId: id, at: now }])
    return ok({
      out: { id, period: period?.label ?? null },
      trace: { thingKind: 'report', thingId: id, detail: { program: program.id, report: input.report } },
    })
  },
})

/** The calendar in which the program asks for the report again and again, if it does. */
function owedEvery(program: Program, report: string): string | undefined {
  return program.duties.find(({ metBy }) => metBy.some(({ each }) => each.kind === 'report' && each.name === report))
    ?.every
}
