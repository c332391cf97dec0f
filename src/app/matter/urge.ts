import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { isOpen, leadOf, type Matter, partiesNow } from '#domain/matter/matter.ts'
import { tellAt } from '#domain/notice/quiet-hours.ts'
import { fail, ok } from '#domain/result.ts'
import { findMatter } from '#storage/matter-store.ts'
import { type Addressee, addNotices, toldSince } from '#storage/notice-store.ts'
import { findMatterThing } from '#storage/thing-store.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { getProgram } from './load-program.ts'
import { clockRulesOf } from './load-ruling.ts'
import { dayBounds } from './matter-window.ts'

/**
 * Urges whoever has an open matter in hand: each unit that has not answered, else the contact. A notice, held back over quiet hours,
 * once a day; the matter itself does not change, and no deadline moves.
 */
export const urgeMatter = useCase({
  name: 'matter.urge',
  input: z.object({ id: z.guid(), words: z.string().trim().max(500).default('') }),
  async run(ctx, { id, words }) {
    const { tx, authorityId, now } = ctx
    const thing = await findMatterThing(tx, ctx, id)
    if (!thing) return fail('matter.not_found')
    const allowed = can(ctx.actor, 'matter.urge', thing)
    if (!allowed.ok) return allowed
    const matter = await findMatter(tx, authorityId, id)
    if (!matter) return fail('matter.not_found')
    if (!isOpen(matter) || matter.state === 'answered') return fail('matter.nothing_to_urge')
    const to = inHand(matter)
    if (to.length === 0) return fail('matter.nobody_to_urge')
    const since = dayBounds(todayOf(ctx), ctx.timeZone).from
    if (await toldSince(tx, authorityId, { kind: 'matter.urge', thingId: id, since })) return fail('matter.urged_today')
    const { calendar, clockRules } = await clockRulesOf(
      ctx,
      await getProgram(ctx, matter.programKey, matter.programVersion),
    )
    const lead = leadOf(matter)?.orgId
    const data = {
      number: matter.number,
      title: matter.sealed ? null : matter.title,
      due: matter.clocks.find((clock) => clock.state === 'open' && clock.orgId === lead)?.dueDay ?? null,
      words: matter.sealed ? null : words,
    }
    const at = tellAt(now, clockRules, calendar)
    await addNotices(
      tx,
      authorityId,
      to.map((one) => ({ id: newId(), to: one, kind: 'matter.urge', thingKind: 'matter', thingId: id, data, at })),
    )
    return ok({
      out: { id, number: matter.number, urged: to.length },
      trace: { thingKind: 'matter', thingId: id, detail: { number: matter.number, urged: to.length } },
    })
  },
})

/** Who has it in hand now. */
function inHand(matter: Matter): Addressee[] {
  const units = partiesNow(matter).filter((party) => party.answeredAt === null)
  if (units.length > 0) return units.map(({ orgId }) => ({ orgId }))
  return matter.personId === null ? [] : [{ personId: matter.personId }]
}
