import { z } from 'zod'
import { Day, DayIn, Id, Moment, Named, Revision } from './common.ts'
import { contract } from './route.ts'
import { RuleShown } from './score.ts'

export const ProgramRow = z.object({
  key: z.string(),
  title: z.string(),
  source: z.string(),
  currentVersion: z.int().nullable(),
  inForceFrom: Day.nullable(),
  inForceTo: Day.nullable(),
  versions: z.int(),
  /** How many phases and indicators it declares: whether it is a campaign, and has targets. */
  phases: z.int(),
  indicators: z.int(),
  revision: Revision,
})
export type ProgramRow = z.infer<typeof ProgramRow>

export const listPrograms = contract({
  method: 'GET',
  path: '/api/programs',
  tag: 'program',
  summary: '方案',
  response: z.array(ProgramRow),
})

export const VersionRow = z.object({
  version: z.int(),
  hash: z.string(),
  inForceFrom: Day,
  inForceTo: Day.nullable(),
  publishedAt: Moment,
  publishedBy: Named.nullable(),
})

export const getProgram = contract({
  method: 'GET',
  path: '/api/programs/:program',
  tag: 'program',
  summary: '方案：规则手册、版本、名单、表单、事项种类',
  params: z.object({ program: z.string() }),
  query: z.object({ version: z.coerce.number().int().optional() }),
  response: z.object({
    key: z.string(),
    title: z.string(),
    source: z.string(),
    version: z.int(),
    versions: z.array(VersionRow),
    /** The rule book in Chinese Markdown. */
    book: z.string(),
    rules: z.array(RuleShown),
    groups: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        of: z.string(),
        expect: z.int().nullable(),
        members: z.int(),
        clause: z.string().nullable(),
      }),
    ),
    links: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        holder: z.string(),
        target: z.string(),
        kinds: z.array(z.string()),
      }),
    ),
    matters: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        kind: z.string(),
        sources: z.array(z.string()),
        categories: z.array(z.string()),
        urgencies: z.array(z.string()),
        weights: z.array(z.string()),
        levels: z.array(z.string()),
      }),
    ),
    forms: z.array(z.object({ id: z.string(), title: z.string(), about: z.string(), register: z.boolean() })),
    calendars: z.array(z.object({ id: z.string(), title: z.string() })),
    /** The YAML as it was uploaded. */
    text: z.string(),
  }),
})

export const Fault = z.object({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  message: z.string(),
  hint: z.string().nullable(),
})
export type Fault = z.infer<typeof Fault>

export const checkProgram = contract({
  method: 'POST',
  path: '/api/programs/check',
  tag: 'program',
  summary: '检查方案文本：一次指出全部问题，附行列和应改成什么',
  repeatable: true,
  body: z.object({ text: z.string().min(1).max(2_000_000), name: z.string().max(200).optional() }),
  response: z.object({
    faults: z.array(Fault),
    /** The rule book as it would read; null while there are faults. */
    book: z.string().nullable(),
    key: z.string().nullable(),
    version: z.int().nullable(),
  }),
})

export const publishProgram = contract({
  method: 'POST',
  path: '/api/programs',
  tag: 'program',
  summary: '发布方案版本：不可更改，内容有摘要',
  body: z.object({ text: z.string().min(1).max(2_000_000), file: z.string().max(200).optional() }),
  status: 201,
  response: z.object({ key: z.string(), version: z.int(), hash: z.string() }),
})

export const listMembers = contract({
  method: 'GET',
  path: '/api/programs/:program/groups/:group',
  tag: 'program',
  summary: '方案名单',
  params: z.object({ program: z.string(), group: z.string() }),
  query: z.object({ on: DayIn.optional() }),
  response: z.object({
    id: z.string(),
    title: z.string(),
    of: z.string(),
    expect: z.int().nullable(),
    members: z.array(z.object({ id: Id, name: z.string() })),
  }),
})

const Subject = z.object({ kind: z.string(), id: z.string(), name: z.string() })
const RuleRef = z.object({ kind: z.string(), id: z.string(), title: z.string() })
const Standing = z.object({ place: z.int(), of: z.int(), value: z.string() })

export const WhatIf = z.object({
  program: z.string(),
  title: z.string(),
  /** The published version that judges the period, and the version of the text. */
  version: z.int(),
  newVersion: z.int(),
  asOf: Moment,
  period: z.object({
    calendar: z.string(),
    ordinal: z.int(),
    label: z.string(),
    firstDay: Day,
    lastDay: Day,
    ended: z.boolean(),
    sealed: z.boolean(),
  }),
  entries: z.array(
    z.object({
      section: z.string(),
      id: z.string(),
      title: z.string(),
      change: z.enum(['added', 'removed', 'changed']),
    }),
  ),
  points: z.array(
    z.object({
      account: Subject,
      was: z.string(),
      wouldBe: z.string(),
      differs: z.boolean(),
      byRule: z.array(z.object({ rule: z.string(), title: z.string(), was: z.string(), wouldBe: z.string() })),
      /** The changed rules behind the difference. */
      because: z.array(RuleRef),
    }),
  ),
  rankings: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      calendar: z.string(),
      ordinal: z.int(),
      rows: z.array(
        z.object({
          subject: Subject,
          pool: z.string(),
          was: Standing.nullable(),
          wouldBe: Standing.nullable(),
          differs: z.boolean(),
          because: z.array(RuleRef),
        }),
      ),
    }),
  ),
  measures: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      ordinal: z.int(),
      subject: Subject,
      was: z.string().nullable(),
      wouldBe: z.string().nullable(),
      because: z.array(RuleRef),
    }),
  ),
  marks: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      account: Subject,
      was: z.int(),
      wouldBe: z.int(),
      because: z.array(RuleRef),
    }),
  ),
  /** Rows left out, for length. */
  left: z.int(),
})
export type WhatIf = z.infer<typeof WhatIf>

export const whatIf = contract({
  method: 'POST',
  path: '/api/programs/:program/what-if',
  tag: 'program',
  summary: '试算方案改动：同样的事实，按改后的规则，上一季的积分和排名会怎样；不写入任何数据',
  params: z.object({ program: z.string() }),
  repeatable: true,
  body: z.object({
    text: z.string().min(1).max(2_000_000),
    file: z.string().max(200).optional(),
    calendar: z.string().max(100).optional(),
    period: z.string().max(100).optional(),
  }),
  response: WhatIf,
})
