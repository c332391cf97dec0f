import { z } from 'zod'
import { Day, DayIn, Flag, Id, IdParams, Moment, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

export const OrgRow = z
  .object({
    id: Id,
    name: z.string(),
    shortNames: z.array(z.string()),
    kind: z.string(),
    parent: Named.nullable(),
    area: Named.nullable(),
    isOffice: z.boolean(),
    people: z.int(),
    fromDay: Day.nullable(),
    toDay: Day.nullable(),
    revision: Revision,
  })
  .meta({ id: 'OrgRow' })
export type OrgRow = z.infer<typeof OrgRow>

export const listOrgs = contract({
  method: 'GET',
  path: '/api/orgs',
  tag: 'org',
  summary: '单位',
  query: PageQuery.extend({ q: z.string().max(100).optional(), kind: z.string().max(50).optional() }),
  response: pageOf(OrgRow),
})

export const PersonRow = z
  .object({
    id: Id,
    name: z.string(),
    rank: z.string().nullable(),
    org: Named.nullable(),
    title: z.string(),
    /** Masked; POST …/reveal shows it and is written down. */
    phone: z.string().nullable(),
    links: z.int(),
    revision: Revision,
  })
  .meta({ id: 'PersonRow' })
export type PersonRow = z.infer<typeof PersonRow>

export const listPersons = contract({
  method: 'GET',
  path: '/api/persons',
  tag: 'person',
  summary: '人员',
  query: PageQuery.extend({ q: z.string().max(100).optional(), orgId: Id.optional(), here: Flag }),
  response: pageOf(PersonRow),
})

export const getPerson = contract({
  method: 'GET',
  path: '/api/persons/:id',
  tag: 'person',
  summary: '人员',
  params: IdParams,
  response: PersonRow.extend({
    staffNo: z.string().nullable(),
    posts: z.array(
      z.object({
        id: Id,
        org: Named,
        title: z.string(),
        isPrimary: z.boolean(),
        isHead: z.boolean(),
        fromDay: Day,
        toDay: Day,
      }),
    ),
  }),
})

export const revealPerson = contract({
  method: 'POST',
  path: '/api/persons/:id/reveal',
  tag: 'person',
  summary: '查看电话（留痕）',
  repeatable: true,
  params: IdParams,
  response: z.object({ phone: z.string().nullable() }),
})

export const listAreas = contract({
  method: 'GET',
  path: '/api/areas',
  tag: 'org',
  summary: '片区',
  response: z.array(z.object({ id: Id, name: z.string(), level: z.string(), parent: Named.nullable() })),
})

const Burden = z.object({
  people: z.int(),
  belonging: z.int(),
  below: z.int(),
  ownLinks: z.int(),
  peopleLinks: z.int(),
  leading: z.int(),
  assisting: z.int(),
  grants: z.int(),
  lists: z.int(),
})
const CHANGES = ['move', 'rename', 'merge', 'close'] as const
const ChangeAsked = z.object({
  kind: z.enum(CHANGES),
  orgId: Id,
  toOrgId: Id.nullable().optional(),
  name: z.string().min(1).max(200).nullable().optional(),
  fromDay: DayIn,
})

export const getChart = contract({
  method: 'GET',
  path: '/api/org-chart',
  tag: 'org',
  summary: '组织架构：单位树，待生效和已办的调整',
  response: z.object({
    today: Day,
    units: z.array(
      z.object({
        id: Id,
        name: z.string(),
        kind: z.string(),
        parentId: Id.nullable(),
        isOffice: z.boolean(),
        fromDay: Day.nullable(),
        toDay: Day.nullable(),
        /** Persons whose unit it is, and open matters it leads. */
        people: z.int(),
        leading: z.int(),
        revision: Revision,
      }),
    ),
    changes: z.array(
      z.object({
        id: Id,
        kind: z.enum(CHANGES),
        org: Named,
        to: Named.nullable(),
        name: z.string().nullable(),
        fromDay: Day,
        reason: z.string(),
        decidedAt: Moment,
        by: z.string().nullable(),
        doneAt: Moment.nullable(),
        /** Numbers of matters that a person must still reassign. */
        left: z.array(z.string()),
      }),
    ),
  }),
})

export const getUnitMembers = contract({
  method: 'GET',
  path: '/api/orgs/:id/members',
  tag: 'org',
  summary: '单位的人员（阅览留痕）',
  params: IdParams,
  response: z.array(
    z.object({
      personId: Id,
      name: z.string(),
      title: z.string(),
      isHead: z.boolean(),
      fromDay: Day,
      links: z.int(),
      account: z.boolean(),
    }),
  ),
})

export const previewOrgChange = contract({
  method: 'POST',
  path: '/api/org-changes/preview',
  tag: 'org',
  summary: '组织调整的后果：人员、包联、事项、账号各涉及多少；不写入',
  repeatable: true,
  body: ChangeAsked,
  response: Burden.extend({
    name: z.string(),
    /** Carried out on its day, not now. */
    later: z.boolean(),
  }),
})

export const changeOrgChart = contract({
  method: 'POST',
  path: '/api/org-changes',
  tag: 'org',
  summary: '调整组织：划转、更名、合并、撤销，自某日起；未到日的到日办理',
  body: ChangeAsked.extend({ reason: z.string().min(1).max(500) }),
  status: 201,
  response: z.object({
    id: Id,
    done: z
      .object({
        people: z.int(),
        below: z.int(),
        lists: z.int(),
        matters: z.int(),
        left: z.array(z.object({ number: z.string(), why: z.string() })),
        grants: z.int(),
      })
      .nullable(),
  }),
})

export const cancelOrgChange = contract({
  method: 'DELETE',
  path: '/api/org-changes/:id',
  tag: 'org',
  summary: '取消未到日的组织调整',
  params: IdParams,
  response: z.object({}),
})
