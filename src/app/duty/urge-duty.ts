import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { tellAt } from '#domain/notice/quiet-hours.ts'
import { fail, ok } from '#domain/result.ts'
import { urgedSince } from '#storage/campaign-store.ts'
import { type DutyListed, dutyCondition, listDutyRows } from '#storage/duty-list-store.ts'
import { type Addressee, addNotices } from '#storage/notice-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { findOffice } from '#storage/surroundings-store.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { clockRulesOf } from '../matter/load-ruling.ts'
import { dayBounds } from '../matter/matter-window.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'

/** Urges whoever owes one duty that is not done: a notice, held back over quiet hours, once a day. */
export const urgeDuty = useCase({
  name: 'duty.urge_one',
  input: z.object({ id: z.guid(), words: z.string().trim().max(500).default('') }),
  async run(ctx, { id, words }) {
    const allowed = canSome(ctx.actor, 'duty.urge')
    if (!allowed.ok) return allowed
    const { tx, authorityId, now } = ctx
    const condition = dutyCondition(authorityId, { ids: [id] }, scopeOf(ctx, 'duty', 'd', 'duty.urge'))
    const [row] = await listDutyRows(tx, authorityId, { condition, limit: 1 })
    if (!row) return fail('duty.not_found')
    if (row.state !== 'open' && row.state !== 'missed') return fail('duty.nothing_to_urge')
    if (row.openedAt > now) return fail('duty.not_begun')
    const to = owes(row, await findOffice(tx, authorityId))
    if (!to) return fail('duty.nobody_to_urge')
    const since = dayBounds(todayOf(ctx), ctx.timeZone).from
    if ((await urgedSince(tx, authorityId, [id], since)).has(id)) return fail('duty.urged_today')
    const program = await findProgramNow(ctx, row.programKey)
    if (!program) return fail('program.not_found', { program: row.programKey })
    const duty = program.duties.find((one) => one.id === row.rule)
    const { calendar, clockRules } = await clockRulesOf(ctx, program)
    const data = {
      title: duty?.title ?? row.rule,
      clause: duty?.clause ?? duty?.assumed ?? null,
      due: row.dueDay,
      words,
      missed: row.state === 'missed',
    }
    const at = tellAt(now, clockRules, calendar)
    await addNotices(tx, authorityId, [
      { id: newId(), to, kind: 'duty.urge', thingKind: 'duty', thingId: id, data, at },
    ])
    return ok({ out: { id }, trace: { thingKind: 'duty', thingId: id, detail: { rule: row.rule } } })
  },
})

/** The person who owes it, else the unit; what the authority itself owes its office does. */
function owes(row: DutyListed, office: string | null): Addressee | undefined {
  if (row.person) return { personId: row.person.id }
  if (row.org) return { orgId: row.org.id }
  return office ? { orgId: office } : undefined
}
