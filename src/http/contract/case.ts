import { z } from 'zod'
import { Day, Id, IdParams, Moment, Named, PageQuery, pageOf, Revision } from './common.ts'
import { PaperRow } from './notice.ts'
import { contract } from './route.ts'

const State = z.enum(['proposed', 'approved', 'rejected'])

export const listCases = contract({
  method: 'GET',
  path: '/api/cases',
  tag: 'case',
  summary: '典型案例：提出、审核、公开',
  query: PageQuery.extend({ state: State.optional() }),
  response: pageOf(
    z
      .object({
        id: Id,
        programKey: z.string(),
        formTitle: z.string(),
        state: State,
        org: Named.nullable(),
        enterprise: Named.nullable(),
        author: Named.nullable(),
        reviewer: Named.nullable(),
        proposedAt: Moment,
        reviewedAt: Moment.nullable(),
        reviewReason: z.string().nullable(),
        matterId: Id.nullable(),
        revision: Revision,
        /** Proposed by whoever asks: he does not review it. */
        mine: z.boolean(),
        fields: z.array(z.object({ title: z.string(), value: z.string() })),
      })
      .meta({ id: 'CaseRow' }),
  ),
})

export const listCaseForms = contract({
  method: 'GET',
  path: '/api/case-forms',
  tag: 'case',
  summary: '案例填报哪些台账，宣传数量完成多少',
  response: z.array(
    z.object({
      programKey: z.string(),
      programTitle: z.string(),
      forms: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          about: z.string(),
          fields: z.array(
            z.object({
              id: z.string(),
              title: z.string(),
              type: z.string(),
              choices: z.array(z.string()).nullable(),
              required: z.boolean(),
              unit: z.string().nullable(),
              help: z.string().nullable(),
            }),
          ),
        }),
      ),
      /** Its briefings, by the paper's name. */
      briefings: z.array(z.string()),
      quotas: z.array(
        z.object({
          id: Id,
          rule: z.string(),
          title: z.string(),
          owner: z.string().nullable(),
          period: z.string().nullable(),
          dueDay: Day,
          need: z.int(),
          have: z.int(),
          state: z.string(),
        }),
      ),
    }),
  ),
})

export const proposeCase = contract({
  method: 'POST',
  path: '/api/cases',
  tag: 'case',
  summary: '提出典型案例',
  body: z.object({
    programKey: z.string().min(1).max(100),
    form: z.string().min(1).max(100),
    values: z.record(z.string().max(100), z.unknown()),
    orgId: Id.optional(),
    personId: Id.optional(),
    enterpriseId: Id.optional(),
    projectId: Id.optional(),
    matterId: Id.optional(),
  }),
  status: 201,
  response: z.object({ id: Id }),
})

export const reviewCase = contract({
  method: 'POST',
  path: '/api/cases/:id/review',
  tag: 'case',
  summary: '审核典型案例：采用即列入台账，不采用须写明原因；不得审核自己提出的',
  params: IdParams,
  body: z.object({
    revision: Revision.optional(),
    approve: z.boolean(),
    reason: z.string().trim().max(2000).optional(),
  }),
  response: z.object({ id: Id, entryId: Id.nullable() }),
})

export const listBriefings = contract({
  method: 'GET',
  path: '/api/briefings',
  tag: 'case',
  summary: '已印发的简报，最新在前',
  query: PageQuery.extend({ program: z.string().max(100).optional() }),
  response: pageOf(PaperRow),
})

export const draftBriefing = contract({
  method: 'POST',
  path: '/api/briefings',
  tag: 'case',
  summary: '拟一期简报：本期数据加所选已采用的案例，成为公文稿',
  body: z.object({
    programKey: z.string().min(1).max(100),
    paper: z.string().min(1).max(100),
    ordinal: z.int().optional(),
    caseIds: z.array(Id).max(50),
  }),
  status: 201,
  response: z.object({ id: Id }),
})
