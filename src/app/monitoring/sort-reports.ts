import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { holdEntry } from '#storage/form-entry-store.ts'
import { findMatter } from '#storage/matter-store.ts'
import { listReportRows, type ReportListed, saveSorting } from '#storage/monitoring-store.ts'
import { addNotices } from '#storage/notice-store.ts'
import type { TxCtx } from '../context.ts'
import { replaceEntry } from '../form/replace-entry.ts'
import { raiseMatter } from '../matter/raise-matter.ts'
import { useCase } from '../use-case.ts'
import { loadNetwork, type NetworkFound } from './network.ts'

const New = z.object({
  matter: z.string().min(1).max(100),
  title: z.string().trim().min(1).max(200),
  body: z.string().max(20_000).optional(),
  category: z.string().max(100).optional(),
  source: z.string().max(100).optional(),
})

const Outcome = z.discriminatedUnion('outcome', [
  /** Into a new matter, or into one that is there; several reports of one thing make one matter. */
  z.object({ outcome: z.literal('matter'), raise: New.optional(), matterId: z.guid().optional() }),
  z.object({ outcome: z.literal('praise') }),
  z.object({ outcome: z.literal('duplicate'), sameAs: z.guid() }),
  z.object({ outcome: z.literal('no_action'), reason: z.string().trim().min(1).max(500) }),
])

/**
 * Sorts reports, one or many at once. The monitor is told what became of his; the unit learns the thing, not from whom:
 * a matter out of reports has no raiser.
 */
export const sortReports = useCase({
  name: 'monitoring.sort',
  input: z.object({
    id: z.guid(),
    lines: z.array(z.guid()).min(1).max(200),
    into: Outcome,
    /** Written into the form's field for the sorting, where the network has one. */
    sortedAs: z.string().max(100).optional(),
  }),
  async run(ctx, { id, lines, into, sortedAs }) {
    const found = await loadNetwork(ctx, id)
    if (!found.ok) return found
    const { network, program } = found.value
    const allowed = can(ctx.actor, 'monitoring.sort', { kind: 'monitoring', programKey: program.id })
    if (!allowed.ok) return allowed
    const wanted = [...new Set(lines)]
    const reports = await listReportRows(ctx.tx, ctx.authorityId, network, { lines: wanted }, { limit: wanted.length })
    const there = new Set(reports.map((one) => one.line))
    const lost = wanted.findIndex((line) => !there.has(line))
    if (lost >= 0) return fail('monitoring.report_not_found', undefined, ['lines', lost])
    if (into.outcome === 'duplicate') {
      const same = await listReportRows(ctx.tx, ctx.authorityId, network, { lines: [into.sameAs] }, { limit: 1 })
      if (!same[0] || wanted.includes(into.sameAs)) return fail('monitoring.no_original', undefined, ['into', 'sameAs'])
    }
    const matter = await matterFor(ctx, found.value, reports, into)
    if (!matter.ok) return matter
    for (const report of reports) {
      await saveSorting(ctx.tx, ctx.authorityId, {
        lineId: report.line,
        networkId: id,
        outcome: into.outcome,
        matterId: matter.value?.id ?? null,
        sameAs: into.outcome === 'duplicate' ? into.sameAs : null,
        reason: into.outcome === 'no_action' ? into.reason : '',
        at: ctx.now,
        by: ctx.actor.personId,
      })
      const written = await writeBack(ctx, found.value, report, sortedAs)
      if (!written.ok) return written
    }
    await tellMonitors(ctx, reports, into.outcome, matter.value)
    return ok({
      out: { sorted: reports.length, matter: matter.value },
      trace: {
        thingKind: 'monitoring',
        thingId: id,
        detail: { outcome: into.outcome, lines: reports.length, matter: matter.value?.number ?? null },
      },
    })
  },
})

type Into = z.output<typeof Outcome>
type MatterMade = { readonly id: string; readonly number: string; readonly title: string }

async function matterFor(
  ctx: TxCtx,
  { program }: NetworkFound,
  reports: readonly ReportListed[],
  into: Into,
): Promise<Result<MatterMade | null>> {
  if (into.outcome !== 'matter') return ok(null)
  if ((into.matterId === undefined) === (into.raise === undefined))
    return fail('monitoring.which_matter', undefined, ['into'])
  if (into.matterId) {
    const there = await findMatter(ctx.tx, ctx.authorityId, into.matterId)
    if (!there || there.programKey !== program.id) return fail('matter.not_found', {}, ['into', 'matterId'])
    return ok({ id: there.id, number: there.number, title: there.title })
  }
  const units = [...new Set(reports.flatMap((one) => (one.org ? [one.org.name] : [])))]
  if (units.length > 1) return fail('monitoring.several_units', { units }, ['lines'])
  const raised = await raiseMatter(ctx, {
    ...into.raise,
    title: into.raise?.title ?? '',
    matter: into.raise?.matter ?? '',
    programKey: program.id,
    units,
    respondentId: reports.find((one) => one.org)?.org?.id ?? null,
    personId: null,
    raisedBy: 'public',
  })
  if (!raised.ok) return { ok: false, error: { ...raised.error, at: ['into', 'raise', ...(raised.error.at ?? [])] } }
  const { id, number, title } = raised.value.matter
  return ok({ id: raised.value.mergedInto ?? id, number, title })
}

/** The rules count the sorting, so it is a new version of the report. */
async function writeBack(
  ctx: TxCtx,
  { network, form }: NetworkFound,
  report: ReportListed,
  sortedAs: string | undefined,
): Promise<Result<true>> {
  if (sortedAs === undefined) return ok(true)
  const field = form.fields.find((one) => one.id === network.sortField)
  if (!field) return fail('monitoring.no_sort_field', undefined, ['sortedAs'])
  const entry = await holdEntry(ctx.tx, ctx.authorityId, report.id)
  if (!entry || entry.voidedAt) return fail('form.changed')
  if (entry.values[field.id] === sortedAs) return ok(true)
  const values = { ...entry.values, [field.id]: sortedAs }
  const made = await replaceEntry(ctx, entry, { values, reason: field.title })
  return made.ok ? ok(true) : made
}

async function tellMonitors(
  ctx: TxCtx,
  reports: readonly ReportListed[],
  outcome: Into['outcome'],
  matter: MatterMade | null,
): Promise<void> {
  const notices = reports.flatMap((report) =>
    report.person
      ? [
          {
            id: newId(),
            to: { personId: report.person.id },
            kind: 'monitor.sorted',
            thingKind: 'monitoring',
            thingId: report.line,
            data: { day: report.day, org: report.org?.name ?? '', outcome, number: matter?.number ?? '' },
            at: ctx.now,
          },
        ]
      : [],
  )
  await addNotices(ctx.tx, ctx.authorityId, notices)
}
