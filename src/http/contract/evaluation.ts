import { z } from 'zod'
import { Day, DayIn, Id, IdParams, Moment, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

const Key = z.string().min(1).max(100)
const Audience = z.enum(['enterprise', 'monitor', 'public'])

const Field = z.object({
  id: z.string(),
  title: z.string(),
  type: z.string(),
  choices: z.array(z.string()).optional(),
  required: z.boolean(),
  unit: z.string().optional(),
  help: z.string().optional(),
})

export const EvaluationRow = z
  .object({
    id: Id,
    programKey: z.string(),
    programTitle: z.string(),
    form: z.string(),
    formTitle: z.string(),
    title: z.string(),
    audience: Audience,
    groupTitle: z.string().nullable(),
    calendar: z.string(),
    ordinal: z.int(),
    fromDay: Day,
    toDay: Day,
    /** Voices below which a unit has no result. */
    minimum: z.int(),
    state: z.enum(['open', 'closed']),
    subjects: z.int(),
    tickets: z.int(),
    used: z.int(),
    /** Units without a result, for too few voices. */
    notApplicable: z.int(),
    closedAt: Moment.nullable(),
    revision: Revision,
  })
  .meta({ id: 'EvaluationRow' })
export type EvaluationRow = z.infer<typeof EvaluationRow>

export const listEvaluations = contract({
  method: 'GET',
  path: '/api/evaluations',
  tag: 'evaluation',
  summary: '社会评议：各轮次及其进度（只有份数）',
  query: PageQuery.extend({ state: z.enum(['open', 'closed']).optional(), program: z.string().max(100).optional() }),
  response: pageOf(EvaluationRow),
})

export const getEvaluation = contract({
  method: 'GET',
  path: '/api/evaluations/:id',
  tag: 'evaluation',
  summary: '一轮评议；结束后附结果，份数不足的不适用，少于 5 份的格不显示',
  params: IdParams,
  response: EvaluationRow.extend({
    results: z.array(
      z.object({
        subject: Named,
        kind: z.string(),
        applicable: z.boolean(),
        voices: z.int().nullable(),
        fields: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            type: z.string(),
            answered: z.int().nullable(),
            mean: z.number().nullable(),
            /** `count` null: fewer than five, or hidden with such a one. */
            cells: z.array(z.object({ value: z.string(), count: z.int().nullable() })),
          }),
        ),
      }),
    ),
    measures: z.array(z.object({ measure: z.string(), title: z.string(), every: z.string() })),
    words: z.array(z.string()),
  }),
})

export const listQuestionnaires = contract({
  method: 'GET',
  path: '/api/questionnaires',
  tag: 'evaluation',
  summary: '方案中的匿名问卷，可以向谁发、评议谁',
  response: z.array(
    z.object({
      programKey: z.string(),
      programTitle: z.string(),
      form: z.string(),
      title: z.string(),
      clause: z.string().nullable(),
      oncePer: z.string(),
      minimum: z.int(),
      groups: z.array(z.object({ group: z.string(), title: z.string(), of: z.string() })),
    }),
  ),
})

export const drawUpEvaluation = contract({
  method: 'POST',
  path: '/api/evaluations',
  tag: 'evaluation',
  summary: '发起一轮评议',
  body: z.object({
    programKey: Key,
    form: Key,
    title: z.string().trim().min(1).max(200),
    audience: Audience,
    group: z.string().max(100).optional(),
    subjectGroup: z.string().max(100).optional(),
    orgIds: z.array(Id).max(500).optional(),
    /** The units below this one, all the way down: inner sections, grass-roots stations. */
    below: Id.optional(),
    fromDay: DayIn,
    toDay: DayIn,
  }),
  status: 201,
  response: z.object({ id: Id, subjects: z.int(), minimum: z.int(), period: z.string() }),
})

// An idempotency record would keep the codes, or tie a voice to a moment: writes about tickets carry no key.
export const issueTickets = contract({
  method: 'POST',
  path: '/api/evaluations/:id/tickets',
  tag: 'evaluation',
  summary: '发放评议码：只显示这一次，哪里都不保存；replace 作废未用的旧码',
  params: IdParams,
  body: z.object({ count: z.int().min(1).max(1_000), replace: z.boolean().optional() }),
  status: 201,
  response: z.object({ authority: z.string(), codes: z.array(z.string()), issued: z.int(), voided: z.int() }),
  repeatable: true,
})

export const closeEvaluation = contract({
  method: 'POST',
  path: '/api/evaluations/:id/close',
  tag: 'evaluation',
  summary: '结束评议：答卷打乱后计入，评议码全部销毁',
  params: IdParams,
  body: z.object({ revision: Revision }),
  response: z.object({ id: Id, revision: Revision, voices: z.int(), subjects: z.int(), notApplicable: z.int() }),
})

export const myEvaluations = contract({
  method: 'GET',
  path: '/api/me/evaluations',
  tag: 'evaluation',
  summary: '请本账号参加的评议',
  response: z.array(z.object({ id: Id, title: z.string(), toDay: Day, subjects: z.int(), drawn: z.boolean() })),
})

export const drawTicket = contract({
  method: 'POST',
  path: '/api/me/evaluations/:id/ticket',
  tag: 'evaluation',
  summary: '领取自己的评议码，每户（人）一张',
  params: IdParams,
  status: 201,
  response: z.object({ authority: z.string(), code: z.string() }),
  repeatable: true,
})

const Authority = z.object({ authority: z.string().min(1).max(60) })
const Code = z.string().min(1).max(60)

// The code travels in the body: addresses are written into the logs of proxies.
export const openQuestionnaire = contract({
  method: 'POST',
  path: '/api/p/:authority/questionnaire',
  tag: 'evaluation',
  summary: '凭评议码打开问卷，无需账号',
  open: true,
  params: Authority,
  body: z.object({ code: Code }),
  response: z.object({
    authority: z.string(),
    title: z.string(),
    toDay: Day,
    minimum: z.int(),
    fields: z.array(Field),
    subjects: z.array(z.object({ id: Id, name: z.string(), kind: z.string() })),
  }),
  repeatable: true,
})

export const answerQuestionnaire = contract({
  method: 'POST',
  path: '/api/p/:authority/questionnaire/answer',
  tag: 'evaluation',
  summary: '凭评议码作答，一码一次；不留作答人、时刻和来处',
  open: true,
  params: Authority,
  body: z.object({
    code: Code,
    answers: z
      .array(z.object({ orgId: Id, values: z.record(z.string().max(100), z.unknown()) }))
      .min(1)
      .max(500),
  }),
  response: z.object({ subjects: z.int() }),
  repeatable: true,
})
