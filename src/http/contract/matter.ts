import { z } from 'zod'
import { Chosen, Day, DayIn, Flag, Id, IdParams, Moment, many, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

export const MATTER_STATES = [
  'recorded',
  'assigned',
  'working',
  'answered',
  'closed',
  'dismissed',
  'suspended',
  'merged',
] as const
export const MatterState = z.enum(MATTER_STATES)

/** The clock that bites next: stopped ones show their reason, `due` is null when none runs. */
export const ClockShown = z
  .object({
    id: Id,
    clock: z.string(),
    title: z.string(),
    org: Named.nullable(),
    person: Named.nullable(),
    openedAt: Moment,
    dueAt: Moment,
    dueDay: Day,
    doneAt: Moment.nullable(),
    stoppedAt: Moment.nullable(),
    stopReason: z.string().nullable(),
    cancelledAt: Moment.nullable(),
    state: z.string(),
    /** Years in the reckoning whose official calendar is not out. */
    unknownYears: z.array(z.int()),
    /** The reckoning as one sentence: `收到 2026-02-13，次日起 5 个工作日（2-14 调休上班）→ 2026-02-27`. */
    explain: z.string(),
  })
  .meta({ id: 'ClockShown' })
export type ClockShown = z.infer<typeof ClockShown>

export const MatterRow = z
  .object({
    id: Id,
    number: z.string(),
    title: z.string(),
    /** problem complaint rectification decision task commitment appeal */
    kind: z.string(),
    /** The declaration in the program, and its title. */
    matter: z.string(),
    matterTitle: z.string(),
    programKey: z.string(),
    state: MatterState,
    endId: z.string().nullable(),
    endTitle: z.string().nullable(),
    category: z.string().nullable(),
    urgency: z.string().nullable(),
    weight: z.string().nullable(),
    source: z.string().nullable(),
    level: z.string().nullable(),
    tier: z.int(),
    sealed: z.boolean(),
    leadOrg: Named.nullable(),
    org: Named.nullable(),
    person: Named.nullable(),
    leader: Named.nullable(),
    enterprise: Named.nullable(),
    project: Named.nullable(),
    at: Moment,
    dueAt: Moment.nullable(),
    clock: z
      .object({
        clock: z.string(),
        title: z.string(),
        dueAt: Moment,
        dueDay: Day,
        stoppedAt: Moment.nullable(),
        explain: z.string(),
      })
      .nullable(),
    answeredAt: Moment.nullable(),
    closedAt: Moment.nullable(),
    nextReview: Day.nullable(),
    reopened: z.int(),
    returned: z.int(),
    extended: z.int(),
    disputed: z.int(),
    falseClosures: z.int(),
    revision: Revision,
  })
  .meta({ id: 'MatterRow' })
export type MatterRow = z.infer<typeof MatterRow>

export const MatterFilter = z.object({
  q: z.string().max(100).optional(),
  program: z.string().max(100).optional(),
  state: many(MatterState),
  kind: many(z.string().max(50)),
  matter: many(z.string().max(100)),
  category: many(z.string().max(100)),
  urgency: many(z.string().max(50)),
  source: many(z.string().max(100)),
  orgId: Id.optional(),
  leadOrgId: Id.optional(),
  /** The unit leads it, or has a part of it that it has not answered. */
  unitId: Id.optional(),
  /** The unit has a part of it besides who leads, and has not answered. */
  assistOrgId: Id.optional(),
  handlerId: Id.optional(),
  personId: Id.optional(),
  leaderId: Id.optional(),
  enterpriseId: Id.optional(),
  projectId: Id.optional(),
  /** open: not ended. overdue: its nearest clock has passed. today, week: falls due by the end of it. */
  due: z.enum(['overdue', 'today', 'week', 'at_risk', 'in_time']).optional(),
  open: Flag,
  disputed: Flag,
  falseClosure: Flag,
  reopened: Flag,
  sealed: Flag,
  /** Waiting for an answer to an extension or an objection. */
  asked: z.enum(['extension', 'objection']).optional(),
  /** Cases about what a rule derived: a red line, points. */
  about: z.enum(['mark', 'points', 'measure', 'ranking', 'duty']).optional(),
  recordedFrom: DayIn.optional(),
  recordedTo: DayIn.optional(),
  closedFrom: DayIn.optional(),
  closedTo: DayIn.optional(),
  /** How it ended, as rates look at it. */
  countsAs: z.enum(['solved', 'confirmed', 'explained', 'open']).optional(),
  /** It has been in this state and is no more. */
  passed: z.enum(['recorded', 'assigned', 'working', 'answered', 'suspended']).optional(),
  /** It was open when this day ended, as it is recorded today. */
  openOn: DayIn.optional(),
  /** In the area, or of an enterprise or project that lies there. */
  areaId: Id.optional(),
  /** What nobody has said of it. */
  lacking: many(z.enum(['source', 'category', 'area'])),
  ids: Chosen,
})
export type MatterFilter = z.infer<typeof MatterFilter>

export const listMatters = contract({
  method: 'GET',
  path: '/api/matters',
  tag: 'matter',
  summary: '事项列表：筛选、排序、精确计数、键集翻页',
  query: PageQuery.extend(MatterFilter.shape).extend({ sort: z.enum(['due', 'newest']).optional() }),
  response: pageOf(MatterRow),
})

export const ActShown = z
  .object({
    seq: z.int(),
    act: z.string(),
    title: z.string(),
    at: Moment,
    actor: z.object({ person: Named.nullable(), org: Named.nullable(), role: z.string() }),
    reason: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
    /** The act in one sentence. */
    sentence: z.string(),
    refused: z.boolean(),
    refusal: z.object({ code: z.string(), detail: z.string() }).nullable(),
  })
  .meta({ id: 'ActShown' })
export type ActShown = z.infer<typeof ActShown>

/** An act one might take now; when not allowed, the rule that forbids it in words. */
export const PossibleAct = z
  .object({
    act: z.string(),
    title: z.string(),
    allowed: z.boolean(),
    /** The one or two that are expected next. */
    primary: z.boolean(),
    refusal: z.object({ code: z.string(), detail: z.string() }).nullable(),
    /** The clause of the program's entry that governs it. */
    clause: z.string().nullable(),
  })
  .meta({ id: 'PossibleAct' })
export type PossibleAct = z.infer<typeof PossibleAct>

export const CaseMark = z
  .object({
    id: Id,
    title: z.string(),
    sentence: z.string(),
    clause: z.string().nullable(),
    redLine: z.boolean(),
    at: Moment,
    to: z.string(),
    /** Its fact was taken back after the case had been opened. */
    gone: z.boolean(),
    still: z.boolean(),
    excused: z.boolean(),
    confirmed: z.boolean(),
    decision: z.enum(['none', 'open', 'upheld', 'cleared', 'withdrawn']),
    points: z.array(z.object({ id: Id, title: z.string(), to: z.string(), value: z.string(), cancelled: z.boolean() })),
  })
  .meta({ id: 'CaseMark' })

export const MatterDetail = MatterRow.extend({
  body: z.string(),
  document: z.string().nullable(),
  programVersion: z.int(),
  units: z.array(z.string()),
  handler: Named.nullable(),
  /** The unit it is about, which need not be the one that handles it. */
  respondent: Named.nullable(),
  /** What the order itself set. */
  finishBy: Day.nullable(),
  standard: z.string().nullable(),
  raisedBy: z.string(),
  raiser: Named.nullable(),
  visitId: Id.nullable(),
  about: z.object({ kind: z.string(), id: Id }).nullable(),
  /** Of a case: the mark it looks into, what was decided, the points that follow. */
  mark: CaseMark.nullable(),
  mergedInto: Named.nullable(),
  splitFrom: Named.nullable(),
  parties: z.array(
    z.object({
      org: Named,
      role: z.string(),
      fromAt: Moment,
      /** null: still at work on it. */
      toAt: Moment.nullable(),
      signedAt: Moment.nullable(),
      answeredAt: Moment.nullable(),
    }),
  ),
  clocks: z.array(ClockShown),
  acts: z.array(ActShown),
  possible: z.array(PossibleAct),
  closings: z.array(
    z.object({
      id: Id,
      endId: z.string(),
      at: Moment,
      agreed: z.string(),
      refutedAt: Moment.nullable(),
      refutedBy: z.string().nullable(),
      signals: z.array(z.unknown()),
    }),
  ),
  callbacks: z.array(
    z.object({
      id: Id,
      at: Moment,
      how: z.string(),
      reached: z.boolean(),
      outcome: z.string().nullable(),
      confirmed: z.boolean().nullable(),
      text: z.string().nullable(),
    }),
  ),
  ratings: z.array(
    z.object({
      id: Id,
      at: Moment,
      grade: z.string().nullable(),
      score: z.string().nullable(),
      rater: z.string(),
      text: z.string().nullable(),
    }),
  ),
  papers: z.array(
    z.object({
      id: Id,
      paper: z.string(),
      number: z.string().nullable(),
      title: z.string(),
      issuedAt: Moment,
      voidedAt: Moment.nullable(),
    }),
  ),
  attachments: z.array(
    z.object({ id: Id, name: z.string(), mediaType: z.string(), size: z.int(), recordedAt: Moment }),
  ),
  similar: z.array(z.object({ id: Id, number: z.string(), title: z.string(), state: MatterState, at: Moment })),
  /** How the program's routes would have it go. */
  suggestion: z
    .object({ give: z.enum(['order', 'submission', 'record']), orgs: z.array(Named), clause: z.string().nullable() })
    .nullable(),
  /** What waits for somebody's ruling. */
  asked: z.object({
    extension: z
      .object({
        org: Named.nullable(),
        add: z.object({ n: z.number(), unit: z.string() }),
        at: Moment,
        reason: z.string(),
      })
      .nullable(),
    objection: z.object({ org: Named, at: Moment, reason: z.string() }).nullable(),
  }),
  /** What the program offers where an act asks for a choice. */
  choices: z.object({
    categories: z.array(z.string()),
    urgencies: z.array(z.string()),
    weights: z.array(z.string()),
    levels: z.array(z.string()),
    sources: z.array(z.string()),
    ends: z.array(z.object({ id: z.string(), title: z.string(), countsAs: z.string(), needs: z.array(z.string()) })),
    tiers: z.array(z.object({ id: z.string(), title: z.string() })),
    refusalGrounds: z.array(z.string()),
    /** Levels of a supervision slip that it has not had yet, the lowest first; where the program has none, the slip itself. */
    slips: z.array(z.string()),
    /** Who coordinates for whom it is about, by the program's links. */
    leader: Named.nullable(),
    /** Reasons for which a clock may stand still. */
    stops: z.array(z.string()),
    /** An order may set its own last day. */
    ownDay: z.boolean(),
  }),
}).meta({ id: 'MatterDetail' })
export type MatterDetail = z.infer<typeof MatterDetail>

export const getMatter = contract({
  method: 'GET',
  path: '/api/matters/:id',
  tag: 'matter',
  summary: '事项页：经过、时限、各方、可办的事',
  params: IdParams,
  response: MatterDetail,
})

export const countMatters = contract({
  method: 'GET',
  path: '/api/matters/counts',
  tag: 'matter',
  summary: '按状态、时限计数（与列表同一筛选）',
  query: MatterFilter,
  response: z.object({
    total: z.int(),
    byState: z.record(z.string(), z.int()),
    overdue: z.int(),
    dueToday: z.int(),
    dueThisWeek: z.int(),
  }),
})
