import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { type Addressee, addNotices } from '#storage/notice-store.ts'
import { holdReport, returnReportRow } from '#storage/report-store.ts'
import { useCase } from '../use-case.ts'

/** Sends a report back, with the reason. From then on it fulfils nothing; a new one is due. */
export const returnReport = useCase({
  name: 'report.return',
  input: z.object({ id: z.guid(), revision: z.int().optional(), reason: z.string().trim().min(1).max(2000) }),
  async run(ctx, { id, revision, reason }) {
    const { tx, authorityId, now } = ctx
    const report = await holdReport(tx, authorityId, id)
    if (!report) return fail('report.not_found')
    const allowed = can(ctx.actor, 'report.return', {
      kind: 'report',
      programKey: report.programKey,
      personIds: [report.personId],
      orgIds: [report.orgId],
    })
    if (!allowed.ok) return allowed
    if (report.state !== 'submitted') return fail('report.not_submitted', { state: report.state })
    if (revision !== undefined && revision !== report.revision) return fail('report.changed')
    await returnReportRow(tx, authorityId, id, now, reason)
    await markDirty(tx, authorityId, [
      { id: newId(), programKey: report.programKey, factKind: 'report', factId: id, at: now },
    ])
    const to: Addressee | null = report.personId
      ? { personId: report.personId }
      : report.orgId
        ? { orgId: report.orgId }
        : null
    if (to)
      await addNotices(tx, authorityId, [
        {
          id: newId(),
          to,
          kind: 'report.return',
          thingKind: 'report',
          thingId: id,
          data: { report: report.report, reason },
          at: now,
        },
      ])
    return ok({ out: { id }, trace: { thingKind: 'report', thingId: id, detail: { reason } } })
  },
})
