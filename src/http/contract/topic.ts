import { z } from 'zod'
import { DayIn, Id, Moment, Named } from './common.ts'
import { contract } from './route.ts'

export const listTopics = contract({
  method: 'GET',
  path: '/api/topics',
  tag: 'topic',
  summary: '共性问题：按类别、行业、片区聚在一起的诉求，已立的专题',
  query: z.object({
    from: DayIn,
    to: DayIn,
    by: z.enum(['category', 'industry', 'area', 'both']).default('category'),
    least: z.coerce.number().int().min(2).max(100).default(3),
  }),
  response: z.object({
    clusters: z.array(
      z.object({
        programKey: z.string(),
        matter: z.string(),
        category: z.string().nullable(),
        section: z.string().nullable(),
        industry: z.string().nullable(),
        area: Named.nullable(),
        matters: z.int(),
        enterprises: z.int(),
        open: z.int(),
        ids: z.array(Id),
      }),
    ),
    topics: z.array(
      z.object({
        id: Id,
        title: z.string(),
        category: z.string().nullable(),
        matter: z.object({ id: Id, number: z.string(), state: z.string() }),
        members: z.array(
          z.object({
            id: Id,
            number: z.string(),
            title: z.string(),
            state: z.string(),
            enterprise: z.string().nullable(),
          }),
        ),
        recordedAt: Moment,
      }),
    ),
  }),
})

export const openTopic = contract({
  method: 'POST',
  path: '/api/topics',
  tag: 'topic',
  summary: '立专题：一件事项统一办，各企业的事项仍各自办',
  body: z.object({
    program: z.string().max(100),
    matter: z.string().max(100),
    title: z.string().trim().min(1).max(200),
    body: z.string().trim().max(5000).optional(),
    category: z.string().max(100).optional(),
    section: z.string().max(5).optional(),
    areaId: Id.optional(),
    matterIds: z.array(Id).min(2).max(200),
  }),
  status: 201,
  response: z.object({ id: Id, matterId: Id, number: z.string() }),
})

const Member = z.object({ program: z.string().max(100), group: z.string().max(100) })
export const joinRoster = contract({
  method: 'POST',
  path: '/api/programs/:program/groups/:group/members',
  tag: 'program',
  summary: '列入方案名单',
  params: Member,
  body: z.object({ subjectId: Id, fromDay: DayIn }),
  status: 201,
  response: z.object({ id: Id }),
})
export const leaveRoster = contract({
  method: 'POST',
  path: '/api/programs/:program/groups/:group/members/:subjectId/leave',
  tag: 'program',
  summary: '移出方案名单',
  params: Member.extend({ subjectId: Id }),
  body: z.object({ lastDay: DayIn, reason: z.string().trim().min(1).max(500) }),
  response: z.object({ id: Id }),
})

export const readPlate = contract({
  method: 'GET',
  path: '/api/public/:authority/plates/:id',
  tag: 'disclosure',
  summary: '公示牌：这家企业（项目）由谁负责（不需登录）',
  params: z.object({ authority: z.string().regex(/^[a-z0-9_-]{1,50}$/), id: Id }),
  response: z.object({
    kind: z.enum(['enterprise', 'project']),
    name: z.string(),
    groups: z.array(
      z.object({
        title: z.string(),
        clause: z.string().nullable(),
        people: z.array(z.object({ person: z.string().nullable(), org: z.string().nullable() })),
      }),
    ),
  }),
  open: true,
})
