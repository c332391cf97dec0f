import { z } from 'zod'
import { Day, DayIn, Id, IdParams, Moment, MomentIn, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

const Name = z.string().regex(/^[a-z][a-z0-9_]{0,99}$/)

export const MeetingRow = z
  .object({
    id: Id,
    programKey: z.string(),
    meeting: z.string(),
    /** What this kind is called in its program. */
    kind: z.string(),
    title: z.string(),
    place: z.string(),
    person: Named.nullable(),
    org: Named.nullable(),
    area: Named.nullable(),
    /** Who presided, as far as it is said. */
    chair: Named.nullable(),
    at: Moment,
    state: z.enum(['planned', 'closed']),
    voidedAt: Moment.nullable(),
    attendees: z.int(),
    /** On the agenda, without what was taken off. */
    items: z.int(),
    decisions: z.int(),
    /** Decisions that are still open. */
    open: z.int(),
  })
  .meta({ id: 'MeetingRow' })
export type MeetingRow = z.infer<typeof MeetingRow>

export const listMeetings = contract({
  method: 'GET',
  path: '/api/meetings',
  tag: 'meeting',
  summary: '会议',
  query: PageQuery.extend({
    program: z.string().max(100).optional(),
    meeting: z.string().max(100).optional(),
    state: z.enum(['planned', 'closed', 'cancelled']).optional(),
    orgId: Id.optional(),
    from: DayIn.optional(),
    to: DayIn.optional(),
  }),
  response: pageOf(MeetingRow),
})

const Due = z.object({
  id: Id,
  rule: z.string(),
  owner: z.string().nullable(),
  ownerKind: z.string(),
  ownerId: Id,
  period: z.string().nullable(),
  dueDay: Day,
  state: z.string(),
})

export const listMeetingsDue = contract({
  method: 'GET',
  path: '/api/meetings-due',
  tag: 'meeting',
  summary: '会议种类、周期和应开未开',
  query: z.object({ program: z.string().max(100).optional(), from: DayIn, to: DayIn }),
  response: z.array(
    z.object({
      programKey: z.string(),
      programTitle: z.string(),
      kinds: z.array(
        z.object({
          meeting: z.string(),
          title: z.string(),
          clause: z.string().nullable(),
          duties: z.array(z.object({ rule: z.string(), title: z.string(), every: z.string().nullable() })),
          due: z.array(Due),
        }),
      ),
      decisionKinds: z.array(z.object({ id: z.string(), title: z.string() })),
    }),
  ),
})

export const readMeeting = contract({
  method: 'GET',
  path: '/api/meetings/:id',
  tag: 'meeting',
  summary: '一次会议：议程、到会、记录、议定事项',
  params: IdParams,
  response: MeetingRow.extend({
    minutesText: z.string(),
    voidReason: z.string().nullable(),
    closedAt: Moment.nullable(),
    recordedBy: Named.nullable(),
    revision: Revision,
    /** Who should preside, in the program's words; null: it does not say. */
    chairShould: z.string().nullable(),
    /** Whether he did; null: the program or the record does not say. */
    chaired: z.boolean().nullable(),
    previous: z.object({ id: Id, day: Day }).nullable(),
    items: z.array(
      z.object({
        id: Id,
        source: z.string(),
        /** The heading it was drawn under; null of what was not done, and of what was added by hand. */
        heading: z.string().nullable(),
        thingKind: z.string().nullable(),
        rule: z.string().nullable(),
        count: z.int(),
        /** null: a matter the reader may not see. */
        title: z.string().nullable(),
        note: z.string(),
        since: Day.nullable(),
        minutes: z.string(),
        dropped: z.string().nullable(),
        matter: z.object({ id: Id, state: z.string() }).nullable(),
      }),
    ),
    attendance: z.array(
      z.object({
        id: Id,
        person: Named.nullable(),
        org: Named.nullable(),
        state: z.enum(['invited', 'came', 'substitute', 'excused', 'absent']),
        substitute: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
    decided: z.array(
      z.object({
        id: Id,
        itemId: Id.nullable(),
        matter: z.string(),
        title: z.string(),
        body: z.string(),
        lead: Named.nullable(),
        dueDay: Day.nullable(),
        becomes: z.object({ id: Id, number: z.string(), state: z.string() }).nullable(),
      }),
    ),
    decisionKinds: z.array(z.object({ id: z.string(), title: z.string() })),
    may: z.object({ change: z.boolean(), close: z.boolean(), cancel: z.boolean() }),
  }),
})

export const planMeeting = contract({
  method: 'POST',
  path: '/api/meetings/plan',
  tag: 'meeting',
  summary: '筹备会议：按规则列出议程、应到单位和人员',
  body: z.object({
    programKey: z.string().min(1).max(100),
    meeting: Name,
    title: z.string().trim().max(200).optional(),
    place: z.string().trim().max(200).optional(),
    at: MomentIn,
    personId: Id.optional(),
    orgId: Id.optional(),
    areaId: Id.optional(),
    chairId: Id.optional(),
  }),
  status: 201,
  response: z.object({ id: Id, items: z.int() }),
})

export const changeMeeting = contract({
  method: 'PUT',
  path: '/api/meetings/:id',
  tag: 'meeting',
  summary: '修改筹备中的会议：议程、到会、记录、议定事项；没有写的不变',
  params: IdParams,
  body: z.object({
    revision: Revision,
    title: z.string().trim().min(1).max(200).optional(),
    place: z.string().trim().max(200).optional(),
    at: MomentIn.optional(),
    chairId: Id.nullable().optional(),
    minutesText: z.string().max(50_000).optional(),
    items: z
      .array(
        z.object({
          id: Id.optional(),
          title: z.string().trim().min(1).max(500).optional(),
          minutes: z.string().max(20_000).optional(),
          dropped: z.string().trim().min(1).max(500).nullable().optional(),
        }),
      )
      .max(300)
      .optional(),
    attendees: z
      .array(
        z.object({
          id: Id.optional(),
          personId: Id.nullable().optional(),
          orgId: Id.nullable().optional(),
          state: z.enum(['invited', 'came', 'substitute', 'excused', 'absent']).optional(),
          substitute: z.string().trim().max(100).nullable().optional(),
          reason: z.string().trim().max(500).nullable().optional(),
        }),
      )
      .max(500)
      .optional(),
    decisions: z
      .array(
        z.object({
          id: Id.optional(),
          itemId: Id.nullable().optional(),
          matter: z.string().min(1).max(100),
          title: z.string().trim().min(1).max(200),
          body: z.string().max(20_000).optional(),
          leadOrgId: Id.nullable().optional(),
          dueDay: DayIn.nullable().optional(),
        }),
      )
      .max(50)
      .optional(),
  }),
  response: z.object({ id: Id, revision: Revision }),
})

const change = { params: IdParams, tag: 'meeting' } as const

export const redrawAgenda = contract({
  ...change,
  method: 'POST',
  path: '/api/meetings/:id/redraw',
  summary: '把新出现的事项补进议程；已列入、已移出的不动',
  body: z.object({ revision: Revision.optional() }),
  response: z.object({ id: Id, added: z.int(), revision: Revision }),
})

export const closeMeeting = contract({
  ...change,
  method: 'POST',
  path: '/api/meetings/:id/close',
  summary: '会议记录定稿；议定事项随之交办',
  body: z.object({ revision: Revision.optional() }),
  response: z.object({ id: Id, attendees: z.int(), matters: z.array(z.object({ id: Id, number: z.string() })) }),
})

export const cancelMeeting = contract({
  ...change,
  method: 'POST',
  path: '/api/meetings/:id/cancel',
  summary: '取消会议（留痕）',
  body: z.object({ revision: Revision.optional(), reason: z.string().trim().min(1).max(500) }),
  response: z.object({ id: Id }),
})

export const draftMeetingPaper = contract({
  method: 'POST',
  path: '/api/meetings/:id/papers',
  tag: 'meeting',
  summary: '会议议程、会议纪要拟稿',
  params: IdParams,
  body: z.object({ of: z.enum(['agenda', 'minutes']) }),
  status: 201,
  response: z.object({ id: Id }),
})
