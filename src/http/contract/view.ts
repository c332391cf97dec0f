import { z } from 'zod'
import { ROLES } from '#domain/access/actor.ts'
import { Id, Named } from './common.ts'
import { contract } from './route.ts'

const Filters = z.record(z.string().min(1).max(60), z.string().max(500))
const Shared = z.enum(['own', 'org', 'all'])

export const listViews = contract({
  method: 'GET',
  path: '/api/views',
  tag: 'view',
  summary: '一个清单可用的视图：本人的、本单位的、全体的',
  query: z.object({ list: z.string().min(1).max(100) }),
  response: z.object({
    items: z.array(
      z.object({
        id: Id,
        list: z.string(),
        name: z.string(),
        search: Filters,
        hidden: z.array(z.string()).nullable(),
        shared: Shared,
        org: Named.nullable(),
        defaultRoles: z.array(z.string()),
        mine: z.boolean(),
        mayChange: z.boolean(),
        /** The list opens with it for a role of whoever asks. */
        opens: z.boolean(),
        revision: z.int(),
      }),
    ),
  }),
})

export const saveView = contract({
  method: 'POST',
  path: '/api/views',
  tag: 'view',
  summary: '保存清单的当前筛选为视图；同名的被替换',
  body: z.object({
    list: z.string().min(1).max(100),
    name: z.string().trim().min(1).max(60),
    search: Filters,
    hidden: z.array(z.string().max(60)).max(60).nullable().default(null),
    shared: Shared.default('own'),
    orgId: Id.optional(),
    defaultRoles: z.array(z.enum(ROLES)).max(ROLES.length).default([]),
  }),
  status: 201,
  response: z.object({ id: Id }),
})

export const removeView = contract({
  method: 'DELETE',
  path: '/api/views/:id',
  tag: 'view',
  summary: '删除视图',
  params: z.object({ id: Id }),
  response: z.object({ id: Id }),
})
