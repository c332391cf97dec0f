import { z } from 'zod'
import { Id, Named } from './common.ts'
import { contract } from './route.ts'

const Authority = z.object({ authority: z.string().min(1).max(100) })

export const listSuggestionKinds = contract({
  method: 'GET',
  path: '/api/public/:authority/suggestion-kinds',
  tag: 'public',
  summary: '向社会征集什么意见建议',
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
        clause: z.string().nullable(),
        disclosed: z.boolean(),
      }),
    ),
    units: z.array(Named),
  }),
})

export const suggest = contract({
  method: 'POST',
  path: '/api/public/:authority/suggestions',
  tag: 'public',
  summary: '提意见建议，不需账号，不留姓名；凭查询码看答复',
  open: true,
  repeatable: true,
  params: Authority,
  body: z.object({
    program: z.string().min(1).max(100),
    matter: z.string().min(1).max(100),
    text: z.string().trim().min(5).max(5000),
    category: z.string().max(100).optional(),
    orgId: Id.optional(),
  }),
  status: 201,
  /** Shown once; nobody can find it again. */
  response: z.object({ code: z.string() }),
})
