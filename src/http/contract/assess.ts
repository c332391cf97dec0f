import { z } from 'zod'
import { Day, Id, Moment, Named } from './common.ts'
import { contract } from './route.ts'
import { PeriodShown, RuleShown, ScoreLine } from './score.ts'
import { DutyShown } from './workbench.ts'

const Account = z.object({ kind: z.enum(['person', 'org']), id: Id, name: z.string() })

export const myPoints = contract({
  method: 'GET',
  path: '/api/my-points',
  tag: 'score',
  summary: '本人、本单位的积分：逐日明细、预警、还能做的事；不含排名',
  query: z.object({
    program: z.string().max(100),
    account: Id.optional(),
    calendar: z.string().max(100).optional(),
    ordinal: z.coerce.number().int().optional(),
  }),
  response: z.object({
    accounts: z.array(Account),
    account: Account,
    programTitle: z.string(),
    period: PeriodShown.nullable(),
    periods: z.array(PeriodShown),
    /** Sum of what counts. */
    total: z.string(),
    /** Points of the period, the latest first. */
    entries: z.array(ScoreLine),
    /** What will count on a day if nothing is done. */
    warnings: z.array(
      z.object({
        id: Id,
        kind: z.enum(['points', 'mark']),
        rule: RuleShown,
        give: z.string().nullable(),
        bitesAt: Moment,
        /** Open duties that bear on it; among `duties` where they are one's own. */
        dutyIds: z.array(Id),
      }),
    ),
    /** Open duties, the nearest limit first, at most a hundred. */
    duties: z.array(DutyShown),
    dutiesTotal: z.int(),
  }),
})

/** A figure in words; null: the rule gives nothing. */
const Said = z.string().nullable()

export const forecastScore = contract({
  method: 'GET',
  path: '/api/my-points/forecast',
  tag: 'score',
  summary: '本期预测：到期末不再办理任何事项，或应尽事项全部按期完成，各会怎样；按规则算出，不写入任何数据',
  query: z.object({
    program: z.string().max(100),
    account: Id.optional(),
    calendar: z.string().max(100).optional(),
  }),
  response: z.object({
    account: Account,
    period: PeriodShown,
    asOf: Moment,
    now: z.string(),
    ifMet: z.string(),
    ifMissed: z.string(),
    rows: z.array(
      z.object({
        kind: z.enum(['points', 'measure', 'mark']),
        rule: z.string(),
        title: z.string(),
        clause: z.string().nullable(),
        unit: z.string().nullable(),
        period: z.string().nullable(),
        now: Said,
        ifMet: Said,
        ifMissed: Said,
        /** The two ends differ: it still depends on what is done. */
        open: z.boolean(),
      }),
    ),
  }),
})

const Subject = z.object({ kind: z.string(), id: Id, name: z.string() })

export const readAssessment = contract({
  method: 'GET',
  path: '/api/assessments',
  tag: 'score',
  summary: '考核：一期得分的各分项、总分、名次，未交自评的对象，可拟的结果公文',
  query: z.object({
    program: z.string().max(100).optional(),
    measure: z.string().max(100).optional(),
    ordinal: z.coerce.number().int().optional(),
  }),
  response: z.object({
    /** Every composed score of the programs in force. */
    choices: z.array(
      z.object({ programKey: z.string(), programTitle: z.string(), measure: z.string(), title: z.string() }),
    ),
    /** null: no program in force weighs parts into a score. */
    assessment: z
      .object({
        programKey: z.string(),
        programTitle: z.string(),
        rule: RuleShown,
        full: z.number(),
        period: PeriodShown.nullable(),
        periods: z.array(PeriodShown),
        ranking: z.object({ id: z.string(), title: z.string() }).nullable(),
        parts: z.array(z.object({ part: z.string(), title: z.string(), weight: z.number() })),
        rows: z.array(
          z.object({
            id: Id,
            subject: Subject,
            state: z.enum(['value', 'not_applicable', 'missing']),
            value: z.string().nullable(),
            place: z.int().nullable(),
            of: z.int().nullable(),
            pool: z.string(),
            rankingId: Id.nullable(),
            parts: z.array(
              z.object({
                part: z.string(),
                title: z.string(),
                weight: z.number(),
                state: z.string(),
                value: z.string().nullable(),
                earned: z.string().nullable(),
                /** The measure's row the part was read from: opens its evidence. */
                sourceId: Id.nullable(),
              }),
            ),
          }),
        ),
        /** Duties by which something a part reads is handed in. */
        handedIn: z.array(z.object({ rule: z.string(), title: z.string() })),
        notHandedIn: z.array(
          z.object({ id: Id, rule: z.string(), title: z.string(), owner: Subject, state: z.string(), dueAt: Moment }),
        ),
        papers: z.array(z.object({ id: z.string(), title: z.string() })),
      })
      .nullable(),
  }),
})

