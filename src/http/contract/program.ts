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

/** What is wrong, where it stands, and the place in the program's own names: `points.bottom_three.where`. */
export const Fault = z.object({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  path: z.string(),
  message: z.string(),
})
export type Fault = z.infer<typeof Fault>

const Text = z.string().min(1).max(2_000_000)
const Key = z.object({ program: z.string().max(100) })
const CaseFile = z.object({ file: z.string().max(100), text: z.string().max(1_000_000) })

export const checkProgram = contract({
  method: 'POST',
  path: '/api/programs/check',
  tag: 'program',
  summary: '检查方案文本：一次指出全部问题，附行列和应改成什么',
  repeatable: true,
  body: z.object({ text: Text, name: z.string().max(200).optional(), language: z.enum(['zh', 'en']).optional() }),
  response: z.object({
    faults: z.array(Fault),
    warnings: z.array(Fault),
    /** The rule book as it would read; null while there are faults. */
    book: z.string().nullable(),
    rules: z.array(RuleShown),
    key: z.string().nullable(),
    version: z.int().nullable(),
  }),
})

export const tryCases = contract({
  method: 'POST',
  path: '/api/programs/try',
  tag: 'program',
  summary: '用例试算：给定事实，按这份文本得出什么，与预期不同之处；一次几个，不写入任何数据',
  repeatable: true,
  body: z.object({
    text: Text,
    cases: z.array(CaseFile).max(50),
    language: z.enum(['zh', 'en']).optional(),
    from: z.int().min(0).optional(),
    count: z.int().min(1).max(16).optional(),
  }),
  response: z.object({
    of: z.int(),
    tried: z.array(
      z.object({
        file: z.string(),
        line: z.int(),
        title: z.string(),
        faults: z.array(z.object({ line: z.int(), message: z.string() })),
        sentences: z.array(z.string()),
      }),
    ),
    unreadable: z.array(z.object({ file: z.string(), line: z.int(), message: z.string() })),
    /** Rules that no case hits, spares, or tries without a value; with the first cases only. */
    gaps: z.array(z.string()),
  }),
})

const Column = z.object({ id: z.string(), type: z.string(), label: z.string(), values: z.array(z.string()) })
const Labelled = z.array(z.object({ id: z.string(), label: z.string() }))

export const getLanguage = contract({
  method: 'GET',
  path: '/api/program-language',
  tag: 'program',
  summary: '方案语言：文件的 JSON Schema、事实目录、角色、周期',
  response: z.object({
    schema: z.record(z.string(), z.unknown()),
    sections: z.array(z.object({ section: z.string(), key: z.string() })),
    common: z.array(Column),
    facts: z.array(
      z.object({
        kind: z.string(),
        label: z.string(),
        /** What stands after the kind: `link <link>`. */
        named: z.string().nullable(),
        optional: z.boolean(),
        paths: z.array(z.string()),
        columns: z.array(Column),
      }),
    ),
    entities: z.array(
      z.object({
        kind: z.string(),
        attributes: z.array(
          z.object({
            id: z.string(),
            /** A column's type and name; null for a step to another entity. */
            type: z.string().nullable(),
            label: z.string().nullable(),
            entity: z.string().nullable(),
          }),
        ),
      }),
    ),
    roles: Labelled,
    calendars: Labelled,
    stops: Labelled,
  }),
})

const Original = z.object({
  name: z.string(),
  clauses: z.array(
    z.object({
      anchor: z.string(),
      level: z.int(),
      text: z.string(),
      /** Why no rule follows from it. */
      waived: z.string().optional(),
    }),
  ),
  keptAt: Moment,
  by: z.string().nullable(),
  revision: Revision,
})
export type Original = z.infer<typeof Original>

export const getDraft = contract({
  method: 'GET',
  path: '/api/programs/:program/draft',
  tag: 'program',
  summary: '方案编辑：本人草稿、已发布文本、他人草稿、通知原文',
  params: Key,
  response: z.object({
    key: z.string(),
    today: Day,
    published: z.object({ version: z.int(), inForceFrom: Day, text: z.string(), cases: z.array(CaseFile) }).nullable(),
    mine: z
      .object({
        text: z.string(),
        cases: z.array(CaseFile),
        baseVersion: z.int().nullable(),
        updatedAt: Moment,
        revision: Revision,
      })
      .nullable(),
    others: z.array(
      z.object({ id: Id, by: z.string(), text: z.string(), baseVersion: z.int().nullable(), updatedAt: Moment }),
    ),
    original: Original.nullable(),
  }),
})

