import { z } from 'zod'
import { Day, Id, Moment } from './common.ts'
import { contract } from './route.ts'

export const PeriodShown = z
  .object({
    calendar: z.string(),
    ordinal: z.int(),
    label: z.string(),
    firstDay: Day,
    lastDay: Day,
    sealedAt: Moment.nullable(),
  })
  .meta({ id: 'PeriodShown' })
export type PeriodShown = z.infer<typeof PeriodShown>

/** A rule in plain words with the words of the notice it follows. */
export const RuleShown = z
  .object({
    rule: z.string(),
    kind: z.enum(['duty', 'measure', 'ranking', 'mark', 'points', 'link', 'matter']),
    title: z.string(),
    /** The rule as a sentence. */
    sentence: z.string(),
    clause: z.string().nullable(),
    assumed: z.string().nullable(),
  })
  .meta({ id: 'RuleShown' })
export type RuleShown = z.infer<typeof RuleShown>

const Subject = z.object({ kind: z.string(), id: Id, name: z.string() })

export const listRankings = contract({
  method: 'GET',
  path: '/api/rankings',
  tag: 'score',
  summary: '方案的排名和已有结果的期',
  query: z.object({ program: z.string().max(100).optional() }),
  response: z.array(
    z.object({
      programKey: z.string(),
      programTitle: z.string(),
      ranking: z.string(),
      title: z.string(),
      calendar: z.string(),
      subject: z.string(),
      periods: z.array(PeriodShown),
    }),
  ),
})

export const RankingRow = z
  .object({
    id: Id,
    place: z.int(),
    of: z.int(),
    pool: z.string(),
    previousPlace: z.int().nullable(),
    subject: Subject,
    value: z.string(),
    /** Points given in the period to this subject, by the sign. */
    points: z.string().nullable(),
    mine: z.boolean(),
  })
  .meta({ id: 'RankingRow' })
export type RankingRow = z.infer<typeof RankingRow>

export const getRanking = contract({
  method: 'GET',
  path: '/api/rankings/:program/:ranking',
  tag: 'score',
  summary: '一期排名',
  params: z.object({ program: z.string(), ranking: z.string() }),
  query: z.object({ ordinal: z.coerce.number().int().optional() }),
  response: z.object({
    rule: RuleShown,
    period: PeriodShown.nullable(),
    /** When it was computed, on which version; null: never. */
    computedAt: Moment.nullable(),
    version: z.int().nullable(),
    sealed: z.boolean(),
    rows: z.array(RankingRow),
  }),
})

/** One line of a score sheet. value, not_applicable or missing: a word is never a zero. */
export const ScoreLine = z
  .object({
    /** Id of the derived row: opens its evidence. */
    id: Id,
    kind: z.enum(['measure', 'points', 'mark', 'duty', 'ranking']),
    rule: RuleShown,
    calendar: z.string().nullable(),
    period: z.string().nullable(),
    state: z.enum(['value', 'not_applicable', 'missing']),
    value: z.string().nullable(),
    unit: z.string().nullable(),
    numerator: z.string().nullable(),
    denominator: z.string().nullable(),
    sample: z.int().nullable(),
    /** Parts of a composed score: weight, what was earned. */
    parts: z.array(
      z.object({
        part: z.string(),
        title: z.string(),
        weight: z.number(),
        state: z.string(),
        value: z.string().nullable(),
        earned: z.string().nullable(),
      }),
    ),
    /** Of points: warned but not yet counted, cancelled by a later fact. */
    warnedUntil: Moment.nullable(),
    cancelled: z.boolean(),
    confirmed: z.boolean().nullable(),
    redLine: z.boolean(),
    at: Moment,
    evidence: z.int(),
    /** The result as a sentence: `应走访 24 次，按期 21 次，87.5%`. */
    sentence: z.string(),
    /** The same where the rule's name and clause stand beside it. */
    why: z.string(),
  })
  .meta({ id: 'ScoreLine' })
export type ScoreLine = z.infer<typeof ScoreLine>

export const getScoreSheet = contract({
  method: 'GET',
  path: '/api/score-sheets/:program/:kind/:id',
  tag: 'score',
  summary: '积分表：一个对象一期的每一项，附规则、条款；逐项可看依据',
  params: z.object({ program: z.string(), kind: z.enum(['org', 'person', 'enterprise', 'project', 'area']), id: Id }),
  query: z.object({ calendar: z.string().optional(), ordinal: z.coerce.number().int().optional() }),
  response: z.object({
    subject: Subject,
    programTitle: z.string(),
    version: z.int(),
    period: PeriodShown.nullable(),
    periods: z.array(PeriodShown),
    /** Sum of what counts. */
    total: z.string(),
    lines: z.array(ScoreLine),
    adjustments: z.array(
      z.object({
        id: Id,
        rule: z.string(),
        clause: z.string().nullable(),
        period: z.string(),
        points: z.string().nullable(),
        reason: z.string(),
        at: Moment,
      }),
    ),
  }),
})

