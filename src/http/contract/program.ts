import { z } from 'zod'
import { Day, DayIn, Id, Moment, Named, Revision } from './common.ts'
import { CaseFile, Text } from './program-text.ts'
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

export const publishProgram = contract({
  method: 'POST',
  path: '/api/programs',
  tag: 'program',
  summary: '发布方案版本：不可更改，内容有摘要',
  body: z.object({ text: Text, file: z.string().max(200).optional(), cases: z.array(CaseFile).max(50).optional() }),
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
