import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { endMember, findClass, insertMember, listClassRows, setClassWord } from '#storage/class-store.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { sql } from '#storage/open-database.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'

/**
 * Enterprises enter a class: by the figure that makes them candidates, or with a certificate or a decision that is named. All or none.
 * Programs whose lists ask for the class see them from then on.
 */
export const enterClass = useCase({
  name: 'class.enter',
  input: z.object({
    name: z.string().min(1).max(50),
    day: z.iso.date().optional(),
    rows: z
      .array(z.object({ enterpriseId: z.guid(), evidence: z.string().trim().max(500).default('') }))
      .min(1)
      .max(500),
  }),
  async run(ctx, { name, day = todayOf(ctx), rows }) {
    const allowed = canSome(ctx.actor, 'class.enter')
    if (!allowed.ok) return allowed
    const { tx, authorityId, now } = ctx
    const of = await findClass(tx, authorityId, name)
    if (!of) return fail('class.not_found', { name })
    if (day > todayOf(ctx)) return fail('class.in_future', { day }, ['day'])
    const candidates = await listClassRows(tx, authorityId, {
      name,
      show: 'candidates',
      today: todayOf(ctx),
      scope: sql`true`,
    })
    const names = await namesOf(
      tx,
      authorityId,
      'enterprise',
      rows.map((row) => row.enterpriseId),
    )
    for (const [index, { enterpriseId, evidence }] of rows.entries()) {
      const enterprise = names.get(enterpriseId)
      if (enterprise === undefined) return fail('enterprise.not_found', {}, ['rows', index])
      const fits = candidates.find((one) => one.id === enterpriseId)
      if (!fits && evidence === '')
        return fail('class.evidence_missing', { enterprise, name }, ['rows', index, 'evidence'])
      const basis = evidence !== '' ? (of.certificate ? 'certificate' : 'decision') : 'figure'
      const said = evidence || `${fits?.figure ?? ''}（${fits?.figureDay ?? ''}）`
      const member = {
        id: newId(),
        enterpriseId,
        class: name,
        fromDay: day,
        basis,
        evidence: said,
        at: now,
        by: ctx.actor.personId,
      }
      if (!(await insertMember(tx, authorityId, member)))
        return fail('class.already_member', { enterprise, name }, ['rows', index])
      await setClassWord(tx, authorityId, { enterpriseId, name, bears: true })
    }
    await markEverythingDirty(tx, authorityId, { id: newId(), at: now })
    return ok({
      out: { entered: rows.length },
      trace: rows.map((row) => ({ thingKind: 'enterprise', thingId: row.enterpriseId, detail: { class: name, day } })),
    })
  },
})

/** An enterprise leaves a class, with the reason and its last day in it. */
export const leaveClass = useCase({
  name: 'class.leave',
  input: z.object({
    name: z.string().min(1).max(50),
    enterpriseId: z.guid(),
    lastDay: z.iso.date().optional(),
    reason: z.string().trim().min(1).max(1000),
  }),
  async run(ctx, { name, enterpriseId, lastDay = todayOf(ctx), reason }) {
    const allowed = canSome(ctx.actor, 'class.enter')
    if (!allowed.ok) return allowed
    if (lastDay > todayOf(ctx)) return fail('class.in_future', { day: lastDay }, ['lastDay'])
    const ended = await endMember(ctx.tx, ctx.authorityId, { enterpriseId, class: name, lastDay, reason, at: ctx.now })
    if (!ended) return fail('class.no_member', { name })
    await setClassWord(ctx.tx, ctx.authorityId, { enterpriseId, name, bears: false })
    await markEverythingDirty(ctx.tx, ctx.authorityId, { id: newId(), at: ctx.now })
    return ok({
      out: { enterpriseId, lastDay },
      trace: { thingKind: 'enterprise', thingId: enterpriseId, detail: { class: name, lastDay, reason } },
    })
  },
})