const Figure = z.object({
  /** The derived row: opens its evidence. */
  id: Id,
  rule: z.string(),
  state: z.enum(['value', 'not_applicable', 'missing']),
  value: z.string().nullable(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
})

export const readLetters = contract({
  method: 'GET',
  path: '/api/assessments/letters',
  tag: 'score',
  summary: '结果反馈：各单位和其人员的率（分子、分母），本期已拟的反馈函',
  query: z.object({
    program: z.string().max(100).optional(),
    paper: z.string().max(100).optional(),
    ordinal: z.coerce.number().int().optional(),
  }),
  response: z.object({
    choices: z.array(
      z.object({ programKey: z.string(), programTitle: z.string(), paper: z.string(), title: z.string() }),
    ),
    /** null: no program in force makes a result known to each unit. */
    letter: z
      .object({
        programKey: z.string(),
        programTitle: z.string(),
        paper: z.object({ id: z.string(), title: z.string() }),
        rule: RuleShown,
        measures: z.array(z.object({ measure: z.string(), title: z.string() })),
        /** The figures are shares: shown as per cent. */
        share: z.boolean(),
        period: PeriodShown.nullable(),
        periods: z.array(PeriodShown),
        units: z.array(
          z.object({
            orgId: Id,
            name: z.string(),
            figure: Figure.nullable(),
            persons: z.array(Figure.extend({ subjectId: Id, name: z.string() })),
            draftId: Id.nullable(),
          }),
        ),
      })
      .nullable(),
  }),
})

export const draftLetters = contract({
  method: 'POST',
  path: '/api/assessments/letters',
  tag: 'score',
  summary: '逐单位拟结果反馈函；本期已有的不重拟，没有结果的不拟',
  body: z.object({ programKey: z.string().min(1).max(100), paper: z.string().min(1).max(100), ordinal: z.int() }),
  response: z.object({ drafted: z.int(), kept: z.int(), without: z.int() }),
})

export const listExemptions = contract({
  method: 'GET',
  path: '/api/exemptions',
  tag: 'record',
  summary: '有效的免责、不考核及理由、批准人，和方案规定的情形',
  query: z.object({
    program: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  response: z.object({
    kinds: z.array(
      z.object({
        programKey: z.string(),
        programTitle: z.string(),
        exemption: z.string(),
        title: z.string(),
        effect: z.string(),
        grounds: z.array(z.string()),
        duties: z.array(z.string()),
        clause: z.string().nullable(),
        assumed: z.string().nullable(),
      }),
    ),
    items: z.array(
      z.object({
        id: Id,
        programTitle: z.string(),
        title: z.string(),
        rule: z.string().nullable(),
        subject: Subject,
        /** The period it is granted for, where it is for one. */
        period: z.string().nullable(),
        dueDay: Day.nullable(),
        fromDay: z.string().nullable(),
        toDay: z.string().nullable(),
        reason: z.string(),
        grantedBy: Named.nullable(),
        at: Moment,
      }),
    ),
    total: z.int(),
  }),
})
