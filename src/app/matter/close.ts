import { z } from 'zod'
import { programDay } from '#domain/calendar/clock-rules.ts'
import { addDays, addMonths } from '#domain/calendar/day.ts'
import { fail, ok } from '#domain/result.ts'
import { findMatter } from '#storage/matter-store.ts'
import { listDeliverables } from '#storage/task-store.ts'
import { findSignals } from './find-signals.ts'
import { Ids, matterAct } from './matter-act.ts'
import { withRuling } from './take-act.ts'

/** How far off the next look is, where an open end owes a report each such period. */
const REVIEW = {
  day: { days: 1 },
  week: { days: 7 },
  half_month: { days: 15 },
  month: { months: 1 },
  quarter: { months: 3 },
  half_year: { months: 6 },
  year: { months: 12 },
} as const

/** Strikes it off by one of the program's ends; the signals that make one look twice are kept with the closing. */
export const closeMatter = matterAct({
  act: 'close',
  data: z.object({
    end: z.string().max(100),
    evidence: Ids.optional(),
    sealedReply: z.boolean().optional(),
    review: z.iso.date().optional(),
  }),
  async prepare(ctx, { id, data, reason }) {
    const matter = await findMatter(ctx.tx, ctx.authorityId, id, 'hold')
    if (!matter) return ok(data)
    // Whoever a case is about reads why it was decided so.
    if (matter.about?.kind === 'mark' && !reason?.trim()) return fail('matter.decision_unexplained', {}, ['reason'])
    const { ruling } = await withRuling(ctx, matter)
    const end = ruling.rules.ends.find((one) => one.id === data.end)
    // What a task has to show for itself is the evidence its end needs: all of it, or none of it is evidence.
    const asked = end?.needs.includes('evidence')
      ? await listDeliverables(ctx.tx, ctx.authorityId, { matterId: id })
      : []
    const missing = asked.filter((one) => one.thingId === null).map((one) => one.what)
    if (missing.length > 0) return fail('matter.deliverable_missing', { missing })
    const shown = asked.map((one) => one.thingId as string)
    const reports = end?.reports
    return ok({
      ...data,
      ...(shown.length > 0 ? { evidence: [...new Set([...(data.evidence ?? []), ...shown])] } : {}),
      review: data.review ?? nextReview(reports, programDay(ctx.now, ruling.clockRules)),
      signals: await findSignals(ctx, matter),
    })
  },
})

function nextReview(reports: string | undefined, today: string): string | undefined {
  if (reports === undefined || !Object.hasOwn(REVIEW, reports)) return undefined
  const step = REVIEW[reports as keyof typeof REVIEW]
  return 'days' in step ? addDays(today, step.days) : addMonths(today, step.months)
}
