import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { tellAt } from '#domain/notice/quiet-hours.ts'
import { fail, ok } from '#domain/result.ts'
import { type DutyOwner, listUndone, tallyDuties, urgedSince } from '#storage/campaign-store.ts'
import { type Addressee, addNotices } from '#storage/notice-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { findOffice } from '#storage/surroundings-store.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { clockRulesOf } from '../matter/load-ruling.ts'
import { dayBounds } from '../matter/matter-window.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'

const MOST = 5000

/**
 * Urges everybody who has not done a duty of its latest period, or those named: a notice each, held back over quiet
 * hours. Whoever was urged about the same thing today is left alone; how many were is said.
 */
export const urgeUndone = useCase({
  name: 'duty.urge',
  input: z.object({
    program: z.string().min(1).max(100),
    duty: z.string().min(1).max(100),
    dutyIds: z.array(z.guid()).min(1).max(MOST).optional(),
    words: z.string().trim().max(500).default(''),
  }),
  async run(ctx, { program: key, duty: id, dutyIds, words }) {
    const allowed = canSome(ctx.actor, 'duty.urge')
    if (!allowed.ok) return allowed
    const program = await findProgramNow(ctx, key)
    if (!program) return fail('program.not_found', { program: key }, ['program'])
    const duty = program.duties.find((one) => one.id === id)
    if (!duty) return fail('campaign.no_duty', { duty: id, known: program.duties.map((one) => one.id) }, ['duty'])
    const { tx, authorityId, now } = ctx
    const of = { program: key, now, scope: scopeOf(ctx, 'duty', 'd', 'duty.urge') }
    const latest = (await tallyDuties(tx, authorityId, { ...of, rules: [id] })).find((one) => one.ordinal !== null)
    const undone = latest
      ? await listUndone(tx, authorityId, { ...of, rule: id, ordinal: latest.ordinal ?? 0, limit: MOST })
      : []
    const wanted = dutyIds ? undone.filter((one) => dutyIds.includes(one.id)) : undone
    if (wanted.length === 0) return fail('campaign.nobody_to_urge', { duty: duty.title })
    const since = dayBounds(todayOf(ctx), ctx.timeZone).from
    const before = await urgedSince(
      tx,
      authorityId,
      wanted.map((one) => one.id),
      since,
    )
    const office = await findOffice(tx, authorityId)
    const { calendar, clockRules } = await clockRulesOf(ctx, program)
    const at = tellAt(now, clockRules, calendar)
    const told = wanted.filter((one) => !before.has(one.id))
    await addNotices(
      tx,
      authorityId,
      told.flatMap((one) => {
        const to = addressee(one, office)
        const data = {
          title: duty.title,
          clause: duty.clause ?? duty.assumed ?? null,
          due: one.dueDay,
          words,
          missed: one.state === 'missed',
        }
        return to ? [{ id: newId(), to, kind: 'duty.urge', thingKind: 'duty', thingId: one.id, data, at }] : []
      }),
    )
    return ok({
      out: { urged: told.length, urgedToday: wanted.length - told.length },
      trace: { thingKind: 'program', thingId: key, detail: { duty: id, urged: told.length } },
    })
  },
})

function addressee(one: DutyOwner, office: string | null): Addressee | undefined {
  if (one.ownerKind === 'person') return { personId: one.ownerId }
  if (one.ownerKind === 'org') return { orgId: one.ownerId }
  return office ? { orgId: office } : undefined
}