export const listDrafts = contract({
  method: 'GET',
  path: '/api/program-drafts',
  tag: 'program',
  summary: '方案草稿：谁在改哪个方案',
  response: z.array(
    z.object({
      program: z.string(),
      title: z.string(),
      by: z.string(),
      mine: z.boolean(),
      baseVersion: z.int().nullable(),
      updatedAt: Moment,
    }),
  ),
})

export const keepDraft = contract({
  method: 'PUT',
  path: '/api/programs/:program/draft',
  tag: 'program',
  summary: '保存本人草稿；另一窗口已改则拒绝',
  params: Key,
  body: z.object({
    text: Text,
    cases: z.array(CaseFile).max(50),
    baseVersion: z.int().min(1).nullable(),
    /** The revision seen; 0 when there was none. */
    revision: z.int().min(0),
  }),
  response: z.object({ revision: Revision, updatedAt: Moment }),
})

export const dropDraft = contract({
  method: 'DELETE',
  path: '/api/programs/:program/draft',
  tag: 'program',
  summary: '放弃本人草稿',
  params: Key,
  response: z.object({}),
})

export const publishDraft = contract({
  method: 'POST',
  path: '/api/programs/:program/draft/publish',
  tag: 'program',
  summary: '发布本人草稿：版本不可更改，用例随之保存',
  params: Key,
  body: z.object({ revision: Revision }),
  status: 201,
  response: z.object({ key: z.string(), version: z.int(), hash: z.string() }),
})

const OriginalKept = z.object({
  original: Original,
  /** Paragraphs that Word numbers by itself: their numbers are not in the text. */
  autoNumbered: z.int(),
})

/** The file itself is the body (`application/octet-stream`): .docx or text. */
export const keepOriginal = contract({
  method: 'POST',
  path: '/api/programs/:program/original',
  tag: 'program',
  summary: '导入通知原文：按条款拆分，规则可对到条款',
  file: true,
  params: Key,
  query: z.object({ name: z.string().min(1).max(255), revision: z.coerce.number().int().min(0) }),
  response: OriginalKept,
})

export const waiveClause = contract({
  method: 'PUT',
  path: '/api/programs/:program/original/waived',
  tag: 'program',
  summary: '注明某条款不设规则的原因，或撤销',
  params: Key,
  body: z.object({
    anchor: z.string().min(1).max(200),
    reason: z.string().max(500).nullable(),
    revision: Revision,
  }),
  response: OriginalKept,
})

const ChangedValue = z.object({ path: z.array(z.string()), was: z.string().nullable(), now: z.string().nullable() })
const EntryRef = z.object({ section: z.string(), id: z.string(), title: z.string() })

export const compareProgram = contract({
  method: 'GET',
  path: '/api/programs/:program/compare',
  tag: 'program',
  summary: '对照两版（或一版与本人草稿）：两份文本，和每条规则改了什么数、从何时起、影响谁',
  params: Key,
  query: z.object({ from: z.string().max(20), to: z.string().max(20) }),
  response: z.object({
    was: z.string(),
    now: z.string(),
    /** Which text cannot be read: then there are no entries. */
    faulty: z.enum(['was', 'now']).nullable(),
    inForceFrom: Day.nullable(),
    head: z.array(ChangedValue),
    entries: z.array(
      EntryRef.extend({
        change: z.enum(['added', 'removed', 'changed']),
        clause: z.string().nullable(),
        values: z.array(ChangedValue),
        reaches: z.array(EntryRef),
        groups: z.array(z.string()),
        roles: z.array(z.string()),
        said: z.object({ was: z.string().nullable(), now: z.string().nullable() }),
      }),
    ),
    groups: z.array(z.object({ id: z.string(), title: z.string(), of: z.string(), members: z.int() })),
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
