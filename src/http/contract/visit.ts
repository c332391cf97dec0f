import { z } from 'zod'
import {
  Chosen,
  Day,
  DayIn,
  Flag,
  Id,
  IdParams,
  Moment,
  MomentIn,
  Named,
  PageQuery,
  pageOf,
  Revision,
} from './common.ts'
import { contract } from './route.ts'

export const VisitHow = z.enum(['visit', 'call', 'meeting', 'online'])

export const VisitRow = z
  .object({
    id: Id,
    person: Named,
    org: Named.nullable(),
    enterprise: Named.nullable(),
    project: Named.nullable(),
    how: z.string(),
    at: Moment,
    day: Day,
    unannounced: z.boolean(),
    minutes: z.int().nullable(),
    note: z.string().nullable(),
    problems: z.int(),
    confirmedAt: Moment.nullable(),
    confirmResult: z.enum(['confirmed', 'denied']).nullable(),
    deniedReason: z.string().nullable(),
    voidedAt: Moment.nullable(),
    recordedAt: Moment,
    revision: Revision,
  })
  .meta({ id: 'VisitRow' })
export type VisitRow = z.infer<typeof VisitRow>

export const listVisits = contract({
  method: 'GET',
  path: '/api/visits',
  tag: 'visit',
  summary: '走访列表，最近在前',
  query: PageQuery.extend({
    enterpriseId: Id.optional(),
    projectId: Id.optional(),
    personId: Id.optional(),
    orgId: Id.optional(),
    linkId: Id.optional(),
    from: DayIn.optional(),
    to: DayIn.optional(),
    confirmed: Flag,
    voided: Flag,
    ids: Chosen,
  }),
  response: pageOf(VisitRow),
})

export const FormFieldShown = z.object({
  id: z.string(),
  title: z.string(),
  type: z.enum(['text', 'choice', 'choices', 'number', 'money', 'count', 'date', 'yes_no', 'file', 'phone', 'entry']),
  choices: z.array(z.string()),
  /** The form whose entries an `entry` field names. */
  of: z.string().nullable(),
  required: z.boolean(),
  unit: z.string().nullable(),
  help: z.string().nullable(),
})

export const FormShown = z
  .object({
    programKey: z.string(),
    form: z.string(),
    title: z.string(),
    about: z.string(),
    register: z.boolean(),
    /** The page that shows it with others of its sort. */
    board: z.string().nullable(),
    offline: z.boolean(),
    fields: z.array(FormFieldShown),
    /** What must never be entered in it, said where one types. */
    bans: z.array(z.string()),
    clause: z.string().nullable(),
  })
  .meta({ id: 'FormShown' })
export type FormShown = z.infer<typeof FormShown>

/** Everything the entry page needs to record a visit to one target, also without network. */
export const visitEntry = contract({
  method: 'GET',
  path: '/api/visits/entry',
  tag: 'visit',
  summary: '登记走访所需：我的对象、走访表、可提问题的种类、近期其他单位的走访和计划',
  query: z.object({ enterpriseId: Id.optional(), projectId: Id.optional() }),
  response: z.object({
    now: Moment,
    enterprise: Named.nullable(),
    project: Named.nullable(),
    links: z.array(z.object({ id: Id, programKey: z.string(), link: z.string(), title: z.string() })),
    forms: z.array(FormShown),
    problemKinds: z.array(
      z.object({
        programKey: z.string(),
        matter: z.string(),
        title: z.string(),
        categories: z.array(z.string()),
        urgencies: z.array(z.string()),
        sources: z.array(z.string()),
      }),
    ),
    /** What must never be typed here, in the words of the rule. */
    bans: z.array(z.string()),
    around: z.array(
      z.object({
        what: z.enum(['visit', 'plan']),
        id: Id,
        day: Day,
        person: Named,
        org: Named.nullable(),
        mine: z.boolean(),
      }),
    ),
    openMatters: z.array(z.object({ id: Id, number: z.string(), title: z.string(), state: z.string() })),
  }),
})

