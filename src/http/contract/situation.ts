import { z } from 'zod'
import { Day, DayIn, Id, Named } from './common.ts'
import { contract } from './route.ts'

const Count = z.int()
/** Page and filter that show exactly the rows of a figure. */
const Opens = z.string()

/** Raised in a span of days, under one program or all. */
const Cohort = z.object({ program: z.string().max(100).optional(), from: DayIn, to: DayIn })

const FlowNode = z.object({ id: z.string(), words: z.array(z.string()), n: Count, opens: Opens })

export const readFlow = contract({
  method: 'GET',
  path: '/api/situation/flow',
  tag: 'situation',
  summary: '诉求流向：从来源经类别到结果，各段件数和清单',
  query: Cohort,
  response: z.object({
    total: Count,
    /** `*`: the less frequent together; `-`: not said. */
    sources: z.array(FlowNode),
    categories: z.array(FlowNode),
    outcomes: z.array(
      z.object({
        id: z.enum([
          'solved',
          'confirmed',
          'explained',
          'open',
          'in_time',
          'overdue',
          'suspended',
          'dismissed',
          'merged',
        ]),
        n: Count,
        opens: Opens,
      }),
    ),
    links: z.array(z.object({ from: z.string(), to: z.string(), n: Count, opens: Opens })),
  }),
})

const StageFigures = z.object({
  passed: Count,
  /** Days half of those that left it took at most; null: none left it. */
  median: z.number().nullable(),
  p90: z.number().nullable(),
  standing: Count,
  oldest: z.number().nullable(),
  opensPassed: Opens,
  opensStanding: Opens,
})

export const readStages = contract({
  method: 'GET',
  path: '/api/situation/stages',
  tag: 'situation',
  summary: '各环节用时：中位数、九成、现停留，卡在哪些单位',
  query: Cohort,
  response: z.object({
    stages: z.array(
      StageFigures.extend({
        state: z.string(),
        units: z.array(StageFigures.extend({ org: Named })),
        moreUnits: Count,
      }),
    ),
  }),
})

export const readAreas = contract({
  method: 'GET',
  path: '/api/situation/areas',
  tag: 'situation',
  summary: '片区方格图：企业、诉求、未了、超期',
  query: Cohort,
  response: z.object({
    areas: z.array(
      z.object({
        id: Id,
        name: z.string(),
        row: z.int(),
        col: z.int(),
        /** The office put it there; otherwise it stands where there was room. */
        placed: z.boolean(),
        enterprises: Count,
        raised: Count,
        open: Count,
        overdue: Count,
        opensRaised: Opens,
        opensOpen: Opens,
        opensOverdue: Opens,
        opensEnterprises: Opens,
      }),
    ),
  }),
})

export const placeAreas = contract({
  method: 'PUT',
  path: '/api/areas/places',
  tag: 'situation',
  summary: '摆放片区方格；未列的片区不摆放',
  body: z.object({
    places: z.array(z.object({ id: Id, row: z.int().min(0).max(29), col: z.int().min(0).max(29) })).max(900),
  }),
  response: z.object({ placed: Count }),
})

export const readTrend = contract({
  method: 'GET',
  path: '/api/situation/trend',
  tag: 'situation',
  summary: '趋势和预测：每月（周）新增、办结、期末未了',
  query: z.object({ program: z.string().max(100).optional(), by: z.enum(['month', 'week']).default('month') }),
  response: z.object({
    by: z.enum(['month', 'week']),
    /** So many steps the forecast rests on. */
    looksBack: z.int(),
    steps: z.array(
      z.object({
        first: Day,
        last: Day,
        /** The step that is not over has what there is of it. */
        over: z.boolean(),
        raised: Count,
        closed: Count,
        open: Count,
        opensRaised: Opens,
        opensClosed: Opens,
        opensOpen: Opens,
      }),
    ),
    /** From the end of the step that is not over on. */
    ahead: z.array(z.object({ first: Day, open: z.number(), low: z.number(), high: z.number() })),
  }),
})

export const readCoverage = contract({
  method: 'GET',
  path: '/api/situation/coverage',
  tag: 'situation',
  summary: '覆盖：联系、走访、应尽事项',
  query: Cohort,
  response: z.object({
    links: z.array(
      z.object({
        programKey: z.string(),
        programTitle: z.string(),
        title: z.string(),
        targets: Count,
        met: Count,
        opens: Opens,
      }),
    ),
    visits: z.object({ enterprises: Count, visited: Count, opens: Opens, opensNot: Opens }),
    duties: z.array(
      z.object({
        programKey: z.string(),
        programTitle: z.string(),
        title: z.string(),
        due: Count,
        met: Count,
        late: Count,
        missed: Count,
        opens: Opens,
      }),
    ),
  }),
})

const Cell = z.union([z.string().max(500), z.number(), z.null()])

export const takeTable = contract({
  method: 'POST',
  path: '/api/tables',
  tag: 'situation',
  summary: '把图表后面的表存成 xlsx',
  repeatable: true,
  body: z.object({
    title: z.string().trim().min(1).max(100),
    note: z.string().max(300).optional(),
    columns: z
      .array(z.object({ title: z.string().max(100), kind: z.enum(['text', 'number', 'percent', 'date']) }))
      .min(1)
      .max(50),
    rows: z.array(z.array(Cell).max(50)).max(5000),
  }),
  response: z.string(),
  gives: 'file',
})
