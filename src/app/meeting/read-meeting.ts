import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { AGENDA_WORDS } from '#program/explain/outputs.ts'
import type { AgendaSource } from '#program/model.ts'
import { findLastMeetingDay } from '#storage/agenda-store.ts'
import { listMeetingRows, mattersSeen, meetingCondition, meetingScope } from '#storage/meeting-list-store.ts'
import { listAttendees, listDecisions, listItems } from '#storage/meeting-part-store.ts'
import { findMeeting } from '#storage/meeting-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { chairSaid, chairsOf } from './chairs.ts'
import { thingOf } from './hold-meeting.ts'
import { meetingTitle } from './meeting-title.ts'

/** A meeting with its agenda, attendance, minutes and decisions. A matter the reader may not see is named by nothing but its being there. */
export const readMeeting = useCase({
  name: 'meeting.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const { tx, authorityId } = ctx
    const condition = meetingCondition(authorityId, { id }, meetingScope(ctx))
    const [row] = await listMeetingRows(tx, { condition, limit: 1 })
    const whole = row && (await findMeeting(tx, authorityId, id))
    if (!whole) return fail('meeting.not_found')
    const program = await findProgramNow(ctx, row.programKey)
    const items = await listItems(tx, authorityId, id)
    const attendees = await listAttendees(tx, authorityId, id)
    const decisions = await listDecisions(tx, authorityId, id)
    const matterIds = [
      ...items.flatMap((one) => (one.thingKind === 'matter' && one.thingId ? [one.thingId] : [])),
      ...decisions.flatMap(({ matterId }) => matterId ?? []),
    ]
    const seen = await mattersSeen(tx, authorityId, matterIds, scopeOf(ctx, 'matter', 'm'))
    const orgs = await namesOf(tx, authorityId, 'org', [
      ...attendees.flatMap(({ orgId }) => orgId ?? []),
      ...decisions.flatMap(({ leadOrgId }) => leadOrgId ?? []),
    ])
    const persons = await namesOf(tx, authorityId, 'person', [
      ...attendees.flatMap(({ personId }) => personId ?? []),
      ...[whole.recordedBy].flatMap((one) => one ?? []),
    ])
    const named = (names: ReadonlyMap<string, string>, one: string | null) =>
      one === null ? null : { id: one, name: names.get(one) ?? '—' }
    const previous = await findLastMeetingDay(tx, authorityId, { ...whole, before: whole.at })
    const should = program ? await chairsOf(ctx, program, whole) : undefined
    const may = (act: string) => whole.state === 'planned' && !whole.voidedAt && can(ctx.actor, act, thingOf(whole)).ok
    return ok({
      out: {
        ...row,
        chairShould: program ? chairSaid(program, row.meeting) : null,
        chaired: should === undefined || whole.chairId === null ? null : should.includes(whole.chairId),
        kind: program ? meetingTitle(program, row.meeting) : row.meeting,
        minutesText: whole.minutesText,
        voidReason: whole.voidReason,
        closedAt: whole.closedAt,
        recordedBy: named(persons, whole.recordedBy),
        revision: whole.revision,
        previous: previous ?? null,
        items: items.map(({ thingId, ...one }) => {
          const isMatter = one.thingKind === 'matter' && thingId !== null
          const matter = isMatter ? seen.get(thingId) : undefined
          return {
            ...one,
            heading: one.source in AGENDA_WORDS ? AGENDA_WORDS[one.source as AgendaSource] : null,
            title: isMatter && !matter ? null : one.title,
            note: isMatter && !matter ? '' : one.note,
            matter: isMatter && matter ? { id: thingId, state: matter.state } : null,
          }
        }),
        attendance: attendees.map(({ personId, orgId, ...one }) => ({
          ...one,
          person: named(persons, personId),
          org: named(orgs, orgId),
        })),
        decided: decisions.map(({ leadOrgId, matterId, ...one }) => {
          const matter = matterId ? seen.get(matterId) : undefined
          return {
            ...one,
            lead: named(orgs, leadOrgId),
            becomes: matterId && matter ? { id: matterId, number: matter.number, state: matter.state } : null,
          }
        }),
        decisionKinds: (program?.matters ?? []).flatMap(({ id: matter, title, kind }) =>
          kind === 'decision' || kind === 'task' ? [{ id: matter, title }] : [],
        ),
        may: { change: may('meeting.change'), close: may('meeting.close'), cancel: may('meeting.cancel') },
      },
      trace: null,
    })
  },
})
