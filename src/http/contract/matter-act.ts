import { z } from 'zod'
import { Id, IdParams, Named, Revision } from './common.ts'
import { MatterFilter } from './matter.ts'
import { contract } from './route.ts'

/** One act somebody wants to take: its name and what that act asks for (domain/matter/proposal.ts). */
const Proposal = z.object({
  act: z.string().min(1).max(50),
  data: z.record(z.string(), z.unknown()).default({}),
  reason: z.string().max(2000).optional(),
})

export const takeAct = contract({
  method: 'POST',
  path: '/api/matters/:id/acts',
  tag: 'matter',
  summary: '办理：交办、签收、异议、延期、答复、认可、回访、提级、挂账、销号、重办等',
  params: IdParams,
  body: Proposal.extend({ revision: Revision }),
  response: z.object({
    id: Id,
    revision: Revision,
    state: z.string(),
    /** What happened and what follows: `已交办市场监管局，2月18日前签收；7 个工作日内办结（3月2日）`. */
    sentence: z.string(),
  }),
})

export const previewActs = contract({
  method: 'POST',
  path: '/api/matters/acts/preview',
  tag: 'matter',
  summary: '批量办理的预览：多少件会怎样，哪些会被拒、为什么',
  repeatable: true,
  body: Proposal.extend({ ids: z.array(Id).min(1).max(200) }),
  response: z.object({
    will: z.array(z.object({ id: Id, number: z.string(), sentence: z.string() })),
    refuse: z.array(z.object({ id: Id, number: z.string(), code: z.string(), detail: z.string() })),
  }),
})

export const takeActs = contract({
  method: 'POST',
  path: '/api/matters/acts',
  tag: 'matter',
  summary: '批量办理；不能办的列明原因，其余照办',
  body: Proposal.extend({ items: z.array(z.object({ id: Id, revision: Revision })).min(1).max(200) }),
  response: z.object({
    done: z.array(z.object({ id: Id, number: z.string(), sentence: z.string() })),
    refused: z.array(z.object({ id: Id, number: z.string(), code: z.string(), detail: z.string() })),
  }),
})

export const recordMatter = contract({
  method: 'POST',
  path: '/api/matters',
  tag: 'matter',
  summary: '登记事项',
  body: z.object({
    programKey: z.string().max(100),
    matter: z.string().max(100),
    title: z.string().min(1).max(200),
    body: z.string().max(5000).default(''),
    category: z.string().max(100).optional(),
    urgency: z.string().max(50).optional(),
    source: z.string().max(100).optional(),
    enterpriseId: Id.optional(),
    projectId: Id.optional(),
    personId: Id.optional(),
    sealed: z.boolean().optional(),
    about: z.object({ kind: z.string(), id: Id }).optional(),
  }),
  status: 201,
  response: z.object({ id: Id, number: z.string(), sentence: z.string() }),
})

/** What may be recorded: kinds of matters per program, with their categories. */
export const matterKinds = contract({
  method: 'GET',
  path: '/api/matters/kinds',
  tag: 'matter',
  summary: '可登记的事项种类',
  response: z.array(
    z.object({
      programKey: z.string(),
      programTitle: z.string(),
      matter: z.string(),
      title: z.string(),
      kind: z.string(),
      categories: z.array(z.string()),
      urgencies: z.array(z.string()),
      sources: z.array(z.string()),
      sealable: z.boolean(),
    }),
  ),
})

export const exportMatters = contract({
  method: 'GET',
  path: '/api/matters/export',
  tag: 'matter',
  summary: '导出（xlsx，与列表同一筛选）',
  query: MatterFilter,
  response: z.unknown(),
})

export const routeSuggestion = z.object({ give: z.string(), orgs: z.array(Named), clause: z.string().nullable() })
