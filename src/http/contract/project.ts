import { z } from 'zod'
import { Day, Id, IdParams, Moment, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

export const ProjectRow = z.object({
  id: Id,
  name: z.string(),
  code: z.string().nullable(),
  class: z.string().nullable(),
  stage: z.string().nullable(),
  /** 万元 */
  investment: z.string().nullable(),
  org: Named.nullable(),
  enterprise: Named.nullable(),
  area: Named.nullable(),
  holders: z.array(Named),
  lastVisit: Day.nullable(),
  openMatters: z.int(),
  blockedBy: z.string().nullable(),
  revision: Revision,
})
export type ProjectRow = z.infer<typeof ProjectRow>

export const listProjects = contract({
  method: 'GET',
  path: '/api/projects',
  tag: 'project',
  summary: '项目列表',
  query: PageQuery.extend({
    q: z.string().max(100).optional(),
    class: z.string().max(50).optional(),
    stage: z.string().max(50).optional(),
    orgId: Id.optional(),
  }),
  response: pageOf(ProjectRow),
})

export const getProject = contract({
  method: 'GET',
  path: '/api/projects/:id',
  tag: 'project',
  summary: '项目页',
  params: IdParams,
  response: ProjectRow.extend({
    stages: z.array(
      z.object({ id: Id, stage: z.string(), fromDay: Day, toDay: Day.nullable(), blockedBy: z.string().nullable() }),
    ),
    links: z.array(
      z.object({
        id: Id,
        linkTitle: z.string(),
        person: Named.nullable(),
        org: Named.nullable(),
        fromDay: Day,
        toDay: Day,
      }),
    ),
    timeline: z.array(
      z.object({ kind: z.string(), id: Id, at: Moment, sentence: z.string(), state: z.string().nullable() }),
    ),
  }),
})
