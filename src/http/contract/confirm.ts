import { z } from 'zod'
import { Day, Id, IdParams, Moment } from './common.ts'
import { contract } from './route.ts'

const TokenParams = z.object({ token: z.string().min(10).max(300) })

/** What an enterprise is asked by a link without log-in: nothing more than it needs to answer. */
export const openLink = contract({
  method: 'GET',
  path: '/api/c/:token',
  tag: 'confirm',
  summary: '免登录链接：请企业确认走访、认可或不认可答复、评价、提问题；专属链接打开企业自己的页面',
  open: true,
  params: TokenParams,
  response: z.object({
    purpose: z.enum(['visit_confirm', 'matter_confirm', 'rating', 'raise', 'enterprise']),
    authority: z.string(),
    enterprise: z.string(),
    expiresAt: Moment,
    visit: z
      .object({
        day: Day,
        person: z.string(),
        org: z.string().nullable(),
        how: z.string(),
        problems: z.array(z.string()),
      })
      .nullable(),
    matter: z
      .object({ number: z.string(), title: z.string(), answer: z.string().nullable(), org: z.string().nullable() })
      .nullable(),
    grades: z.array(z.string()),
    /** What may be raised, where the link asks for problems. */
    kinds: z.array(
      z.object({ programKey: z.string(), matter: z.string(), title: z.string(), categories: z.array(z.string()) }),
    ),
  }),
})

export const useLink = contract({
  method: 'POST',
  path: '/api/c/:token',
  tag: 'confirm',
  summary: '企业的答复；链接只能用一次',
  open: true,
  params: TokenParams,
  body: z.object({
    /** confirm: it was so, it is solved; deny: it was not, it is not. */
    answer: z.enum(['confirm', 'deny']).optional(),
    reason: z.string().trim().max(2000).optional(),
    grade: z.string().max(50).optional(),
    text: z.string().trim().max(2000).optional(),
    /** What is raised by a link that asks for problems. */
    problem: z
      .object({
        programKey: z.string().min(1).max(100),
        matter: z.string().min(1).max(100),
        title: z.string().trim().min(1).max(200),
        body: z.string().max(20_000).optional(),
        category: z.string().max(100).optional(),
      })
      .optional(),
  }),
  response: z.object({ done: z.literal(true), sentence: z.string() }),
})

export const makeAccessLink = contract({
  method: 'POST',
  path: '/api/access-links',
  tag: 'confirm',
  summary: '生成免登录链接：一次有效，两周内用；企业专属链接（enterprise）一年内反复可用，重做则旧的作废；只显示这一次',
  body: z.object({
    purpose: z.enum(['visit_confirm', 'matter_confirm', 'rating', 'raise', 'enterprise']),
    thingId: Id,
  }),
  status: 201,
  response: z.object({ path: z.string(), expiresAt: Moment }),
})

export const revokeEnterpriseLink = contract({
  method: 'POST',
  path: '/api/enterprises/:id/link/revoke',
  tag: 'confirm',
  summary: '收回企业专属链接，不另给新的',
  params: IdParams,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  response: z.object({ id: Id }),
})
