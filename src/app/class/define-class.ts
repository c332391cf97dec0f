import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { FIGURES, saveClass, stockMembers } from '#storage/class-store.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'

const Number6 = z.number().min(0).max(1e15)

/**
 * Declares a class of enterprises: how one enters and leaves it (by a figure of the profile, or with a certificate), and what it is to
 * grow to. A new class takes stock of the enterprises that bear its word already.
 */
export const defineClass = useCase({
  name: 'class.define',
  input: z.object({
    name: z.string().trim().min(1).max(50),
    figure: z.enum(FIGURES).optional(),
    enterAt: Number6.optional(),
    leaveBelow: Number6.optional(),
    certificate: z.boolean().default(false),
    lastsMonths: z.int().min(1).max(600).optional(),
    baseDay: z.iso.date().optional(),
    times: z.number().gt(0).max(100).optional(),
    goalDay: z.iso.date().optional(),
    /** Members that are there already are so from this day on; absent: the first day of the year. */
    stockFrom: z.iso.date().optional(),
    source: z.string().trim().min(1).max(500),
  }),
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'class.define')
    if (!allowed.ok) return allowed
    const { name, figure, enterAt, leaveBelow, certificate, lastsMonths, baseDay, times, goalDay, source } = input
    if ((enterAt ?? leaveBelow) !== undefined && !figure) return fail('class.figure_missing', {}, ['figure'])
    if (enterAt !== undefined && leaveBelow !== undefined && leaveBelow > enterAt)
      return fail('class.crossed', { enterAt, leaveBelow }, ['leaveBelow'])
    if ((times === undefined) !== (baseDay === undefined))
      return fail('class.goal_half', {}, [times === undefined ? 'times' : 'baseDay'])
    const text = (value: number | undefined) => (value === undefined ? null : String(value))
    const by = { at: ctx.now, personId: ctx.actor.personId }
    const fresh = await saveClass(
      ctx.tx,
      ctx.authorityId,
      {
        name,
        figure: figure ?? null,
        enterAt: text(enterAt),
        leaveBelow: text(leaveBelow),
        certificate,
        lastsMonths: lastsMonths ?? null,
        baseDay: baseDay ?? null,
        times: text(times),
        goalDay: goalDay ?? null,
        source,
      },
      by,
    )
    const fromDay = input.stockFrom ?? baseDay ?? `${todayOf(ctx).slice(0, 4)}-01-01`
    const stock = fresh
      ? await stockMembers(ctx.tx, ctx.authorityId, { name, fromDay, at: ctx.now, by: by.personId, newId })
      : 0
    return ok({ out: { name, stock }, trace: { thingKind: 'class', thingId: name, detail: { fresh, stock, source } } })
  },
})
