import { z } from 'zod'
import { Id, Moment, Named } from './common.ts'
import { contract } from './route.ts'

export const SearchKind = z.enum([
  'matter',
  'enterprise',
  'project',
  'person',
  'org',
  'paper',
  'meeting',
  'report',
  'form',
  'clause',
])

export const SearchHit = z.object({
  kind: SearchKind,
  id: z.string(),
  title: z.string(),
  /** Beside the title: a number, a unit, a day. */
  hint: z.string().nullable(),
  /** Of a matter. */
  state: z.string().nullable(),
  /** Of a register's entry: program and form, parted by `/`. */
  register: z.string().nullable(),
  /** Of a clause: its program. */
  program: z.string().nullable(),
})

export const search = contract({
  method: 'GET',
  path: '/api/search',
  tag: 'search',
  summary: '搜索本人能看到的事项、企业、项目、人员、单位、公文、会议、报告、台账和条款：词语、编号、拼音均可',
  query: z.object({
    q: z.string().max(100),
    kind: SearchKind.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(6),
  }),
  response: z.object({
    groups: z.array(
      z.object({
        kind: SearchKind,
        found: z.int(),
        /** There are at least so many; the exact number is the list's. */
        more: z.boolean(),
        hits: z.array(SearchHit),
      }),
    ),
  }),
})

export const similarMatters = contract({
  method: 'GET',
  path: '/api/matters/:id/similar',
  tag: 'matter',
  summary: '与本事项相近的事项：同一方案、用词相同最多的，同一企业的在前',
  params: z.object({ id: Id }),
  response: z.object({
    items: z.array(
      z.object({
        id: Id,
        number: z.string(),
        title: z.string(),
        state: z.string(),
        enterprise: Named.nullable(),
        leadOrg: Named.nullable(),
        at: Moment,
        sameTarget: z.boolean(),
        shared: z.int(),
      }),
    ),
  }),
})
