import { z } from 'zod'
import { Day, DayIn, Id, Moment, Named, Revision } from './common.ts'
import { contract } from './route.ts'

const KeyParams = z.object({ key: z.string().min(1).max(100) })

export const ProgramRow = z.object({
  key: z.string(),
  title: z.string(),
  currentVersion: z.int().nullable(),
  inForceFrom: Day.nullable(),
  inForceTo: Day.nullable(),
  publishedAt: Moment.nullable(),
  source: z.string().nullable(),
  revision: Revision,
})

export const listPrograms = contract({
  method: 'GET',
  path: '/api/programs',
  tag: 'program',
  summary: '方案',
  response: z.array(ProgramRow),
})

export const getProgram = contract({
  method: 'GET',
  path: '/api/programs/:key',
  tag: 'program',
  summary: '方案的规则书与版本；不给版本号则为现行版本',
  params: KeyParams,
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  response: ProgramRow.extend({
    version: z.int(),
    hash: z.string(),
    /** The rule book in Markdown, from `explain`. */
    ruleBook: z.string(),
    /** The YAML as published. */
    yaml: z.string(),
    versions: z.array(
      z.object({
        version: z.int(),
        hash: z.string(),
        inForceFrom: Day,
        inForceTo: Day.nullable(),
        publishedAt: Moment,
        publishedBy: Named.nullable(),
      }),
    ),
    roster: z.array(
      z.object({ group: z.string(), title: z.string(), of: z.string(), expected: z.int().nullable(), listed: z.int() }),
    ),
    parameters: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        value: z.string(),
        clause: z.string().nullable(),
        assumed: z.string().nullable(),
      }),
    ),
    calendars: z.array(z.string()),
    rankings: z.array(
      z.object({ id: z.string(), title: z.string(), calendar: z.string(), clause: z.string().nullable() }),
    ),
  }),
})

export const ProgramFault = z.object({
  line: z.int(),
  column: z.int(),
  message: z.string(),
  /** What would be right. */
  hint: z.string().nullable(),
  severity: z.enum(['error', 'warning']),
})

export const checkProgram = contract({
  method: 'POST',
  path: '/api/programs/check',
  tag: 'program',
  summary: '检查方案文件：所有错误一次列出，指明行列和正确写法',
  repeatable: true,
  body: z.object({ yaml: z.string().min(1).max(1_000_000) }),
  response: z.object({
    faults: z.array(ProgramFault),
    key: z.string().nullable(),
    title: z.string().nullable(),
    version: z.int().nullable(),
    ruleBook: z.string().nullable(),
  }),
})

export const publishProgram = contract({
  method: 'POST',
  path: '/api/programs',
  tag: 'program',
  summary: '发布方案；发布后不可更改，只能发布新版本',
  body: z.object({ yaml: z.string().min(1).max(1_000_000), inForceFrom: DayIn.optional() }),
  status: 201,
  response: z.object({ key: z.string(), version: z.int(), hash: z.string(), sentence: z.string() }),
})

export const setRoster = contract({
  method: 'POST',
  path: '/api/programs/:key/roster',
  tag: 'program',
  summary: '维护名单成员',
  params: KeyParams,
  body: z.object({
    group: z.string().max(100),
    add: z.array(Id).max(1000).default([]),
    remove: z.array(Id).max(1000).default([]),
    day: DayIn.optional(),
  }),
  response: z.object({ group: z.string(), listed: z.int() }),
})
