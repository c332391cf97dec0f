import { z } from 'zod'
import { Id, Moment } from './common.ts'
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