export const listBoardFigures = contract({
  method: 'GET',
  path: '/api/boards/:board/figures',
  tag: 'score',
  summary: '一类台账（或投诉和意见）的数：各方案由它们和同一条款的名单算出的最近一期，逐个可看依据',
  params: z.object({ board: z.enum(['finance', 'jobs', 'products', 'approvals', 'complaints']) }),
  response: z.array(
    z.object({
      programKey: z.string(),
      id: Id,
      rule: RuleShown,
      period: z.string(),
      state: z.enum(['value', 'not_applicable', 'missing']),
      /** With its unit. */
      value: z.string().nullable(),
      evidence: z.int(),
    }),
  ),
})

export const EvidenceRow = z
  .object({
    kind: z.string(),
    id: Id,
    /** The fact in a sentence. */
    title: z.string(),
    at: Moment.nullable(),
    /** Page that shows the fact itself, when there is one: `matters/<id>`. */
    opens: z.string().nullable(),
    /** Whether it counted, and as what. */
    counted: z.string().nullable(),
  })
  .meta({ id: 'EvidenceRow' })
export type EvidenceRow = z.infer<typeof EvidenceRow>

export const getEvidence = contract({
  method: 'GET',
  path: '/api/evidence/:program/:id',
  tag: 'score',
  summary: '一项结果的依据：规则、条款、逐条事实',
  params: z.object({ program: z.string(), id: Id }),
  query: z.object({ kind: z.enum(['measure', 'points', 'mark', 'duty', 'ranking', 'cover']) }),
  response: z.object({
    rule: RuleShown,
    sentence: z.string(),
    value: z.string().nullable(),
    rows: z.array(EvidenceRow),
    total: z.int(),
  }),
})

export const runEngine = contract({
  method: 'POST',
  path: '/api/programs/:program/runs',
  tag: 'score',
  summary: '重新计算方案的应尽事项、积分、排名、标记',
  params: z.object({ program: z.string() }),
  body: z.object({ full: z.boolean().default(false) }),
  response: z.object({ id: Id, durationMs: z.int(), rows: z.int() }),
})

export const sealPeriod = contract({
  method: 'POST',
  path: '/api/programs/:program/seals',
  tag: 'score',
  summary: '封账：公布并冻结一期，留下摘要',
  params: z.object({ program: z.string() }),
  body: z.object({ calendar: z.string(), ordinal: z.int() }),
  status: 201,
  response: z.object({ id: Id, digest: z.string(), sealedAt: Moment }),
})

export const adjustSealed = contract({
  method: 'POST',
  path: '/api/programs/:program/adjustments',
  tag: 'score',
  summary: '封账后的更正：按迟到的事实算出差额，记入当前期',
  params: z.object({ program: z.string() }),
  response: z.object({ adjustments: z.int() }),
})

const MarkDecision = z.enum(['none', 'open', 'upheld', 'cleared', 'withdrawn'])

export const listMarks = contract({
  method: 'GET',
  path: '/api/marks',
  tag: 'score',
  summary: '标记：名单、红线、预警',
  query: z.object({
    program: z.string().max(100).optional(),
    rule: z.string().max(100).optional(),
    redLine: z
      .enum(['true', 'false'])
      .transform((v) => v === 'true')
      .optional(),
    toId: Id.optional(),
    orgId: Id.optional(),
    personId: Id.optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    /** What people made of it: nothing yet, the case runs, confirmed, not confirmed, taken back on appeal. */
    decision: MarkDecision.optional(),
    /** Only those that count: they stand, are not still to come, and are not excused. */
    counted: z
      .enum(['true', 'false'])
      .transform((v) => v === 'true')
      .optional(),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    items: z.array(
      z.object({
        id: Id,
        programKey: z.string(),
        rule: z.string(),
        title: z.string(),
        clause: z.string().nullable(),
        redLine: z.boolean(),
        to: Subject,
        at: Moment,
        still: z.boolean(),
        confirmed: z.boolean(),
        excused: z.boolean(),
        pending: z.boolean(),
        /** Its fact was taken back after the case had been opened. */
        gone: z.boolean(),
        nth: z.int(),
        caseId: Id.nullable(),
        decision: MarkDecision,
      }),
    ),
    next: z.string().nullable(),
    total: z.int().nullable(),
  }),
})
