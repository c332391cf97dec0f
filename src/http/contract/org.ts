import { z } from 'zod'
import { Id, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

export const OrgRow = z.object({
  id: Id,
  name: z.string(),
  shortNames: z.array(z.string()),
  kind: z.string(),
  parent: Named.nullable(),
  area: Named.nullable(),
  isOffice: z.boolean(),
  revision: Revision,
})

export const listOrgs = contract({
  method: 'GET',
  path: '/api/orgs',
  tag: 'org',
  summary: '单位',
  query: PageQuery.extend({ q: z.string().max(100).optional() }),
  response: pageOf(OrgRow),
})

export const PersonRow = z.object({
  id: Id,
  name: z.string(),
  rank: z.string().nullable(),
  org: Named.nullable(),
  title: z.string().nullable(),
  isHead: z.boolean(),
  /** Masked. */
  phone: z.string().nullable(),
})

export const listPersons = contract({
  method: 'GET',
  path: '/api/persons',
  tag: 'person',
  summary: '人员',
  query: PageQuery.extend({
    q: z.string().max(100).optional(),
    orgId: Id.optional(),
    role: z.enum(['leader']).optional(),
  }),
  response: pageOf(PersonRow),
})

export const listAreas = contract({
  method: 'GET',
  path: '/api/areas',
  tag: 'area',
  summary: '片区',
  query: PageQuery,
  response: pageOf(z.object({ id: Id, name: z.string(), level: z.string() })),
})
