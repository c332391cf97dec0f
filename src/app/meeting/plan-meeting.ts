import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { members } from '#engine/members.ts'
import { createScene } from '#engine/scene.ts'
import type { Program } from '#program/model.ts'
import { type AttendeeRow, writeAttendees, writeItems } from '#storage/meeting-part-store.ts'
import { insertMeeting } from '#storage/meeting-store.ts'
import { findOffice, findUnitOf } from '#storage/surroundings-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'
import { chairRecorded, chairsOf } from './chairs.ts'
import { drawAgenda } from './draw-agenda.ts'
import { meetingTitle } from './meeting-title.ts'

/** Plans a meeting: whom the program invites is invited, and the agenda is drawn from what stands open. */
export const planMeeting = useCase({
  name: 'meeting.plan',
  input: z.object({
    programKey: z.string().min(1).max(100),
    meeting: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/),
    title: z.string().trim().max(200).optional(),
    place: z.string().trim().max(200).default(''),
    at: z.iso.datetime({ offset: true }),
    personId: z.guid().optional(),
    orgId: z.guid().optional(),
    areaId: z.guid().optional(),
    /** Who will preside; left out: whoever should, where that is one person. */
    chairId: z.guid().optional(),
  }),
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const program = await findProgramNow(ctx, input.programKey)
    if (!program) return fail('program.not_found', { program: input.programKey }, ['programKey'])
    const personId = input.personId ?? (input.orgId ? null : ctx.actor.personId)
    const orgId = input.orgId ?? (personId ? await findUnitOf(tx, authorityId, personId, dayOf(ctx, input.at)) : null)
    const areaId = input.areaId ?? null
    const allowed = can(ctx.actor, 'meeting.plan', {
      kind: 'meeting',
      programKey: program.id,
      personIds: [personId],
      orgIds: [orgId],
      areaId,
    })
    if (!allowed.ok) return allowed
    const day = dayOf(ctx, input.at)
    const should = await chairsOf(ctx, program, { meeting: input.meeting, orgId, at: input.at, day })
    const chairId = input.chairId ?? (should?.length === 1 ? (should[0] ?? null) : null)
    if (chairId) {
      const known = await chairRecorded(ctx, program, input.meeting, chairId)
      if (!known.ok) return known
    }
    const id = newId()
    await insertMeeting(tx, authorityId, {
      id,
      programKey: program.id,
      meeting: input.meeting,
      title: input.title ?? meetingTitle(program, input.meeting),
      personId,
      orgId,
      areaId,
      chairId,
      attendees: 0,
      minutesText: '',
      at: input.at,
      day,
      recordedAt: now,
      recordedBy: ctx.actor.personId,
      state: 'planned',
      place: input.place,
    })
    const drawn = await drawAgenda(ctx, program, { meeting: input.meeting, at: input.at, personId, orgId, areaId })
    await writeItems(
      tx,
      authorityId,
      id,
      drawn.map((one) => ({ ...one, id: newId(), minutes: '', dropped: null })),
    )
    await writeAttendees(tx, authorityId, id, await invited(ctx, program, input.meeting))
    return ok({
      out: { id, items: drawn.length },
      trace: { thingKind: 'meeting', thingId: id, detail: { meeting: input.meeting, items: drawn.length } },
    })
  },
})

async function invited(ctx: TxCtx, program: Program, meeting: string): Promise<AttendeeRow[]> {
  const invite = program.meetings?.find((one) => one.id === meeting)?.invite ?? []
  const groups = invite.flatMap((party) => (party.kind === 'group' ? [party.group] : []))
  const scene = createScene({
    program,
    authorityIds: [ctx.authorityId],
    timeZone: ctx.timeZone,
    calendarRows: [],
    asOf: ctx.now,
  })
  const rows = await members(ctx.tx, scene, groups)
  const ofPersons = new Set(program.roster.flatMap((group) => (group.of === 'person' ? [group.id] : [])))
  const ofOrgs = new Set(program.roster.flatMap((group) => (group.of === 'org' ? [group.id] : [])))
  const office = invite.some((party) => party.kind === 'role' && party.role === 'office')
    ? await findOffice(ctx.tx, ctx.authorityId)
    : null
  const orgIds = new Set([
    ...(office ? [office] : []),
    ...rows.flatMap(({ group, id }) => (ofOrgs.has(group) ? [id] : [])),
  ])
  const personIds = new Set(rows.flatMap(({ group, id }) => (ofPersons.has(group) ? [id] : [])))
  const one = (personId: string | null, orgId: string | null): AttendeeRow => ({
    id: newId(),
    personId,
    orgId,
    state: 'invited',
    substitute: null,
    reason: null,
  })
  return [...[...orgIds].map((id) => one(null, id)), ...[...personIds].map((id) => one(id, null))]
}
