import { z } from 'zod'
import { Chosen, Day, DayIn, Flag, Id, IdParams, Moment, many, Named, PageQuery, pageOf, Revision } from './common.ts'
import { LinkRow } from './link.ts'
import { MatterRow } from './matter.ts'
import { contract } from './route.ts'
import { VisitRow } from './visit.ts'

export const EnterpriseRow = z
  .object({
    id: Id,
    name: z.string(),
    creditCode: z.string().nullable(),
    classes: z.array(z.string()),
    industry: z.object({ code: z.string(), name: z.string() }).nullable(),
    area: Named.nullable(),
    size: z.string().nullable(),
    status: z.string(),
    links: z.int(),
    openMatters: z.int(),
    lastVisit: Day.nullable(),
    revision: Revision,
  })
  .meta({ id: 'EnterpriseRow' })
export type EnterpriseRow = z.infer<typeof EnterpriseRow>

export const listEnterprises = contract({
  method: 'GET',
  path: '/api/enterprises',
  tag: 'enterprise',
  summary: '企业名录',
  query: PageQuery.extend({
    q: z.string().max(100).optional(),
    class: many(z.string().max(50)),
    areaId: Id.optional(),
    status: z.string().max(20).optional(),
    /** Without any pairing today. */
    uncovered: Flag,
    /** Nobody has been there since this day. */
    notVisitedSince: DayIn.optional(),
    /** Those I hold. */
    mine: Flag,
    ids: Chosen,
  }),
  response: pageOf(EnterpriseRow),
})

export const getEnterprise = contract({
  method: 'GET',
  path: '/api/enterprises/:id',
  tag: 'enterprise',
  summary: '企业一页：概况、联系人、走访、事项、项目',
  params: IdParams,
  response: z.object({
    id: Id,
    name: z.string(),
    shortName: z.string().nullable(),
    creditCode: z.string().nullable(),
    codeForced: z.string().nullable(),
    classes: z.array(z.string()),
    industry: z.object({ code: z.string(), name: z.string() }).nullable(),
    region: z.object({ code: z.string(), name: z.string() }).nullable(),
    area: Named.nullable(),
    address: z.string().nullable(),
    contactName: z.string().nullable(),
    /** Masked; POST …/reveal shows it and is written down. */
    contactPhone: z.string().nullable(),
    size: z.string().nullable(),
    status: z.string(),
    mergedInto: Named.nullable(),
    revision: Revision,
    profile: z.array(
      z.object({
        asOf: Day,
        staff: z.int().nullable(),
        revenue: z.string().nullable(),
        assets: z.string().nullable(),
        output: z.string().nullable(),
        tax: z.string().nullable(),
      }),
    ),
    links: z.array(LinkRow),
    visits: z.array(VisitRow),
    /** The link of its own that works now, for whoever may take it back. */
    standingLink: z.object({ createdAt: Moment, expiresAt: Moment }).nullable(),
    /** Visits and calls planned from today on: the enterprise knows what to expect. */
    announced: z.array(z.object({ id: Id, day: Day, how: z.string(), person: Named, org: Named.nullable() })),
    matters: z.array(MatterRow),
    projects: z.array(Named),
    counts: z.object({ visits: z.int(), matters: z.int(), open: z.int() }),
  }),
})

export const revealEnterprise = contract({
  method: 'POST',
  path: '/api/enterprises/:id/reveal',
  tag: 'enterprise',
  summary: '查看联系电话（留痕）',
  repeatable: true,
  params: IdParams,
  response: z.object({ contactName: z.string().nullable(), contactPhone: z.string().nullable() }),
})

export const ProjectRow = z
  .object({
    id: Id,
    name: z.string(),
    code: z.string().nullable(),
    class: z.string().nullable(),
    stage: z.string().nullable(),
    investment: z.string().nullable(),
    org: Named.nullable(),
    enterprise: Named.nullable(),
    area: Named.nullable(),
    links: z.int(),
    openMatters: z.int(),
    lastVisit: Day.nullable(),
    revision: Revision,
  })
  .meta({ id: 'ProjectRow' })
export type ProjectRow = z.infer<typeof ProjectRow>

export const listProjects = contract({
  method: 'GET',
  path: '/api/projects',
  tag: 'project',
  summary: '项目',
  query: PageQuery.extend({
    q: z.string().max(100).optional(),
    stage: z.string().max(50).optional(),
    orgId: Id.optional(),
    mine: Flag,
  }),
  response: pageOf(ProjectRow),
})

export const getProject = contract({
  method: 'GET',
  path: '/api/projects/:id',
  tag: 'project',
  summary: '项目一页',
  params: IdParams,
  response: ProjectRow.extend({
    stages: z.array(
      z.object({ stage: z.string(), fromDay: Day, toDay: Day.nullable(), blockedBy: z.string().nullable() }),
    ),
    linkRows: z.array(LinkRow),
    visits: z.array(VisitRow),
    matters: z.array(MatterRow),
  }),
})
