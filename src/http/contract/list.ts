import { z } from 'zod'
import { Id, IdParams, Moment, Named, Revision } from './common.ts'
import { contract } from './route.ts'

const State = z.enum(['draft', 'approved', 'returned', 'published'])

export const PublishedList = z
  .object({
    id: Id,
    programKey: z.string(),
    programTitle: z.string(),
    mark: z.string(),
    title: z.string(),
    label: z.string(),
    rows: z.array(
      z.object({
        markId: Id,
        kind: z.string(),
        id: Id,
        name: z.string(),
        value: z.string().nullable(),
        at: Moment,
        struck: z.string().nullable(),
      }),
    ),
    /** What the rule withholds while the mark stands (结果运用). */
    bars: z.array(z.string()),
    state: State,
    digest: z.string().nullable(),
    draftedBy: Named.nullable(),
    draftedAt: Moment,
    decidedBy: Named.nullable(),
    decidedAt: Moment.nullable(),
    decision: z.string().nullable(),
    publishedAt: Moment.nullable(),
    paperId: Id.nullable(),
    revision: Revision,
    may: z.object({ strike: z.boolean(), decide: z.boolean(), publish: z.boolean() }),
  })
  .meta({ id: 'PublishedList' })

export const listPublications = contract({
  method: 'GET',
  path: '/api/lists',
  tag: 'score',
  summary: '表扬、批评、通报名单',
  query: z.object({ program: z.string().max(100).optional(), state: State.optional() }),
  response: z.array(PublishedList),
})

export const draftList = contract({
  method: 'POST',
  path: '/api/lists',
  tag: 'score',
  summary: '按标记拟定名单',
  body: z.object({ program: z.string().max(100), mark: z.string().max(100), title: z.string().max(200).optional() }),
  status: 201,
  response: z.object({ id: Id }),
})

export const strikeFromList = contract({
  method: 'POST',
  path: '/api/lists/:id/strike',
  tag: 'score',
  summary: '从草稿中划去一个，写明理由',
  params: IdParams,
  body: z.object({ markId: Id, reason: z.string().min(1).max(500) }),
  response: z.object({ id: Id }),
})

export const decideList = contract({
  method: 'POST',
  path: '/api/lists/:id/decision',
  tag: 'score',
  summary: '批准或退回名单',
  params: IdParams,
  body: z.object({ revision: Revision.optional(), approved: z.boolean(), reason: z.string().max(2000).optional() }),
  response: z.object({ id: Id, state: State }),
})

export const publishList = contract({
  method: 'POST',
  path: '/api/lists/:id/publish',
  tag: 'score',
  summary: '公布名单：制发公文，此后不可更改',
  params: IdParams,
  body: z.object({ revision: Revision.optional() }),
  response: z.object({ id: Id, paperId: Id, number: z.string().nullable() }),
})
