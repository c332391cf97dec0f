import { z } from 'zod'
import { Day, Id, Moment, Named, PageQuery, pageOf } from './common.ts'
import { contract } from './route.ts'

export const PeriodShown = z.object({
  calendar: z.string(),
  ordinal: z.int(),
  label: z.string(),
  firstDay: Day,
  lastDay: Day,
  sealedAt: Moment.nullable(),
})

/** `state` says whether there is a value; missing and not applicable are never 0. */
const Value = z.object({ value: z.string().nullable(), state: z.enum(['value', 'not_applicable', 'missing']) })

export const listPeriods = contract({
  method: 'GET',
  path: '/api/periods',
  tag: 'score',
  summary: '考核周期',
  query: z.object({ program: z.string().max(100), calendar: z.string().max(50) }),
  response: z.array(PeriodShown),
})

export const getRanking = contract({
  method: 'GET',
  path: '/api/rankings',
  tag: 'score',
  summary: '排名：名次、值、上期名次；无值的另列并说明',
  query: z.object({
    program: z.string().max(100),
    ranking: z.string().max(100),
    ordinal: z.coerce.number().int().optional(),
  }),
  response: z.object({
    title: z.string(),
    clause: z.string().nullable(),
    assumed: z.string().nullable(),
    /** The ranking rule as a plain sentence. */
    sentence: z.string(),
    period: PeriodShown.nullable(),
    asOf: Moment.nullable(),
    measure: z.string(),
    measureTitle: z.string(),
    rows: z.array(
      z.object({
        id: Id,
        subject: Named,
        subjectKind: z.string(),
        place: z.int(),
        fromBottom: z.int(),
        of: z.int(),
        pool: z.string(),
        value: z.string(),
        previousPlace: z.int().nullable(),
      }),
    ),
    unranked: z.array(z.object({ subject: Named, state: z.string(), why: z.string().nullable() })),
  }),
})

/** Rule, clause and words: the second step from a figure to its source. */
export const RuleShown = z.object({
  kind: z.string(),
  id: z.string(),
  title: z.string(),
  clause: z.string().nullable(),
  assumed: z.string().nullable(),
  /** The clause's own text, where the program quotes it. */
  clauseText: z.string().nullable(),
  /** The rule as a plain sentence. */
  sentence: z.string(),
})

export const getScoreSheet = contract({
  method: 'GET',
  path: '/api/scores/:kind/:id',
  tag: 'score',
  summary: '积分表：口径值、分项、每一笔积分，各有依据',
  params: z.object({ kind: z.enum(['org', 'person', 'enterprise', 'project', 'area', 'authority']), id: Id }),
  query: z.object({
    program: z.string().max(100),
    calendar: z.string().max(50).optional(),
    ordinal: z.coerce.number().int().optional(),
  }),
  response: z.object({
    subject: Named,
    subjectKind: z.string(),
    period: PeriodShown.nullable(),
    measures: z.array(
      Value.extend({
        id: Id,
        rule: z.string(),
        title: z.string(),
        clause: z.string().nullable(),
        unit: z.string().nullable(),
        share: z.boolean(),
        numerator: z.string().nullable(),
        denominator: z.string().nullable(),
        sample: z.int(),
        /** The result as a sentence: `应走访 24 次，按期 21 次，87.5%，按第十二条（一）计 15 分`. */
        sentence: z.string(),
        parts: z.array(
          z.object({
            part: z.string(),
            title: z.string(),
            weight: z.string(),
            earned: z.string().nullable(),
            value: z.string().nullable(),
            state: z.string(),
            rowId: Id.nullable(),
          }),
        ),
      }),
    ),
    points: z.array(
      z.object({
        id: Id,
        rule: z.string(),
        title: z.string(),
        clause: z.string().nullable(),
        day: Day,
        give: z.string(),
        value: z.string(),
        warned: z.boolean(),
        warnedUntil: Moment.nullable(),
        cancelled: z.boolean(),
        sentence: z.string(),
      }),
    ),
    total: z.string(),
    marks: z.array(
      z.object({ id: Id, rule: z.string(), title: z.string(), day: Day, redLine: z.boolean(), confirmed: z.boolean() }),
    ),
    adjustments: z.array(
      z.object({
        id: Id,
        title: z.string(),
        clause: z.string().nullable(),
        period: z.string(),
        points: z.string().nullable(),
        reason: z.string(),
        day: Day,
      }),
    ),
    rankings: z.array(z.object({ ranking: z.string(), title: z.string(), place: z.int(), of: z.int() })),
  }),
})

