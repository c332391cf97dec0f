import { z } from 'zod'
import { Day, DayIn, Id, IdParams, Moment, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

export const LinkRow = z.object({
  id: Id,
  programKey: z.string(),
  link: z.string(),
  linkTitle: z.string(),
  person: Named.nullable(),
  org: Named.nullable(),
  targetKind: z.string(),
  target: Named,
  kinds: z.array(z.string()),
  fromDay: Day,
  toDay: Day,
  termTo: Day.nullable(),
  endReason: z.string().nullable(),
  lastVisit: Day.nullable(),
  openMatters: z.int(),
  revision: Revision,
})
export type LinkRow = z.infer<typeof LinkRow>

export const listLinks = contract({
  method: 'GET',
  path: '/api/links',
  tag: 'link',
  summary: '包联关系：一对一名录，任一日',
  query: PageQuery.extend({
    program: z.string().max(100).optional(),
    link: z.string().max(100).optional(),
    personId: Id.optional(),
    orgId: Id.optional(),
    enterpriseId: Id.optional(),
    projectId: Id.optional(),
    q: z.string().max(100).optional(),
    /** The day it is looked at; absent: today. */
    on: DayIn.optional(),
    ended: z
      .enum(['true', 'false'])
      .transform((v) => v === 'true')
      .optional(),
  }),
  response: pageOf(LinkRow),
})

const Gap = z.object({ id: Id, name: z.string(), kind: z.string(), need: z.int(), have: z.int() })

export const coverage = contract({
  method: 'GET',
  path: '/api/coverage',
  tag: 'link',
  summary: '应联尽联证明：未被联系的对象、不足或超额的联系人，任一日',
  query: z.object({ program: z.string().max(100), link: z.string().max(100).optional(), on: DayIn.optional() }),
  response: z.object({
    on: Day,
    kinds: z.array(
      z.object({
        link: z.string(),
        title: z.string(),
        clause: z.string().nullable(),
        targets: z.int(),
        covered: z.int(),
        holders: z.int(),
        links: z.int(),
        uncovered: z.array(Gap),
        overCovered: z.array(Gap),
        underloaded: z.array(Gap),
        overloaded: z.array(Gap),
        /** Members the program's own figure expects, where it names one. */
        expected: z.object({ holders: z.int().nullable(), targets: z.int().nullable() }),
      }),
    ),
  }),
})

export const HandoverRow = z.object({
  id: Id,
  from: Named,
  to: Named,
  effectiveDay: Day,
  state: z.enum(['proposed', 'accepted', 'declined', 'withdrawn']),
  reason: z.string(),
  declineReason: z.string().nullable(),
  links: z.int(),
  matters: z.int(),
  proposedAt: Moment,
  decidedAt: Moment.nullable(),
  revision: Revision,
})
export type HandoverRow = z.infer<typeof HandoverRow>

export const listHandovers = contract({
  method: 'GET',
  path: '/api/handovers',
  tag: 'link',
  summary: '交接',
  query: PageQuery.extend({ personId: Id.optional(), state: z.string().optional() }),
  response: pageOf(HandoverRow),
})

export const getHandover = contract({
  method: 'GET',
  path: '/api/handovers/:id',
  tag: 'link',
  summary: '交接的包联关系、未了事项和应尽事项',
  params: IdParams,
  response: HandoverRow.extend({
    items: z.array(z.object({ kind: z.enum(['link', 'matter']), id: Id, name: z.string() })),
  }),
})
