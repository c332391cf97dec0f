import { z } from 'zod'
import { Day, Id, Named } from './common.ts'
import { contract } from './route.ts'

const Authority = z.object({ authority: z.string().min(1).max(100) })

export const listComplaintKinds = contract({
  method: 'GET',
  path: '/api/public/:authority/complaint-kinds',
  tag: 'public',
  summary: '可以投诉什么、投诉哪些单位、什么应走法定途径',
  open: true,
  params: Authority,
  response: z.object({
    kinds: z.array(
      z.object({
        program: z.string(),
        programTitle: z.string(),
        matter: z.string(),
        title: z.string(),
        categories: z.array(z.string()),
        reserved: z.boolean(),
        elsewhere: z.array(z.object({ ground: z.string(), refer: z.string().nullable() })),
      }),
    ),
    units: z.array(Named),
  }),
})

export const complain = contract({
  method: 'POST',
  path: '/api/public/:authority/complaints',
  tag: 'public',
  summary: '投诉举报，不需账号；身份另行加密，凭查询码跟踪',
  open: true,
  repeatable: true,
  params: Authority,
  body: z.object({
    program: z.string().min(1).max(100),
    matter: z.string().min(1).max(100),
    title: z.string().trim().min(1).max(200),
    body: z.string().trim().min(1).max(20_000),
    category: z.string().max(100).optional(),
    orgId: Id.optional(),
    contact: z.object({ name: z.string().max(100).optional(), phone: z.string().max(50).optional() }).optional(),
  }),
  status: 201,
  /** Shown once; nobody can find it again. */
  response: z.object({ code: z.string() }),
})

export const followComplaint = contract({
  method: 'POST',
  path: '/api/public/:authority/complaint-status',
  tag: 'public',
  summary: '凭查询码看投诉办得怎样',
  open: true,
  repeatable: true,
  params: Authority,
  body: z.object({ code: z.string().min(1).max(100) }),
  response: z.object({
    kind: z.string(),
    title: z.string(),
    receivedOn: Day,
    stage: z.enum(['received', 'accepted', 'not_accepted', 'concluded']),
    reason: z.string().nullable(),
    refer: z.string().nullable(),
    result: z.string().nullable(),
    reply: z.string().nullable(),
    on: Day.nullable(),
  }),
})

export const complaintBoard = contract({
  method: 'GET',
  path: '/api/complaint-board',
  tag: 'matter',
  summary: '投诉和公开征集的意见：一年里受理、在办、超期、不予受理、办结各多少，按查看人的权限计',
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  response: z.object({
    year: z.int(),
    kinds: z.array(
      z.object({
        program: z.string(),
        programTitle: z.string(),
        matter: z.string(),
        title: z.string(),
        kind: z.string(),
        sealed: z.boolean(),
        clause: z.string().nullable(),
        received: z.int(),
        waiting: z.int(),
        open: z.int(),
        overdue: z.int(),
        dismissed: z.int(),
        closed: z.int(),
      }),
    ),
  }),
})
