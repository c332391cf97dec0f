import { z } from 'zod'
import { Day, DayIn, Id, IdParams, Moment, MomentIn, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

const Kind = z.enum(['org', 'person', 'enterprise', 'project'])

export const SubjectShown = z.object({ kind: z.string(), id: Id, name: z.string() })

export const Reason = z.string().trim().min(1).max(20_000)

const State = z.enum(['planned', 'approved', 'refused', 'ready', 'closed', 'cancelled'])

export const RoundRow = z
  .object({
    id: Id,
    programKey: z.string(),
    programTitle: z.string(),
    title: z.string(),
    kind: z.string(),
    unannounced: z.boolean(),
    subjectKind: Kind,
    fromDay: Day,
    toDay: Day,
    /** How many may be drawn from; how many are drawn, inspected, and what was found. */
    pool: z.int(),
    take: z.int().nullable(),
    tasks: z.int(),
    held: z.int(),
    findings: z.int(),
    state: State,
    revision: Revision,
  })
  .meta({ id: 'RoundRow' })

export const listRounds = contract({
  method: 'GET',
  path: '/api/inspection-rounds',
  tag: 'inspection',
  summary: '督查轮次',
  query: PageQuery.extend({ program: z.string().max(100).optional(), state: State.optional() }),
  response: pageOf(RoundRow),
})

export const planRound = contract({
  method: 'POST',
  path: '/api/inspection-rounds',
  tag: 'inspection',
  summary: '拟定督查：查谁、谁去查、何时查、依据什么',
  body: z.object({
    programKey: z.string().min(1).max(100),
    title: z.string().trim().min(1).max(200),
    kind: z.string().trim().min(1).max(50).optional(),
    unannounced: z.boolean().optional(),
    subjectKind: Kind,
    ground: z.string().trim().min(1).max(500),
    content: z.string().trim().max(5000).optional(),
    fromDay: DayIn,
    toDay: DayIn,
    targets: z.array(Id).max(5000).optional(),
    group: z.string().max(100).optional(),
    inspectors: z.array(Id).min(1).max(500),
    take: z.int().min(1).max(5000).optional(),
    team: z.int().min(1).max(20).optional(),
  }),
  status: 201,
  response: z.object({ id: Id }),
})

export const InspectionRow = z
  .object({
    id: Id,
    kind: z.string(),
    unannounced: z.boolean(),
    at: Moment,
    note: z.string(),
    roundId: Id.nullable(),
    findings: z.int(),
    subject: SubjectShown,
    inspectors: z.array(Named),
  })
  .meta({ id: 'InspectionRow' })

const DrawShown = z
  .object({
    nth: z.int(),
    seed: z.string(),
    /** SHA-256 of the seed, as shown at the approval; null for a draw made again. */
    promised: z.string().nullable(),
    reason: z.string().nullable(),
    by: Named.nullable(),
    at: Moment,
    take: z.int().nullable(),
    team: z.int(),
    seedAsPromised: z.boolean(),
    /** Made again from seed and pool, it comes out the same. */
    repeats: z.boolean(),
    differs: z.array(z.string()),
    targets: z.array(
      z.object({
        id: Id,
        name: z.string(),
        ticket: z.string(),
        place: z.int().nullable(),
        barred: z.object({ entry: z.string(), clause: z.string() }).nullable(),
        inspectors: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'DrawShown' })

export const getRound = contract({
  method: 'GET',
  path: '/api/inspection-rounds/:id',
  tag: 'inspection',
  summary: '一轮督查：方案、批准、抽取（可复核）、任务',
  params: IdParams,
  response: RoundRow.extend({
    ground: z.string(),
    content: z.string(),
    team: z.int(),
    seedDigest: z.string().nullable(),
    plannedBy: Named.nullable(),
    decidedBy: Named.nullable(),
    decidedAt: Moment.nullable(),
    decision: z.string().nullable(),
    closedAt: Moment.nullable(),
    summary: z.string().nullable(),
    targets: z.array(SubjectShown),
    inspectors: z.array(Named),
    limits: z.array(
      z.object({
        title: z.string(),
        clause: z.string().nullable(),
        atMost: z.int().nullable(),
        every: z.string().nullable(),
        notWith: z.array(z.string()),
      }),
    ),
    bans: z.array(z.string()),
    tasks: z.array(
      z.object({
        id: Id,
        subject: SubjectShown,
        inspectors: z.array(Named),
        inspection: z.object({ id: Id, at: Moment, note: z.string(), findings: z.int() }).nullable(),
        mine: z.boolean(),
      }),
    ),
    draws: z.array(DrawShown),
    may: z.object({
      decide: z.boolean(),
      draw: z.boolean(),
      close: z.boolean(),
      cancel: z.boolean(),
      circular: z.boolean(),
    }),
  }),
})

export const decideRound = contract({
  method: 'POST',
  path: '/api/inspection-rounds/:id/decision',
  tag: 'inspection',
  summary: '批准或不批准督查；由拟定人和检查人员以外的领导',
  params: IdParams,
  body: z.object({ revision: Revision.optional(), approved: z.boolean(), reason: z.string().max(2000).optional() }),
  response: z.object({ id: Id, state: State }),
})

export const drawForRound = contract({
  method: 'POST',
  path: '/api/inspection-rounds/:id/draws',
  tag: 'inspection',
  summary: '随机抽取对象和检查人员（双随机）；种子和名单留存，可复核',
  params: IdParams,
  body: z.object({ revision: Revision.optional(), reason: z.string().max(2000).optional() }),
  status: 201,
  response: z.object({ id: Id, drawn: z.int(), barred: z.int() }),
})

function ending<W extends 'close' | 'cancel'>(word: W, summary: string) {
  return contract({
    method: 'POST',
    path: `/api/inspection-rounds/:id/${word}`,
    tag: 'inspection',
    summary,
    params: IdParams,
    body: z.object({ revision: Revision.optional(), reason: Reason }),
    response: z.object({ id: Id, state: State }),
  })
}

export const closeRound = ending('close', '办结督查，写明小结')

export const cancelRound = ending('cancel', '取消督查')

export const draftCircular = contract({
  method: 'POST',
  path: '/api/inspection-rounds/:id/circular',
  tag: 'inspection',
  summary: '起草已办结督查的通报：逐单位列问题和整改；已有的稿不重拟',
  params: IdParams,
  response: z.object({ id: Id, drafted: z.boolean() }),
})

export const listInspections = contract({
  method: 'GET',
  path: '/api/inspections',
  tag: 'inspection',
  summary: '检查记录；被检查的也能看到自己的',
  query: z.object({
    orgId: Id.optional(),
    enterpriseId: Id.optional(),
    roundId: Id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  response: z.array(InspectionRow),
})

export const recordInspection = contract({
  method: 'POST',
  path: '/api/inspections',
  tag: 'inspection',
  summary: '登记一次检查，由分到的人',
  body: z.object({ taskId: Id, at: MomentIn.optional(), note: z.string().trim().max(20_000).optional() }),
  status: 201,
  response: z.object({ id: Id }),
})
