import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { isBefore } from '#domain/calendar/clock-rules.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { loadScenes } from '#engine/scenes.ts'
import { contentOf, digestOf } from '#engine/seal.ts'
import { insertSeal, listSeals } from '#storage/seal-store.ts'
import { runNow } from '../engine/run-program.ts'
import { useCase } from '../use-case.ts'

/**
 * Seals a period that has ended: computed once more, frozen with the ids of its evidence and an SM3 digest. From then on no
 * run touches it; what comes to light later is entered as an adjustment in the open period.
 */
export const sealPeriod = useCase({
  name: 'period.seal',
  input: z.object({
    program: z.string().min(1).max(100),
    calendar: z.string().min(1).max(100),
    ordinal: z.int().optional(),
    label: z.string().max(50).optional(),
  }),
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'period.seal')
    if (!allowed.ok) return allowed
    const { tx, authorityId, timeZone, calendarId, now } = ctx
    const request = { authorityId, timeZone, calendarId, programKey: input.program, asOf: now }
    const scenes = await loadScenes(tx, request)
    if (scenes.length === 0) return fail('program.not_found', { program: input.program }, ['program'])
    const periods = scenes.flatMap((scene) =>
      (scene.periods.get(input.calendar) ?? []).map((period) => ({ scene, period })),
    )
    const wanted = periods.filter(({ period }) =>
      input.ordinal === undefined ? period.label === input.label : period.ordinal === input.ordinal,
    )
    const [first] = wanted
    if (!first)
      return fail('period.not_found', { calendar: input.calendar, period: input.label ?? input.ordinal ?? null }, [
        'ordinal',
      ])
    const { period } = first
    const sealed = (await listSeals(tx, authorityId, input.program)).find(
      (one) => !isBefore(period.startsAt, one.startsAt) && !isBefore(one.endsAt, period.endsAt),
    )
    if (sealed) return fail('period.sealed', { period: sealed.label, at: sealed.sealedAt }, ['ordinal'])
    if (isBefore(now, period.endsAt))
      return fail('period.not_ended', { period: period.label, lastDay: period.lastDay }, ['ordinal'])
    const run = await runNow(ctx, input.program, { full: true, reason: 'seal' })
    if (!run.ok) return run
    const scene =
      wanted.find(({ scene: one }) =>
        (one.open.get(input.calendar) ?? []).some((open) => open.ordinal === period.ordinal),
      )?.scene ?? first.scene
    const content = await contentOf(tx, authorityId, scene, period)
    const digest = digestOf(content)
    const id = newId()
    await insertSeal(tx, authorityId, {
      id,
      programKey: input.program,
      calendar: period.calendar,
      ordinal: period.ordinal,
      version: scene.program.version,
      asOf: now,
      content,
      digest,
      sealedAt: now,
      sealedBy: ctx.actor.accountId,
    })
    const rows = Object.values(content.rows).reduce((sum, list) => sum + list.length, 0)
    return ok({
      out: { id, digest: digest.toString('hex'), sealedAt: now, label: period.label, rows },
      trace: {
        thingKind: 'seal',
        thingId: id,
        detail: {
          program: input.program,
          period: period.label,
          calendar: period.calendar,
          digest: digest.toString('hex'),
        },
      },
    })
  },
})
