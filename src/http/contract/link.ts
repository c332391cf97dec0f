import { z } from 'zod'
import { Day, DayIn, Id, IdParams, Moment, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

export const LinkRow = z
  .object({
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
  .meta({ id: 'LinkRow' })
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

export const HandoverRow = z
  .object({
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
  .meta({ id: 'HandoverRow' })
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

/** What was done, in words for the person who did it. */
const Said = z.object({ id: Id, sentence: z.string() })

export const makeLink = contract({
  method: 'POST',
  path: '/api/links',
  tag: 'link',
  summary: '建立包联：联系人或单位一个，对象一个',
  body: z.object({
    programKey: z.string().max(100),
    link: z.string().max(100),
    personId: Id.optional(),
    orgId: Id.optional(),
    enterpriseId: Id.optional(),
    projectId: Id.optional(),
    areaId: Id.optional(),
    targetPersonId: Id.optional(),
    targetOrgId: Id.optional(),
    kinds: z.array(z.string().max(50)).max(20).optional(),
    fromDay: DayIn,
    toDay: DayIn.optional(),
  }),
  status: 201,
  /** `unlisted`: lists that holder or target are not on, so that it does not count as coverage. */
  response: Said.extend({ unlisted: z.array(z.string()) }),
})

export const endLink = contract({
  method: 'POST',
  path: '/api/links/:id/end',
  tag: 'link',
  summary: '解除包联；方案要求不断档的，须先有接手的人',
  params: IdParams,
  body: z.object({
    revision: Revision,
    lastDay: DayIn,
    reason: z.string().trim().min(1).max(500),
    targetLeaves: z.boolean().optional(),
  }),
  response: Said.extend({ revision: Revision }),
})

export const renewLink = contract({
  method: 'POST',
  path: '/api/links/:id/renew',
  tag: 'link',
  summary: '续任一个任期',
  params: IdParams,
  body: z.object({ revision: Revision }),
  response: Said,
})

export const proposeHandover = contract({
  method: 'POST',
  path: '/api/handovers',
  tag: 'link',
  summary: '提出交接：包联关系连同未了事项；不给 linkIds 为全部交接',
  body: z.object({
    fromPersonId: Id,
    toPersonId: Id,
    effectiveDay: DayIn,
    reason: z.string().trim().min(1).max(500),
    linkIds: z.array(Id).max(500).optional(),
  }),
  status: 201,
  response: Said.extend({ links: z.int(), matters: z.int(), duties: z.int() }),
})

export const acceptHandover = contract({
  method: 'POST',
  path: '/api/handovers/:id/accept',
  tag: 'link',
  summary: '接收交接',
  params: IdParams,
  body: z.object({ revision: Revision }),
  response: Said.extend({ links: z.int(), matters: z.int(), firstDay: Day }),
})

export const declineHandover = contract({
  method: 'POST',
  path: '/api/handovers/:id/decline',
  tag: 'link',
  summary: '不接收交接',
  params: IdParams,
  body: z.object({ revision: Revision, reason: z.string().trim().min(1).max(500) }),
  response: Said,
})

export const withdrawHandover = contract({
  method: 'POST',
  path: '/api/handovers/:id/withdraw',
  tag: 'link',
  summary: '撤回交接',
  params: IdParams,
  body: z.object({ revision: Revision }),
  response: Said,
})
