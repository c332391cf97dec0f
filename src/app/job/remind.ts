import { addMinutes, isBefore } from '#domain/calendar/clock-rules.ts'
import { deadlineOf } from '#domain/calendar/deadline.ts'
import { newId } from '#domain/id.ts'
import type { Clock } from '#domain/matter/clock.ts'
import { limitFor } from '#domain/matter/conditions.ts'
import type { Matter } from '#domain/matter/matter.ts'
import type { Ruling } from '#domain/matter/rules.ts'
import { type Target, targetsOf } from '#domain/matter/targets.ts'
import { tellAt } from '#domain/notice/quiet-hours.ts'
import {
  listClocksDueBefore,
  listDueReviews,
  noteReminder,
  type RunningClock,
  reminderKey,
} from '#storage/matter-jobs-store.ts'
import { findMatter } from '#storage/matter-store.ts'
import { type Addressee, addNotices } from '#storage/notice-store.ts'
import type { Ctx, TxCtx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { withRuling } from '../matter/take-act.ts'
import { each, type Tally } from './system-context.ts'

/** Programs warn at most so long ahead. */
const HORIZON_DAYS = 45
const PAGE = 500

/**
 * Reminds of deadlines: by the program's `warn` before, once when the limit is over. Said once for each deadline, however
 * often this runs and whichever node runs it; a deadline that moves is warned of anew. Outside office hours the notice
 * waits for the next working morning.
 */
export async function remindOfClocks(ctx: Ctx): Promise<Tally> {
  const until = addMinutes(ctx.now, HORIZON_DAYS * 24 * 60)
  const total: Tally = { looked: 0, done: 0, failed: 0 }
  for (let after: { dueAt: string; id: string } | null = null; ; ) {
    const place: { dueAt: string; id: string } | null = after
    const page: RunningClock[] = await ctx.db.inAuthority(ctx.authorityId, (tx) =>
      listClocksDueBefore(tx, ctx.authorityId, until, place, PAGE),
    )
    const tally = await each(
      ctx,
      page,
      (clock) => clock.id,
      (clock) => ctx.db.inAuthority(ctx.authorityId, (tx) => remindOf({ ...ctx, tx }, clock)),
    )
    total.looked += tally.looked
    total.done += tally.done
    total.failed += tally.failed
    const last = page.at(-1)
    if (!last || page.length < PAGE) return total
    after = { dueAt: last.due_at, id: last.id }
  }
}

async function remindOf(ctx: TxCtx, running: RunningClock): Promise<boolean> {
  const matter = await findMatter(ctx.tx, ctx.authorityId, running.matter_id)
  const clock = matter?.clocks.find((one) => one.id === running.id)
  if (!matter || !clock) return false
  const { ruling } = await withRuling(ctx, matter)
  const due = dueWarnings(clock, matter, ruling)
  let said = false
  for (const kind of due) {
    if (!(await noteReminder(ctx.tx, ctx.authorityId, reminderKey(clock.id, kind, clock.dueAt), ctx.now))) continue
    said = true
    const at = tellAt(ctx.now, ruling.clockRules, ruling.calendar)
    const data = {
      number: matter.number,
      title: matter.sealed ? null : matter.title,
      clock: titleOf(clock, ruling),
      due: clock.dueDay,
    }
    const notices = hearers(clock, kind, matter, ruling).map((to) => ({
      id: newId(),
      to,
      kind: kind === 'overdue' ? 'clock.overdue' : 'clock.warn',
      thingKind: 'matter',
      thingId: matter.id,
      data,
      at,
    }))
    await addNotices(ctx.tx, ctx.authorityId, notices)
  }
  return said
}

function titleOf(clock: Clock, ruling: Ruling): string {
  return (
    ruling.rules.clocks.find((rule) => rule.id === clock.clock)?.title ??
    ruling.rules.tiers.find((tier) => `tier:${tier.id}` === clock.clock)?.title ??
    clock.clock
  )
}

/** Which warnings have come. Once the limit is over only that is said: a warning that was missed is no use any more. */
function dueWarnings(clock: Clock, matter: Matter, ruling: Ruling): string[] {
  if (!isBefore(ruling.now, clock.dueAt)) return ['overdue']
  const rule = ruling.rules.clocks.find((one) => one.id === clock.clock)
  const base = clock.explain.dueTime === null ? { endOfDay: clock.dueDay } : { at: clock.dueAt }
  return (rule?.warn ?? []).flatMap((warn, index) => {
    const limit = limitFor(warn, matter, ruling)
    if (!limit) return []
    const from = deadlineOf({
      limit,
      start: { at: clock.openedAt },
      moments: { due: base, received: { at: clock.openedAt } },
      rules: ruling.clockRules,
      calendar: ruling.calendar,
    })
    // Two working days before means: from the morning of that day.
    return from.ok && !isBefore(ruling.now, from.value.dueDayStartsAt) ? [`warn ${index}`] : []
  })
}

function hearers(clock: Clock, kind: string, matter: Matter, ruling: Ruling): readonly Addressee[] {
  const of = ({ orgId, personId }: Target): Addressee[] => (personId ? [{ personId }] : orgId ? [{ orgId }] : [])
  const owner = of({ orgId: clock.orgId, personId: clock.personId })
  const office: Addressee[] = kind === 'overdue' && ruling.officeId ? [{ orgId: ruling.officeId }] : []
  const holder: Addressee[] = kind === 'overdue' && matter.personId ? [{ personId: matter.personId }] : []
  const copies = (ruling.rules.clocks.find((rule) => rule.id === clock.clock)?.copy ?? [])
    .flatMap((party) => targetsOf(party, matter, ruling))
    .flatMap(of)
  return [...new Map([...owner, ...office, ...holder, ...copies].map((to) => [JSON.stringify(to), to])).values()]
}

/** Reminds the office of hung-up matters whose day of review has come. */
export async function remindOfReviews(ctx: Ctx): Promise<Tally> {
  const due = await ctx.db.inAuthority(ctx.authorityId, (tx) => listDueReviews(tx, ctx.authorityId, dayOf(ctx), PAGE))
  return each(
    ctx,
    due,
    (one) => one.id,
    (one) =>
      ctx.db.inAuthority(ctx.authorityId, async (tx) => {
        const matter = await findMatter(tx, ctx.authorityId, one.id)
        if (!matter || !(await noteReminder(tx, ctx.authorityId, `${one.id} review ${one.next_review}`, ctx.now)))
          return false
        const inTx = { ...ctx, tx }
        const { ruling } = await withRuling(inTx, matter)
        const lead = matter.parties.find((party) => party.role === 'lead' && party.until === null)
        const to: Addressee[] = [
          ...(ruling.officeId ? [{ orgId: ruling.officeId }] : []),
          ...(lead ? [{ orgId: lead.orgId }] : []),
        ]
        const at = tellAt(ctx.now, ruling.clockRules, ruling.calendar)
        const data = { number: matter.number, title: matter.sealed ? null : matter.title, due: one.next_review }
        await addNotices(
          tx,
          ctx.authorityId,
          to.map((addressee) => ({
            id: newId(),
            to: addressee,
            kind: 'matter.review',
            thingKind: 'matter',
            thingId: matter.id,
            data,
            at,
          })),
        )
        return true
      }),
  )
}
