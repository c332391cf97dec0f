import { z } from 'zod'
import { Day, DayIn, Flag, Id, IdParams, Moment, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

export const EnterpriseRow = z.object({
  id: Id,
  name: z.string(),
  shortName: z.string().nullable(),
  creditCode: z.string().nullable(),
  /** Why a code that fails GB 32100 was accepted. */
  codeForced: z.string().nullable(),
  classes: z.array(z.string()),
  industryCode: z.string().nullable(),
  industry: z.string().nullable(),
  /** 大型 中型 小型 微型; null: the figures are not known. */
  size: z.string().nullable(),
  area: Named.nullable(),
  address: z.string().nullable(),
  status: z.enum(['active', 'closed', 'moved_out', 'merged']),
  holders: z.array(Named),
  lastVisit: Day.nullable(),
  openMatters: z.int(),
  revision: Revision,
})
export type EnterpriseRow = z.infer<typeof EnterpriseRow>

export const listEnterprises = contract({
  method: 'GET',
  path: '/api/enterprises',
  tag: 'enterprise',
  summary: '企业列表',
  query: PageQuery.extend({
    q: z.string().max(100).optional(),
    class: z.string().max(50).optional(),
    size: z.string().max(20).optional(),
    areaId: Id.optional(),
    status: z.enum(['active', 'closed', 'moved_out', 'merged']).optional(),
    uncovered: Flag,
  }),
  response: pageOf(EnterpriseRow),
})

/** One page of an enterprise: what it is, who is there for it, what happened, what is open. */
export const getEnterprise = contract({
  method: 'GET',
  path: '/api/enterprises/:id',
  tag: 'enterprise',
  summary: '一企一档',
  params: IdParams,
  response: EnterpriseRow.extend({
    contactName: z.string().nullable(),
    /** Masked; the whole number by `revealEnterprise`, which is audited. */
    contactPhone: z.string().nullable(),
    fromDay: Day.nullable(),
    toDay: Day.nullable(),
    mergedInto: Named.nullable(),
    profile: z.array(
      z.object({
        asOf: Day,
        staff: z.int().nullable(),
        revenue: z.string().nullable(),
        assets: z.string().nullable(),
        fixedAssets: z.string().nullable(),
        output: z.string().nullable(),
        tax: z.string().nullable(),
      }),
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
    projects: z.array(Named),
    /** Visits, matters, forms, papers, ratings: newest first. */
    timeline: z.array(
      z.object({ kind: z.string(), id: Id, at: Moment, sentence: z.string(), state: z.string().nullable() }),
    ),
  }),
})

export const revealEnterprise = contract({
  method: 'POST',
  path: '/api/enterprises/:id/reveal',
  tag: 'enterprise',
  summary: '查看企业联系电话（留审计）',
  params: IdParams,
  repeatable: true,
  response: z.object({ contactName: z.string().nullable(), contactPhone: z.string().nullable() }),
})

export const changeEnterprise = contract({
  method: 'PATCH',
  path: '/api/enterprises/:id',
  tag: 'enterprise',
  summary: '修改企业',
  params: IdParams,
  body: z.object({
    revision: Revision,
    name: z.string().min(1).max(200).optional(),
    shortName: z.string().max(100).nullish(),
    creditCode: z.string().max(18).nullish(),
    /** Accepts a code that fails its check, with the reason. */
    codeForced: z.string().max(200).nullish(),
    classes: z.array(z.string().max(50)).max(30).optional(),
    address: z.string().max(300).nullish(),
    contactName: z.string().max(100).nullish(),
    contactPhone: z.string().max(50).nullish(),
    status: z.enum(['active', 'closed', 'moved_out']).optional(),
  }),
  response: EnterpriseRow,
})

export const mergeEnterprises = contract({
  method: 'POST',
  path: '/api/enterprises/:id/merge',
  tag: 'enterprise',
  summary: '合并重复企业：本企业并入另一企业，所有引用随之转移',
  params: IdParams,
  body: z.object({ intoId: Id, revision: Revision, reason: z.string().min(1).max(500) }),
  response: z.object({ intoId: Id, moved: z.record(z.string(), z.int()) }),
})

export const ProfileIn = z.object({
  asOf: DayIn,
  staff: z.int().min(0).nullish(),
  revenue: z.string().nullish(),
  tax: z.string().nullish(),
})
