import { addMinutes, isBefore } from '#domain/calendar/clock-rules.ts'
import { deadlineOf } from '#domain/calendar/deadline.ts'
import type { TimeLimit } from '#domain/calendar/time-limit.ts'
import { newId } from '#domain/id.ts'
import { tellAt } from '#domain/notice/quiet-hours.ts'
import type { DutyRule, Program } from '#program/model.ts'
import { dutyReminderKey, listDutiesToWarn, type OpenDuty } from '#storage/duty-reminder-store.ts'
import { noteReminder } from '#storage/matter-jobs-store.ts'
import { type Addressee, addNotices, type NewNotice } from '#storage/notice-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { findOffice } from '#storage/surroundings-store.ts'
import type { Ctx, TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'
import { clockRulesOf } from '../matter/load-ruling.ts'
import { each, type Tally } from './system-context.ts'

const HORIZON_DAYS = 45
const PAGE = 1000

type Warning = { readonly program: Program; readonly rule: DutyRule; readonly index: number; readonly limit: TimeLimit }

/** Reminds of duties that fall due, by their rules' `warn`: one notice a person, rule and day, however many they are. */
export async function remindOfDuties(ctx: Ctx): Promise<Tally> {
  const warnings = await ctx.db.inAuthority(ctx.authorityId, (tx) => warningsOf({ ...ctx, tx }))
  const total: Tally = { looked: 0, done: 0, failed: 0 }
  for (const warning of warnings) {
    const tally = await each(
      ctx,
      [warning],
      (one) => `${one.program.id}.${one.rule.id}`,
      (one) => ctx.db.inAuthority(ctx.authorityId, (tx) => warn({ ...ctx, tx }, one)),
    )
    total.looked += tally.looked
    total.done += tally.done
    total.failed += tally.failed
  }
  return total
}

async function warningsOf(ctx: TxCtx): Promise<Warning[]> {
  const found: Warning[] = []
  for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
    const program = await getProgram(ctx, key, version)
    for (const rule of program.duties) {
      for (const [index, warn] of rule.warn.entries()) {
        if (warn.kind === 'single') found.push({ program, rule, index, limit: warn.limit })
      }
    }
  }
  return found
}

async function warn(ctx: TxCtx, { program, rule, index, limit }: Warning): Promise<boolean> {
  const { tx, authorityId, now } = ctx
  const until = addMinutes(now, HORIZON_DAYS * 24 * 60)
  const of = { programKey: program.id, rule: rule.id, warning: index, now, until, limit: PAGE }
  const reckoning = await clockRulesOf(ctx, program)
  const due: OpenDuty[] = []
  for (const duty of await listDutiesToWarn(tx, authorityId, of)) {
    const from = deadlineOf({
      limit,
      start: { at: duty.openedAt },
      moments: { due: { endOfDay: duty.dueDay } },
      rules: reckoning.clockRules,
      calendar: reckoning.calendar,
    })
    // Soonest first: where the warning has not come, it has not for those after it.
    if (!from.ok || isBefore(now, from.value.dueDayStartsAt)) break
    if (await noteReminder(tx, authorityId, dutyReminderKey(duty.id, index), now)) due.push(duty)
  }
  const office = await findOffice(tx, authorityId)
  const at = tellAt(now, reckoning.clockRules, reckoning.calendar)
  await addNotices(tx, authorityId, noticesOf(due, rule, office, at))
  return due.length > 0
}

function noticesOf(due: readonly OpenDuty[], rule: DutyRule, office: string | null, at: string): NewNotice[] {
  const byOwner = Map.groupBy(due, (duty) => `${duty.ownerKind} ${duty.ownerId} ${duty.dueDay}`)
  return [...byOwner.values()].flatMap((duties) => {
    const [first] = duties
    const to = first && addressee(first, office)
    if (!first || !to) return []
    const data = {
      title: rule.title,
      clause: rule.clause ?? rule.assumed ?? null,
      count: duties.length,
      due: first.dueDay,
    }
    return [{ id: newId(), to, kind: 'duty.warn', thingKind: 'duty', thingId: first.id, data, at }]
  })
}

function addressee(duty: OpenDuty, office: string | null): Addressee | undefined {
  if (duty.ownerKind === 'person') return { personId: duty.ownerId }
  if (duty.ownerKind === 'org') return { orgId: duty.ownerId }
  return office ? { orgId: office } : undefined
}