/** The rows a derived row rests on; each leads to the act itself. */
export const getEvidence = contract({
  method: 'GET',
  path: '/api/evidence/:id',
  tag: 'score',
  summary: '依据：规则原话、条款、逐条事实',
  params: z.object({ id: Id }),
  query: PageQuery.extend({ side: z.enum(['numerator', 'denominator']).optional() }),
  response: z.object({
    rule: RuleShown,
    subject: Named.nullable(),
    period: PeriodShown.nullable(),
    sentence: z.string(),
    rows: pageOf(
      z.object({
        id: Id,
        kind: z.string(),
        /** The fact in one sentence. */
        sentence: z.string(),
        day: Day,
        counts: z.boolean(),
        /** Page that shows it: `matters/<id>`, `visits?id=`, `evidence?id=` for a derived row. */
        opens: z.string().nullable(),
      }),
    ),
  }),
})

export const MarkRow = z.object({
  id: Id,
  programKey: z.string(),
  rule: z.string(),
  title: z.string(),
  clause: z.string().nullable(),
  day: Day,
  to: Named,
  toKind: z.string(),
  person: Named.nullable(),
  org: Named.nullable(),
  enterprise: Named.nullable(),
  nth: z.int(),
  streak: z.int(),
  still: z.boolean(),
  excused: z.boolean(),
  confirmed: z.boolean(),
  redLine: z.boolean(),
  /** The case it opened. */
  case: z.object({ id: Id, number: z.string(), state: z.string() }).nullable(),
  sentence: z.string(),
})

export const listMarks = contract({
  method: 'GET',
  path: '/api/marks',
  tag: 'score',
  summary: '标记：红线、名单、预警',
  query: PageQuery.extend({
    program: z.string().max(100).optional(),
    rule: z.string().max(100).optional(),
    redLine: z
      .enum(['true', 'false'])
      .transform((v) => v === 'true')
      .optional(),
    orgId: Id.optional(),
    personId: Id.optional(),
  }),
  response: pageOf(MarkRow),
})

export const listSeals = contract({
  method: 'GET',
  path: '/api/seals',
  tag: 'score',
  summary: '封账与可封的周期',
  query: z.object({ program: z.string().max(100) }),
  response: z.array(
    z.object({
      period: PeriodShown,
      seal: z
        .object({
          id: Id,
          digest: z.string(),
          asOf: Moment,
          version: z.int(),
          sealedAt: Moment,
          sealedBy: Named.nullable(),
          rows: z.int(),
          adjustments: z.int(),
        })
        .nullable(),
      /** Why it cannot be sealed now: it still runs, the one before is open. */
      refusal: z.string().nullable(),
    }),
  ),
})

export const sealPeriod = contract({
  method: 'POST',
  path: '/api/seals',
  tag: 'score',
  summary: '封账：冻结并留摘要，此后的更正记入当期调整',
  body: z.object({ program: z.string().max(100), calendar: z.string().max(50), ordinal: z.int() }),
  status: 201,
  response: z.object({ id: Id, digest: z.string(), rows: z.int(), sentence: z.string() }),
})

export const listAdjustments = contract({
  method: 'GET',
  path: '/api/adjustments',
  tag: 'score',
  summary: '封账后的更正',
  query: PageQuery.extend({ program: z.string().max(100), sealId: Id.optional() }),
  response: pageOf(
    z.object({
      id: Id,
      ruleKind: z.string(),
      rule: z.string(),
      title: z.string(),
      clause: z.string().nullable(),
      period: z.string(),
      subject: Named,
      was: z.string().nullable(),
      wouldBe: z.string().nullable(),
      points: z.string().nullable(),
      reason: z.string(),
      at: Moment,
      enteredBy: Named.nullable(),
    }),
  ),
})

export const runEngine = contract({
  method: 'POST',
  path: '/api/engine/runs',
  tag: 'score',
  summary: '重新计算',
  body: z.object({ program: z.string().max(100) }),
  status: 202,
  response: z.object({
    id: Id,
    rows: z.int(),
    durationMs: z.int(),
    asOf: Moment,
    undecided: z.array(z.object({ rule: z.string(), where: z.string(), count: z.int() })),
  }),
})