export const planVisit = contract({
  method: 'POST',
  path: '/api/plans',
  tag: 'visit',
  summary: '计划走访；答复中列出同一时段其他单位对该对象的走访和计划',
  body: z.object({
    personId: Id.optional(),
    enterpriseId: Id.optional(),
    projectId: Id.optional(),
    day: DayIn,
    /** A call or a meeting on line is announced to the enterprise as such. */
    how: z.enum(['visit', 'call', 'meeting', 'online']).optional(),
    note: z.string().max(500).optional(),
    /** Shows who else goes there and stores nothing. */
    lookOnly: z.boolean().optional(),
  }),
  status: 201,
  response: z.object({
    id: Id.nullable(),
    around: z.array(
      z.object({
        what: z.enum(['visit', 'plan']),
        id: Id,
        day: Day,
        person: Named,
        org: Named.nullable(),
        mine: z.boolean(),
      }),
    ),
  }),
})

export const getVisit = contract({
  method: 'GET',
  path: '/api/visits/:id',
  tag: 'visit',
  summary: '走访',
  params: IdParams,
  response: VisitRow.extend({
    companions: z.array(Named),
    links: z.array(z.object({ id: Id, programKey: z.string(), link: z.string(), title: z.string() })),
    forms: z.array(
      z.object({
        id: Id,
        programKey: z.string(),
        form: z.string(),
        title: z.string(),
        fields: z.array(FormFieldShown),
        values: z.record(z.string(), z.unknown()),
      }),
    ),
    matters: z.array(z.object({ id: Id, number: z.string(), title: z.string(), state: z.string() })),
    /** Policies brought to the enterprise by this visit. */
    policies: z.array(z.object({ id: Id, title: z.string() })),
    callbacks: z.array(
      z.object({
        id: Id,
        at: Moment,
        how: z.string(),
        reached: z.boolean(),
        confirmed: z.boolean().nullable(),
        text: z.string().nullable(),
      }),
    ),
    confirmLinkSent: z.boolean(),
  }),
})

export const recordVisit = contract({
  method: 'POST',
  path: '/api/visits',
  tag: 'visit',
  summary: '登记走访、通话：表单和问题一次提交，要么全部成功，要么都不留',
  body: z.object({
    enterpriseId: Id.optional(),
    projectId: Id.optional(),
    /** Who made it; absent: the writer himself. */
    personId: Id.optional(),
    how: VisitHow,
    at: MomentIn,
    unannounced: z.boolean().optional(),
    minutes: z.int().min(0).max(1440).optional(),
    note: z.string().max(5000).optional(),
    companions: z.array(Id).max(20).optional(),
    planId: Id.optional(),
    forms: z
      .array(z.object({ programKey: z.string(), form: z.string(), values: z.record(z.string(), z.unknown()) }))
      .max(10)
      .optional(),
    /** Policies brought along. */
    policies: z.array(Id).max(50).optional(),
    problems: z
      .array(
        z.object({
          programKey: z.string(),
          matter: z.string(),
          title: z.string().trim().min(1).max(200),
          body: z.string().max(5000).optional(),
          category: z.string().max(100).optional(),
          urgency: z.string().max(50).optional(),
        }),
      )
      .max(20)
      .optional(),
  }),
  status: 201,
  response: z.object({
    id: Id,
    matters: z.array(z.object({ id: Id, number: z.string(), title: z.string() })),
    /** What happened and what follows, in words. */
    sentence: z.string(),
  }),
})

export const voidVisit = contract({
  method: 'POST',
  path: '/api/visits/:id/void',
  tag: 'visit',
  summary: '作废走访（留痕，不再计数）',
  params: IdParams,
  body: z.object({ revision: Revision, reason: z.string().trim().min(1).max(500) }),
  response: z.object({ id: Id }),
})

export const confirmVisit = contract({
  method: 'POST',
  path: '/api/visits/:id/confirm',
  tag: 'visit',
  summary: '企业在门户内确认或否认走访',
  params: IdParams,
  body: z.object({ result: z.enum(['confirmed', 'denied']), reason: z.string().trim().max(2000).optional() }),
  response: z.object({ id: Id, result: z.enum(['confirmed', 'denied']) }),
})

export const cancelPlan = contract({
  method: 'DELETE',
  path: '/api/plans/:id',
  tag: 'visit',
  summary: '取消走访计划',
  params: IdParams,
  response: z.object({ id: Id }),
})
