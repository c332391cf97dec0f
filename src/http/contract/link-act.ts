import { z } from 'zod'
import { DayIn, Id, IdParams, Revision } from './common.ts'
import { contract } from './route.ts'

const Done = z.object({ id: Id, sentence: z.string() })

export const makeLink = contract({
  method: 'POST',
  path: '/api/links',
  tag: 'link',
  summary: '建立包联',
  body: z.object({
    programKey: z.string().max(100),
    link: z.string().max(100),
    personId: Id.optional(),
    orgId: Id.optional(),
    enterpriseId: Id.optional(),
    projectId: Id.optional(),
    areaId: Id.optional(),
    kinds: z.array(z.string()).max(20).optional(),
    fromDay: DayIn,
    toDay: DayIn.optional(),
  }),
  status: 201,
  response: Done,
})

export const endLink = contract({
  method: 'POST',
  path: '/api/links/:id/end',
  tag: 'link',
  summary: '解除包联；方案要求不断档时须先有接替',
  params: IdParams,
  body: z.object({ revision: Revision, lastDay: DayIn, reason: z.string().min(1).max(500) }),
  response: Done,
})

export const proposeHandover = contract({
  method: 'POST',
  path: '/api/handovers',
  tag: 'link',
  summary: '提出交接：包联关系连同未了事项、应尽事项；不列明则全部',
  body: z.object({
    fromPersonId: Id,
    toPersonId: Id,
    effectiveDay: DayIn,
    reason: z.string().min(1).max(500),
    linkIds: z.array(Id).max(500).optional(),
  }),
  status: 201,
  response: Done,
})

const decide = <const Verb extends 'accept' | 'withdraw'>(verb: Verb, summary: string) =>
  contract({
    method: 'POST',
    path: `/api/handovers/:id/${verb}`,
    tag: 'link',
    summary,
    params: IdParams,
    body: z.object({ revision: Revision }),
    response: Done,
  })

export const acceptHandover = decide('accept', '接收交接')
export const withdrawHandover = decide('withdraw', '撤回交接')

export const declineHandover = contract({
  method: 'POST',
  path: '/api/handovers/:id/decline',
  tag: 'link',
  summary: '不接收交接，写明理由',
  params: IdParams,
  body: z.object({ revision: Revision, reason: z.string().min(1).max(500) }),
  response: Done,
})
