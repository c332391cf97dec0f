import { z } from 'zod'
import { Day, Id, Moment, Revision } from './common.ts'
import { CaseFile, Key, Text } from './program-text.ts'
import { contract } from './route.ts'

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
