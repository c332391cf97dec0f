import { z } from 'zod'
import { Day, Moment } from './common.ts'
import { contract } from './route.ts'

const TokenParams = z.object({ token: z.string().min(10).max(300) })

/** What an enterprise is asked by a link without log-in: nothing more than it needs to answer. */
export const openLink = contract({
  method: 'GET',
  path: '/api/c/:token',
  tag: 'confirm',
  summary: '免登录链接：请企业确认走访、认可或不认可答复',
  open: true,
  params: TokenParams,
  response: z.object({
    purpose: z.enum(['visit_confirm', 'matter_confirm', 'rating', 'raise']),
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
    answer: z.enum(['confirm', 'deny']),
    reason: z.string().trim().max(2000).optional(),
    grade: z.string().max(50).optional(),
    text: z.string().trim().max(5000).optional(),
  }),
  response: z.object({ done: z.literal(true) }),
})
