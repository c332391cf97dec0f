import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { countBallots, countTickets, emptyBox, lockBox } from '#storage/ballot-store.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { closeEvaluationRow, findEvaluation, listSubjects } from '#storage/evaluation-store.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { findQuestionnaire } from './questionnaire.ts'

/**
 * Ends a round: the box is emptied into the program's facts, all at noon of its last day, so that rules count them in the
 * round's period and no order is left. A subject with too few voices has no result, and what they said is not kept.
 */
export const closeEvaluation = useCase({
  name: 'evaluation.close',
  input: z.object({ id: z.guid(), revision: z.int() }),
  async run(ctx, { id, revision }) {
    const { tx, authorityId, now } = ctx
    const round = await findEvaluation(tx, authorityId, id, 'hold')
    if (!round) return fail('evaluation.not_found')
    const allowed = can(ctx.actor, 'evaluation.close', { kind: 'evaluation', programKey: round.programKey })
    if (!allowed.ok) return allowed
    if (round.state === 'closed') return fail('evaluation.closed', { title: round.title })
    if (round.revision !== revision) return fail('evaluation.conflict', { seen: revision, now: round.revision })
    const found = await findQuestionnaire(ctx, round.programKey, round.form)
    if (!found.ok) return found
    await lockBox(tx, authorityId, id)
    const { issued, used } = await countTickets(tx, authorityId, id)
    const voices = new Map((await countBallots(tx, authorityId, id)).map((one) => [one.orgId, one.n]))
    const subjects = await listSubjects(tx, authorityId, id)
    const dropped = subjects.filter((one) => (voices.get(one.id) ?? 0) < round.minimum).map((one) => one.id)
    const today = todayOf(ctx)
    const day = today < round.toDay ? today : round.toDay
    const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ctx.timeZone, plainTime: '12:00' })
    // Rules read only what happened before they look: a round that is closed in the morning of its last day is of its beginning.
    const at = Temporal.Instant.compare(noon.toInstant(), now) <= 0 ? noon : noon.startOfDay()
    const entries = await emptyBox(
      tx,
      authorityId,
      {
        id,
        programKey: round.programKey,
        programVersion: found.value.program.version,
        form: round.form,
        at: at.toInstant().toString(),
        day,
        recordedAt: now,
      },
      dropped,
    )
    await closeEvaluationRow(tx, authorityId, id, { at: now, issued, voices: used, dropped })
    await markDirty(
      tx,
      authorityId,
      entries.map((factId) => ({ id: newId(), programKey: round.programKey, factKind: 'form', factId, at: now })),
    )
    return ok({
      out: { id, revision: revision + 1, voices: used, subjects: subjects.length, notApplicable: dropped.length },
      trace: {
        thingKind: 'evaluation',
        thingId: id,
        detail: { issued, voices: used, subjects: subjects.length, notApplicable: dropped.length },
      },
    })
  },
})
