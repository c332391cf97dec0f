import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { writeDecisions } from '#storage/meeting-part-store.ts'
import { insertMeeting } from '#storage/meeting-store.ts'
import { findUnitOf } from '#storage/surroundings-store.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { RaisedIn } from '../matter/record-matter.ts'
import { useCase } from '../use-case.ts'
import { chairRecorded } from './chairs.ts'
import { raiseDecision } from './raise-decision.ts'

/** Records a meeting and what was decided in it: each decision is a matter of its own, in the same transaction. */
export const recordMeeting = useCase({
  name: 'meeting.record',
  input: z.object({
    programKey: z.string().min(1).max(100),
    meeting: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/),
    title: z.string().trim().max(200).default(''),
    at: z.iso.datetime({ offset: true }),
    personId: z.guid().optional(),
    orgId: z.guid().optional(),
    areaId: z.guid().optional(),
    /** Who presided; asked for where the program says who should. */
    chairId: z.guid().nullable().default(null),
    attendees: z.int().min(0).max(10_000).default(0),
    minutesText: z.string().max(50_000).default(''),
    decisions: z
      .array(
        RaisedIn.omit({ programKey: true }).extend({
          enterpriseId: z.guid().optional(),
          projectId: z.guid().optional(),
          /** The unit charged with it, and the day agreed. */
          leadOrgId: z.guid().optional(),
          dueDay: z.iso.date().optional(),
        }),
      )
      .max(50)
      .default([]),
  }),
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const program = await findProgramNow(ctx, input.programKey)
    if (!program) return fail('program.not_found', { program: input.programKey }, ['programKey'])
    const personId = input.personId ?? ctx.actor.personId
    const orgId = input.orgId ?? (personId ? await findUnitOf(tx, authorityId, personId, dayOf(ctx, input.at)) : null)
    const allowed = can(ctx.actor, 'meeting.record', {
      kind: 'meeting',
      programKey: program.id,
      personIds: [personId],
      orgIds: [orgId],
      areaId: input.areaId,
    })
    if (!allowed.ok) return allowed
    const chaired = await chairRecorded(ctx, program, input.meeting, input.chairId)
    if (!chaired.ok) return chaired
    const id = newId()
    await insertMeeting(tx, authorityId, {
      id,
      programKey: program.id,
      meeting: input.meeting,
      title: input.title,
      personId,
      orgId,
      areaId: input.areaId ?? null,
      chairId: input.chairId,
      attendees: input.attendees,
      minutesText: input.minutesText,
      at: input.at,
      day: dayOf(ctx, input.at),
      recordedAt: now,
      recordedBy: ctx.actor.personId,
    })
    await markDirty(tx, authorityId, [
      { id: newId(), programKey: program.id, factKind: 'meeting', factId: id, at: now },
    ])
    const matters: { id: string; number: string }[] = []
    for (const [index, decision] of input.decisions.entries()) {
      const raised = await raiseDecision(ctx, program, id, decision)
      if (!raised.ok)
        return { ok: false as const, error: { ...raised.error, at: ['decisions', index, ...(raised.error.at ?? [])] } }
      matters.push(raised.value)
    }
    await writeDecisions(
      tx,
      authorityId,
      id,
      input.decisions.map((one, index) => ({
        id: newId(),
        itemId: null,
        matter: one.matter,
        title: one.title,
        body: one.body ?? '',
        leadOrgId: one.leadOrgId ?? null,
        dueDay: one.dueDay ?? null,
        matterId: matters[index]?.id ?? null,
      })),
    )
    return ok({
      out: { id, matters },
      trace: {
        thingKind: 'meeting',
        thingId: id,
        detail: { meeting: input.meeting, decisions: matters.map((one) => one.number) },
      },
    })
  },
})
