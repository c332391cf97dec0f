import { z } from 'zod'
import { Day, DayIn, Id, IdParams, Moment, Named, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

const Key = z.string().min(1).max(100)
const Standing = z.enum(['kept', 'kept_late', 'not_kept', 'overdue', 'due_soon', 'running'])
const Made = z.object({ id: Id })

const Field = z.object({
  id: z.string(),
  title: z.string(),
  type: z.string(),
  choices: z.array(z.string()).optional(),
  required: z.boolean(),
  unit: z.string().optional(),
  help: z.string().optional(),
})

export const PledgeRow = z
  .object({
    id: Id,
    driveId: Id,
    org: Named,
    text: z.string(),
    dueDay: Day.nullable(),
    publishedDay: Day,
    state: z.enum(['open', 'kept', 'not_kept']),
    standing: Standing,
    settledDay: Day.nullable(),
    note: z.string().nullable(),
    steps: z.int(),
    comments: z.int(),
    /** Comments that nobody has read yet. */
    waiting: z.int(),
    revision: Revision,
  })
  .meta({ id: 'PledgeRow' })
export type PledgeRow = z.infer<typeof PledgeRow>

export const listPledgeDrives = contract({
  method: 'GET',
  path: '/api/pledge-drives',
  tag: 'pledge',
  summary: '公开承诺活动：已承诺、未承诺的单位，兑现情况',
  response: z.array(
    z.object({
      id: Id,
      programKey: z.string(),
      programTitle: z.string(),
      form: z.string(),
      formTitle: z.string(),
      title: z.string(),
      fields: z.array(Field),
      dueField: z.string().nullable(),
      publishBy: Day.nullable(),
      public: z.boolean(),
      /** Units that owe one; null: the program does not say. */
      owing: z.int().nullable(),
      without: z.array(Named),
      figures: z.object({
        pledges: z.int(),
        open: z.int(),
        overdue: z.int(),
        kept: z.int(),
        notKept: z.int(),
        waiting: z.int(),
      }),
    }),
  ),
})

export const drawUpDrive = contract({
  method: 'POST',
  path: '/api/pledge-drives',
  tag: 'pledge',
  summary: '开展公开承诺：用方案的哪张表、哪一栏',
  body: z.object({
    programKey: Key,
    form: Key,
    title: z.string().trim().min(1).max(200),
    textField: Key,
    dueField: Key.nullish(),
    keptField: Key.nullish(),
    publishBy: DayIn.nullish(),
  }),
  status: 201,
  response: z.object({ id: Id, public: z.boolean() }),
})

export const listPledges = contract({
  method: 'GET',
  path: '/api/pledges',
  tag: 'pledge',
  summary: '承诺，先到期的在前',
  query: z.object({
    driveId: Id.optional(),
    orgId: Id.optional(),
    state: z.enum(['open', 'kept', 'not_kept', 'overdue', 'waiting']).optional(),
    cursor: z.string().max(200).optional(),
  }),
  response: pageOf(PledgeRow),
})

const Comment = z.object({
  id: Id,
  text: z.string(),
  day: Day,
  state: z.enum(['waiting', 'shown', 'hidden']),
  reason: z.string().nullable(),
  answer: z.string().nullable(),
  answeredDay: Day.nullable(),
})

export const getPledge = contract({
  method: 'GET',
  path: '/api/pledges/:id',
  tag: 'pledge',
  summary: '一项承诺：兑现经过和公众留言',
  params: IdParams,
  response: PledgeRow.extend({
    driveTitle: z.string(),
    stepRows: z.array(z.object({ id: Id, text: z.string(), at: Moment, person: Named.nullable() })),
    commentRows: z.array(Comment),
    may: z.object({ progress: z.boolean(), settle: z.boolean(), answer: z.boolean(), decide: z.boolean() }),
  }),
})

export const publishPledge = contract({
  method: 'POST',
  path: '/api/pledges',
  tag: 'pledge',
  summary: '单位公开承诺',
  body: z.object({
    driveId: Id,
    orgId: Id,
    values: z.record(z.string().max(100), z.unknown()),
    dueDay: DayIn.optional(),
  }),
  status: 201,
  response: z.object({ id: Id, late: z.boolean() }),
})

export const reportPledge = contract({
  method: 'POST',
  path: '/api/pledges/:id/steps',
  tag: 'pledge',
  summary: '报告兑现情况',
  params: IdParams,
  body: z.object({ text: z.string().trim().min(1).max(2000) }),
  status: 201,
  response: Made,
})

export const settlePledge = contract({
  method: 'POST',
  path: '/api/pledges/:id/settle',
  tag: 'pledge',
  summary: '认定是否兑现；已兑现须有兑现情况',
  params: IdParams,
  body: z.object({ revision: Revision, kept: z.boolean(), note: z.string().trim().min(1).max(1000) }),
  response: z.object({ id: Id, revision: Revision }),
})

export const decideComment = contract({
  method: 'POST',
  path: '/api/comments/:id/decide',
  tag: 'pledge',
  summary: '审核公众留言：公开，或写明理由不公开',
  params: IdParams,
  body: z.object({ show: z.boolean(), reason: z.string().trim().max(500).optional() }),
  response: Made,
})

export const answerComment = contract({
  method: 'POST',
  path: '/api/comments/:id/answer',
  tag: 'pledge',
  summary: '答复公众留言',
  params: IdParams,
  body: z.object({ text: z.string().trim().min(1).max(1000) }),
  response: Made,
})

const Authority = z.object({ authority: z.string().min(1).max(60) })

export const listPublicPledges = contract({
  method: 'GET',
  path: '/api/p/:authority/pledges',
  tag: 'pledge',
  summary: '公开承诺公示，无需账号',
  open: true,
  params: Authority,
  response: z.object({
    authority: z.string(),
    drives: z.array(
      z.object({
        id: Id,
        title: z.string(),
        pledges: z.array(
          z.object({
            id: Id,
            org: z.string(),
            text: z.string(),
            dueDay: Day.nullable(),
            settledDay: Day.nullable(),
            standing: Standing,
            comments: z.array(
              z.object({
                id: Id,
                text: z.string(),
                day: Day,
                answer: z.string().nullable(),
                answeredDay: Day.nullable(),
              }),
            ),
          }),
        ),
      }),
    ),
  }),
})

export const commentPledge = contract({
  method: 'POST',
  path: '/api/p/:authority/pledges/:id/comments',
  tag: 'pledge',
  summary: '公众留言，审核后公开；不要求也不保存个人信息',
  open: true,
  params: Authority.extend({ id: Id }),
  body: z.object({ text: z.string().trim().min(2).max(500) }),
  status: 201,
  response: Made,
  repeatable: true,
})
