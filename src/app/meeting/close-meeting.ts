import { z } from 'zod'
import { isBefore } from '#domain/calendar/clock-rules.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { listAttendees, listDecisions, listItems, writeDecisions } from '#storage/meeting-part-store.ts'
import { updateMeeting } from '#storage/meeting-store.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { chairRecorded } from './chairs.ts'
import { holdPlanned } from './hold-meeting.ts'
import { raiseDecision } from './raise-decision.ts'

/**
 * Closes a meeting: its record stands, who came is counted, each decision becomes a matter with its owner, all in one
 * transaction. From now on it is a fact and fulfils what is owed. Not before it was held.
 */
export const closeMeeting = useCase({
  name: 'meeting.close',
  input: z.object({ id: z.guid(), revision: z.int().optional() }),
  async run(ctx, { id, revision }) {
    const { tx, authorityId, now } = ctx
    const held = await holdPlanned(ctx, 'meeting.close', id, revision)
    if (!held.ok) return held
    const meeting = held.value
    if (isBefore(now, meeting.at)) return fail('meeting.not_held', { at: meeting.at })
    const program = await findProgramNow(ctx, meeting.programKey)
    if (!program) return fail('program.not_found', { program: meeting.programKey })
    const chaired = await chairRecorded(ctx, program, meeting.meeting, meeting.chairId)
    if (!chaired.ok) return chaired
    const items = await listItems(tx, authorityId, id)
    const decisions = await listDecisions(tx, authorityId, id)
    const silent = items.find(
      (one) =>
        one.source === 'not_done' &&
        one.dropped === null &&
        one.minutes.trim() === '' &&
        !decisions.some(({ itemId }) => itemId === one.id),
    )
    // What was not done since last time is not passed over in silence.
    if (silent) return fail('meeting.item_silent', { item: silent.title }, ['items', silent.id])
    const matters: { id: string; number: string }[] = []
    for (const [index, decision] of decisions.entries()) {
      const raised = await raiseDecision(ctx, program, id, decision)
      if (!raised.ok)
        return { ok: false as const, error: { ...raised.error, at: ['decisions', index, ...(raised.error.at ?? [])] } }
      matters.push(raised.value)
    }
    await writeDecisions(
      tx,
      authorityId,
      id,
      decisions.map((one, index) => ({ ...one, matterId: matters[index]?.id ?? null })),
    )
    const attendees = await listAttendees(tx, authorityId, id)
    const came = attendees.filter(({ state }) => state === 'came' || state === 'substitute').length
    await updateMeeting(tx, authorityId, {
      ...meeting,
      state: 'closed',
      attendees: came,
      recordedAt: now,
      closedAt: now,
    })
    await markDirty(tx, authorityId, [
      { id: newId(), programKey: meeting.programKey, factKind: 'meeting', factId: id, at: now },
    ])
    return ok({
      out: { id, attendees: came, matters },
      trace: {
        thingKind: 'meeting',
        thingId: id,
        detail: { meeting: meeting.meeting, attendees: came, decisions: matters.map((one) => one.number) },
      },
    })
  },
})
