import { z } from 'zod'
import { Chosen, Day, DayIn, Flag, Id, IdParams, Moment, Named, PageQuery, pageOf, Revision } from './common.ts'
import { Reason, SubjectShown } from './inspection.ts'
import { contract } from './route.ts'

// ── findings ──

export const FindingRow = z
  .object({
    id: Id,
    programKey: z.string(),
    programTitle: z.string(),
    category: z.string(),
    level: z.string().nullable(),
    source: z.string().nullable(),
    ban: z.string().nullable(),
    text: z.string(),
    at: Moment,
    state: z.enum(['found', 'upheld', 'ordered', 'rectified', 'void']),
    replyDue: Day.nullable(),
    overdue: z.boolean(),
    subject: SubjectShown,
    org: Named.nullable(),
    roundId: Id.nullable(),
    selfEntryId: Id.nullable(),
    recordedBy: Named.nullable(),
    recordedAt: Moment,
    revision: Revision,
  })
  .meta({ id: 'FindingRow' })

export const listFindings = contract({
  method: 'GET',
  path: '/api/findings',
  tag: 'inspection',
  summary: '督查发现',
  query: PageQuery.extend({
    program: z.string().max(100).optional(),
    state: z.enum(['found', 'upheld', 'ordered', 'rectified', 'void']).optional(),
    orgId: Id.optional(),
    personId: Id.optional(),
    roundId: Id.optional(),
    category: z.string().max(100).optional(),
    overdue: Flag,
    ids: Chosen,
  }),
  response: pageOf(FindingRow),
})

export const getFinding = contract({
  method: 'GET',
  path: '/api/findings/:id',
  tag: 'inspection',
  summary: '一条督查发现：佐证、整改通知书、整改、复查',
  params: IdParams,
  response: FindingRow.extend({
    checks: z.array(z.object({ id: Id, passed: z.boolean(), text: z.string(), by: Named.nullable(), at: Moment })),
    matter: Named.extend({ state: z.string() }).nullable(),
    paper: Named.nullable(),
    attachments: z.array(z.object({ id: Id, name: z.string(), size: z.int(), at: Moment })),
    notice: z.object({ title: z.string(), matter: z.string().nullable(), limited: z.boolean() }),
    may: z.object({
      confirm: z.boolean(),
      order: z.boolean(),
      recheck: z.boolean(),
      void: z.boolean(),
      match: z.boolean(),
      attach: z.boolean(),
    }),
  }),
})

export const listSelfReports = contract({
  method: 'GET',
  path: '/api/findings/:id/self-reports',
  tag: 'inspection',
  summary: '该单位在查出之前自己报过的材料，供核对是否同一事',
  params: IdParams,
  response: z.array(
    z.object({
      id: Id,
      form: z.string(),
      title: z.string(),
      day: Day,
      at: Moment,
      /** What was written, field by field: `存在问题：……`. */
      said: z.array(z.string()),
    }),
  ),
})

export const matchSelfReport = contract({
  method: 'POST',
  path: '/api/findings/:id/self-report',
  tag: 'inspection',
  summary: '核对：这一发现单位此前已自查上报；entryId 为空即撤回核对',
  params: IdParams,
  body: z.object({ revision: Revision.optional(), entryId: Id.nullable(), reason: Reason }),
  response: z.object({ id: Id }),
})

export const orderRectification = contract({
  method: 'POST',
  path: '/api/findings/:id/order',
  tag: 'inspection',
  summary: '发整改通知书：要求、回复期限；有整改事项的随之登记',
  params: IdParams,
  body: z.object({ revision: Revision.optional(), text: Reason, replyDue: DayIn.optional() }),
  status: 201,
  response: z.object({
    id: Id,
    paperId: Id,
    number: z.string().nullable(),
    matterId: Id.nullable(),
    replyDue: Day,
  }),
})

export const getFindingWords = contract({
  method: 'GET',
  path: '/api/programs/:program/finding-words',
  tag: 'inspection',
  summary: '方案的规则认得的督查发现类别、程度、来源和禁令',
  params: z.object({ program: z.string().max(100) }),
  response: z.object({
    categories: z.array(z.string()),
    levels: z.array(z.string()),
    sources: z.array(z.string()),
    bans: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
  }),
})
