import { z } from 'zod'
import { Day, Id, Moment, Named } from './common.ts'
import { contract } from './route.ts'

export const PURPOSES = ['visit_confirm', 'matter_confirm', 'rating', 'raise'] as const

export const makeAccessLink = contract({
  method: 'POST',
  path: '/api/access-links',
  tag: 'access_link',
  summary: '生成免登录链接：一次有效，到期作废',
  body: z.object({ purpose: z.enum(PURPOSES), thingId: Id }),
  status: 201,
  response: z.object({ url: z.string(), expiresAt: Moment }),
})

const TokenParams = z.object({ token: z.string().min(10).max(200) })

/** What the enterprise sees behind its link. Only what it needs to answer. */
export const openAccessLink = contract({
  method: 'GET',
  path: '/api/c/:token',
  tag: 'access_link',
  summary: '打开免登录链接',
  open: true,
  params: TokenParams,
  response: z.object({
    purpose: z.enum(PURPOSES),
    authority: z.string(),
    enterprise: Named.nullable(),
    expiresAt: Moment,
    usedAt: Moment.nullable(),
    visit: z
      .object({
        person: z.string(),
        org: z.string().nullable(),
        how: z.string(),
        at: Moment,
        day: Day,
        problems: z.array(z.string()),
      })
      .nullable(),
    matter: z
      .object({
        number: z.string(),
        title: z.string(),
        body: z.string(),
        state: z.string(),
        leadOrg: z.string().nullable(),
        answer: z.object({ text: z.string(), at: Moment, org: z.string().nullable() }).nullable(),
      })
      .nullable(),
  }),
})

export const answerAccessLink = contract({
  method: 'POST',
  path: '/api/c/:token',
  tag: 'access_link',
  summary: '企业确认或否认走访、认可或不认可答复、评价',
  open: true,
  params: TokenParams,
  body: z.object({
    /** confirm: the visit took place, the answer is accepted. deny: it did not, it is not. */
    say: z.enum(['confirm', 'deny']).optional(),
    reason: z.string().max(2000).optional(),
    grade: z.enum(['很满意', '满意', '一般', '不满意']).optional(),
    text: z.string().max(2000).optional(),
  }),
  response: z.object({ sentence: z.string() }),
})
