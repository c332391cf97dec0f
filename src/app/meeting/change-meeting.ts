import { z } from 'zod'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { listItems, writeAttendees, writeDecisions, writeItems } from '#storage/meeting-part-store.ts'
import { updateMeeting, voidMeeting } from '#storage/meeting-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'
import { drawAgenda } from './draw-agenda.ts'
import { holdPlanned } from './hold-meeting.ts'

const Item = z.object({
  /** Absent: added by hand. */
  id: z.guid().optional(),
  title: z.string().trim().min(1).max(500).optional(),
  minutes: z.string().max(20_000).optional(),
  /** Why it was taken off; null: it stands. */
  dropped: z.string().trim().min(1).max(500).nullable().optional(),
})
const Attendee = z.object({
  id: z.guid().optional(),
  personId: z.guid().nullable().optional(),
  orgId: z.guid().nullable().optional(),
  state: z.enum(['invited', 'came', 'substitute', 'excused', 'absent']).default('invited'),
  substitute: z.string().trim().max(100).nullable().default(null),
  reason: z.string().trim().max(500).nullable().default(null),
})
const Decision = z.object({
  id: z.guid().optional(),
  itemId: z.guid().nullable().default(null),
  matter: z.string().min(1).max(100),
  title: z.string().trim().min(1).max(200),
  body: z.string().max(20_000).default(''),
  leadOrgId: z.guid().nullable().default(null),
  dueDay: z.iso.date().nullable().default(null),
})

/** Changes a planned meeting by hand: time and place, items moved, added, taken off with a reason, minutes, attendance, decisions. What is not named stays. */
export const changeMeeting = useCase({
  name: 'meeting.change',
  input: z.object({
    id: z.guid(),
    revision: z.int(),
    title: z.string().trim().min(1).max(200).optional(),
    place: z.string().trim().max(200).optional(),
    at: z.iso.datetime({ offset: true }).optional(),
    /** Who presided; null: not said yet. */
    chairId: z.guid().nullable().optional(),
    minutesText: z.string().max(50_000).optional(),
    /** The whole agenda in its order. An item that was drawn cannot be left out, only taken off with a reason. */
    items: z.array(Item).max(300).optional(),
    attendees: z.array(Attendee).max(500).optional(),
    decisions: z.array(Decision).max(50).optional(),
  }),
  async run(ctx, input) {
    const { tx, authorityId } = ctx
    const held = await holdPlanned(ctx, 'meeting.change', input.id, input.revision)
    if (!held.ok) return held
    const meeting = held.value
    if (input.items) {
      const before = new Map((await listItems(tx, authorityId, meeting.id)).map((one) => [one.id, one]))
      const kept = new Set(input.items.flatMap(({ id }) => id ?? []))
      const lost = [...before.values()].find((one) => one.source !== 'by_hand' && !kept.has(one.id))
      if (lost) return fail('meeting.item_lost', { item: lost.title }, ['items'])
      const items = []
      for (const [index, one] of input.items.entries()) {
        const old = one.id ? before.get(one.id) : undefined
        if (one.id && !old) return fail('meeting.no_item', {}, ['items', index, 'id'])
        if (!old && !one.title) return fail('meeting.item_untitled', {}, ['items', index, 'title'])
        items.push({
          ...(old ?? BY_HAND),
          id: old?.id ?? newId(),
          title: old && old.source !== 'by_hand' ? old.title : (one.title ?? old?.title ?? ''),
          minutes: one.minutes ?? old?.minutes ?? '',
          dropped: one.dropped === undefined ? (old?.dropped ?? null) : one.dropped,
        })
      }
      await writeItems(tx, authorityId, meeting.id, items)
    }
    if (input.attendees) {
      for (const [index, one] of input.attendees.entries()) {
        if (!one.personId && !one.orgId) return fail('meeting.attendee_nobody', {}, ['attendees', index])
        if (one.state === 'substitute' && !one.substitute)
          return fail('meeting.no_substitute', {}, ['attendees', index, 'substitute'])
      }
      const rows = input.attendees.map((one) => ({
        ...one,
        id: one.id ?? newId(),
        personId: one.personId ?? null,
        orgId: one.orgId ?? null,
      }))
      await writeAttendees(tx, authorityId, meeting.id, rows)
    }
    if (input.decisions) {
      const program = await findProgramNow(ctx, meeting.programKey)
      for (const [index, one] of input.decisions.entries())
        if (!program?.matters.some(({ id }) => id === one.matter))
          return fail(
            'matter.no_such_kind',
            { matter: one.matter, kinds: (program?.matters ?? []).map(({ title }) => title) },
            ['decisions', index, 'matter'],
          )
      await writeDecisions(
        tx,
        authorityId,
        meeting.id,
        input.decisions.map((one) => ({ ...one, id: one.id ?? newId(), matterId: null })),
      )
    }
    if (input.chairId) {
      const known = await namesOf(tx, authorityId, 'person', [input.chairId])
      if (!known.has(input.chairId)) return fail('person.not_found', undefined, ['chairId'])
    }
    const at = input.at ?? meeting.at
    await updateMeeting(tx, authorityId, {
      ...meeting,
      title: input.title ?? meeting.title,
      place: input.place ?? meeting.place,
      minutesText: input.minutesText ?? meeting.minutesText,
      chairId: input.chairId === undefined ? meeting.chairId : input.chairId,
      at,
      day: dayOf(ctx, at),
    })
    return ok({
      out: { id: meeting.id, revision: meeting.revision + 1 },
      trace: {
        thingKind: 'meeting',
        thingId: meeting.id,
        detail: { changed: Object.keys(input).filter((key) => key !== 'id' && key !== 'revision') },
      },
    })
  },
})

