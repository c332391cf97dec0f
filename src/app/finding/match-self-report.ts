import { z } from 'zod'
import { fail, ok } from '#domain/result.ts'
import { listSelfReports, matchSelfReport } from '#storage/finding-store.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'
import { findingChanged, findingFor } from './finding-for.ts'

/**
 * Says that a finding of others is what the unit had reported of itself before (自查自纠), or takes that back. Only a person
 * can tell that two texts are about the same thing; whether it spares the deduction is the program's rule.
 */
export const matchSelfReportOf = useCase({
  name: 'finding.match_self_report',
  input: z.object({
    id: z.guid(),
    revision: z.int().optional(),
    /** The entry of the self-report; null: it was not reported after all. */
    entryId: z.guid().nullable(),
    reason: z.string().trim().min(1).max(2000),
  }),
  async run(ctx, { id, revision, entryId, reason }) {
    const { tx, authorityId, actor } = ctx
    const held = await findingFor(ctx, 'finding.match_self_report', { id, revision })
    if (!held.ok) return held
    const finding = held.value
    // The unit that would be spared does not decide that it is.
    const concerned = finding.orgId !== null && actor.orgIds.includes(finding.orgId)
    if (concerned || (actor.personId && actor.personId === finding.personId)) return fail('finding.own_work')
    if (finding.voidedAt) return fail('finding.settled')
    if (entryId === finding.selfEntryId) return fail('finding.self_report_same')
    const [entry] =
      entryId === null || finding.orgId === null
        ? []
        : await listSelfReports(tx, authorityId, {
            programKey: finding.programKey,
            orgId: finding.orgId,
            before: finding.recordedAt,
            id: entryId,
          })
    if (entryId !== null && !entry) return fail('finding.no_self_report', {}, ['entryId'])
    await matchSelfReport(tx, authorityId, id, entry ? { entryId: entry.id, day: dayOf(ctx, entry.recordedAt) } : null)
    await findingChanged(ctx, finding)
    return ok({ out: { id }, trace: { thingKind: 'finding', thingId: id, detail: { selfReport: entryId, reason } } })
  },
})
