import { z } from 'zod'
import { Day, Flag, Id, IdParams, Named, PageQuery, pageOf, Revision } from './common.ts'
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