const BY_HAND = {
  source: 'by_hand',
  thingKind: null,
  thingId: null,
  rule: null,
  count: 1,
  note: '',
  since: null,
}

/** Draws again what has come up since; what is on the agenda, or was taken off it, stays as it is. */
export const redrawAgenda = useCase({
  name: 'meeting.redraw',
  input: z.object({ id: z.guid(), revision: z.int().optional() }),
  async run(ctx, { id, revision }) {
    const held = await holdPlanned(ctx, 'meeting.change', id, revision)
    if (!held.ok) return held
    const meeting = held.value
    const program = await findProgramNow(ctx, meeting.programKey)
    if (!program) return fail('program.not_found', { program: meeting.programKey })
    const items = await listItems(ctx.tx, ctx.authorityId, id)
    const present = items.flatMap((one) =>
      one.thingKind === null
        ? []
        : [{ thingKind: one.thingKind as 'matter' | 'duty' | 'indicator', thingId: one.thingId, rule: one.rule }],
    )
    const drawn = await drawAgenda(ctx, program, meeting, present)
    const added = drawn.map((one) => ({ ...one, id: newId(), minutes: '', dropped: null }))
    // What was not done since last time stands first, also when it is found later.
    const first = added.filter(({ source }) => source === 'not_done')
    const rest = added.filter(({ source }) => source !== 'not_done')
    await writeItems(ctx.tx, ctx.authorityId, id, [...first, ...items, ...rest])
    await updateMeeting(ctx.tx, ctx.authorityId, meeting)
    return ok({
      out: { id, added: drawn.length, revision: meeting.revision + 1 },
      trace: { thingKind: 'meeting', thingId: id, detail: { added: drawn.length } },
    })
  },
})

/** Calls a planned meeting off, with the reason; it stays to be seen. */
export const cancelMeeting = useCase({
  name: 'meeting.cancel',
  input: z.object({ id: z.guid(), revision: z.int().optional(), reason: z.string().trim().min(1).max(500) }),
  async run(ctx, { id, revision, reason }) {
    const held = await holdPlanned(ctx, 'meeting.cancel', id, revision)
    if (!held.ok) return held
    await voidMeeting(ctx.tx, ctx.authorityId, id, ctx.now, reason)
    return ok({ out: { id }, trace: { thingKind: 'meeting', thingId: id, detail: { reason } } })
  },
})
