import { addMinutes, isBefore, programDay } from '#domain/calendar/clock-rules.ts'
import { deadlineOf } from '#domain/calendar/deadline.ts'
import { newId } from '#domain/id.ts'
import type { Clock } from '#domain/matter/clock.ts'
import { limitFor } from '#domain/matter/conditions.ts'
import type { Matter } from '#domain/matter/matter.ts'
import type { LimitRule, Ruling } from '#domain/matter/rules.ts'
import { type Target, targetsOf } from '#domain/matter/targets.ts'
import { tellAt } from '#domain/notice/quiet-hours.ts'
import type { Program } from '#program/model.ts'
import {
  listClocksOver,
  listClocksToWarn,
  listDueReviews,
  noteReminder,
  type RunningClock,
  reminderKey,
} from '#storage/matter-jobs-store.ts'
import { findMatter } from '#storage/matter-store.ts'
import { type Addressee, addNotices } from '#storage/notice-store.ts'
import { listVersions } from '#storage/program-store.ts'
import type { Ctx, TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'
import { clockRulesOf, dayOf } from '../matter/load-ruling.ts'
import { withRuling } from '../matter/take-act.ts'
import { each, type Tally } from './system-context.ts'

/** Warnings whose distance cannot be reckoned beforehand (tables, fixed days) are looked for so far ahead. */
const HORIZON_DAYS = 45
const PAGE = 500

/** Which reminder: that the limit is over, or one of the rule's warnings. */
type Kind = 'overdue' | `warn ${number}`

/**
 * Reminds of deadlines: by the program's `warn` before, once when the limit is over. Said once for each deadline, however
 * often this runs and whichever node runs it; a deadline that moves is warned of anew. Outside office hours the notice
 * waits for the next working morning. Costs what there is to say, not what there is.
 */
export async function remindOfClocks(ctx: Ctx): Promise<Tally> {
  const due = await ctx.db.inAuthority(ctx.authorityId, (tx) => remindersDue({ ...ctx, tx }))
  return each(
    ctx,
    due,
    (one) => one.id,
    (one) => ctx.db.inAuthority(ctx.authorityId, (tx) => remindOf({ ...ctx, tx }, one)),
  )
}

async function remindersDue(ctx: TxCtx): Promise<(RunningClock & { kind: Kind })[]> {
  const { tx, authorityId, now } = ctx
  const over = await listClocksOver(tx, authorityId, now, PAGE)
  const found = over.map((clock) => ({ ...clock, kind: 'overdue' as Kind }))
  for (const { key, version } of await listVersions(tx, authorityId)) {
    const program = await getProgram(ctx, key, version)
    const reckoning = await clockRulesOf(ctx, program)
    for (const { matter, clock, warning, limit } of warningsIn(program)) {
      const until = farthestDue(limit, now, reckoning)
      const of = { programKey: key, version, matter, clock, warning, now, until, limit: PAGE }
      const clocks = await listClocksToWarn(tx, authorityId, of)
      found.push(...clocks.map((one) => ({ ...one, kind: `warn ${warning}` as Kind })))
    }
  }
  return found
}

function warningsIn(program: Program) {
  return program.matters.flatMap((matter) =>
    matter.clocks.flatMap((clock) =>
      clock.warn.map((limit, warning) => ({ matter: matter.id, clock: clock.id, warning, limit })),
    ),
  )
}

type Reckoning = Pick<Ruling, 'calendar' | 'clockRules'>

/** The latest due moment that a warning given today can be about: as far behind today as the warning lies before it. */
function farthestDue(limit: LimitRule, now: string, { calendar, clockRules }: Reckoning): string {
  const single = limit.kind === 'single' && limit.limit.kind === 'amount' ? limit.limit : null
  const start = { endOfDay: programDay(now, clockRules) }
  const mirrored =
    single && deadlineOf({ limit: { ...single, side: 'after', base: null }, start, rules: clockRules, calendar })
  return mirrored?.ok ? mirrored.value.dueAt : addMinutes(now, HORIZON_DAYS * 24 * 60)
}

async function remindOf(ctx: TxCtx, { id, matter_id, kind }: RunningClock & { kind: Kind }): Promise<boolean> {
  const matter = await findMatter(ctx.tx, ctx.authorityId, matter_id)
  const clock = matter?.clocks.find((one) => one.id === id)
  if (!matter || !clock) return false
  const { ruling } = await withRuling(ctx, matter)
  if (!hasCome(kind, clock, matter, ruling)) return false
  if (!(await noteReminder(ctx.tx, ctx.authorityId, reminderKey(clock.id, kind, clock.dueAt), ctx.now))) return false
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
  return true
}

function titleOf(clock: Clock, ruling: Ruling): string {
  return (
    ruling.rules.clocks.find((rule) => rule.id === clock.clock)?.title ??
    ruling.rules.tiers.find((tier) => `tier:${tier.id}` === clock.clock)?.title ??
    clock.clock
  )
}

/** Whether it is time. A warning that was missed is no use once the limit is over: then only that is said. */
function hasCome(kind: Kind, clock: Clock, matter: Matter, ruling: Ruling): boolean {
  const over = !isBefore(ruling.now, clock.dueAt)
  if (kind === 'overdue' || over) return kind === 'overdue' && over
  const warn = ruling.rules.clocks.find((one) => one.id === clock.clock)?.warn[Number(kind.slice('warn '.length))]
  const limit = warn && limitFor(warn, matter, ruling)
  if (!limit) return false
  const base = clock.explain.dueTime === null ? { endOfDay: clock.dueDay } : { at: clock.dueAt }
  const from = deadlineOf({
    limit,
    start: { at: clock.openedAt },
    moments: { due: base, received: { at: clock.openedAt } },
    rules: ruling.clockRules,
    calendar: ruling.calendar,
  })
  // Two working days before means: from the morning of that day.
  return from.ok && !isBefore(ruling.now, from.value.dueDayStartsAt)
}

function hearers(clock: Clock, kind: Kind, matter: Matter, ruling: Ruling): readonly Addressee[] {
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
