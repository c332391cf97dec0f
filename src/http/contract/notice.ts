import { z } from 'zod'
import { PAPER_FORMATS } from '#domain/paper/format.ts'
import { DayIn, Flag, Id, IdParams, Moment, Named, PageQuery, pageOf } from './common.ts'
import { contract } from './route.ts'

export const NoticeRow = z
  .object({
    id: Id,
    kind: z.string(),
    /** What happened, in one sentence. */
    sentence: z.string(),
    thingKind: z.string(),
    thingId: Id,
    /** Page that shows it: `matters/<id>`. */
    opens: z.string(),
    at: Moment,
    readAt: Moment.nullable(),
  })
  .meta({ id: 'NoticeRow' })
export type NoticeRow = z.infer<typeof NoticeRow>

export const listNotices = contract({
  method: 'GET',
  path: '/api/notices',
  tag: 'notice',
  summary: '提醒，最新在前',
  query: PageQuery.extend({ unread: Flag }),
  /** `unread`: as far as one wishes to be told by now; `held`: what came since and is told at the next time. */
  response: pageOf(NoticeRow).extend({ unread: z.int(), held: z.int() }),
})

const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const NoticeTimes = z
  .object({ how: z.enum(['at_once', 'digest']), quietFrom: LocalTime, quietTo: LocalTime })
  .meta({ id: 'NoticeTimes' })

export const getNoticeTimes = contract({
  method: 'GET',
  path: '/api/notices/times',
  tag: 'notice',
  summary: '本人何时提示',
  response: NoticeTimes,
})

export const setNoticeTimes = contract({
  method: 'PUT',
  path: '/api/notices/times',
  tag: 'notice',
  summary: '设定何时提示：随时或每个工作日两次，以及免打扰时段',
  repeatable: true,
  body: NoticeTimes,
  response: NoticeTimes,
})

export const readNotices = contract({
  method: 'POST',
  path: '/api/notices/read',
  tag: 'notice',
  summary: '标为已读；不给 ids：全部',
  repeatable: true,
  body: z.object({ ids: z.array(Id).max(200).optional() }),
  response: z.object({ read: z.int() }),
})

export const PaperRow = z
  .object({
    id: Id,
    programKey: z.string(),
    paper: z.string(),
    paperTitle: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    format: z.enum(PAPER_FORMATS),
    to: z.array(z.string()),
    copy: z.array(z.string()),
    matter: Named.nullable(),
    issuedAt: Moment,
    voidedAt: Moment.nullable(),
  })
  .meta({ id: 'PaperRow' })
export type PaperRow = z.infer<typeof PaperRow>

export const listPapers = contract({
  method: 'GET',
  path: '/api/papers',
  tag: 'paper',
  summary: '公文',
  query: PageQuery.extend({
    program: z.string().max(100).optional(),
    paper: z.string().max(100).optional(),
    matterId: Id.optional(),
    from: DayIn.optional(),
    to: DayIn.optional(),
    voided: Flag,
    q: z.string().trim().max(100).optional(),
  }),
  response: pageOf(PaperRow),
})

export const getPaper = contract({
  method: 'GET',
  path: '/api/papers/:id',
  tag: 'paper',
  summary: '公文',
  params: IdParams,
  response: PaperRow.extend({
    content: z.record(z.string(), z.unknown()),
    /** Printed on it; null for papers that came by a ledger. */
    code: z.string().nullable(),
    receipts: z.array(z.object({ org: Named, receivedAt: Moment })),
    /** Units it is addressed or copied to that have not received it. */
    awaited: z.array(Named),
    /** How its file comes out here: by which template, departing in what from GB/T 9704, without which official faces. */
    setting: z.object({
      template: z.object({ id: Id, version: z.int(), name: z.string() }).nullable(),
      departures: z
        .array(z.object({ code: z.string(), side: z.string().optional(), got: z.string(), wanted: z.string() }))
        .readonly(),
      missingFaces: z.array(z.string()),
    }),
  }),
})
