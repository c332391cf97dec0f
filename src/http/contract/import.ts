import { z } from 'zod'
import { DOUBT_KINDS } from '#domain/import/fault.ts'
import { Id, Moment } from './common.ts'
import { contract } from './route.ts'

const Counts = z.object({ created: z.int(), changed: z.int(), same: z.int(), asked: z.int(), refused: z.int() })

export const ImportQuestion = z.object({
  kind: z.enum(DOUBT_KINDS),
  key: z.string(),
  text: z.string(),
  context: z.string().nullable(),
  candidates: z.array(z.object({ id: Id, label: z.string(), confidence: z.number(), why: z.string() })),
  mayBeNew: z.boolean(),
  rows: z.int(),
  places: z.array(z.string()),
})
export type ImportQuestion = z.infer<typeof ImportQuestion>

export const ImportFault = z.object({
  sheet: z.string(),
  row: z.int(),
  cell: z.string().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
})
export type ImportFault = z.infer<typeof ImportFault>

export const ImportReport = z
  .object({
    runId: Id,
    fileName: z.string(),
    size: z.int(),
    digest: z.string(),
    state: z.enum(['previewed', 'committed', 'refused', 'undone']),
    sheets: z.array(
      z.object({
        sheet: z.string(),
        kind: z.string().nullable(),
        kindTitle: z.string().nullable(),
        problem: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
        headRows: z.array(z.int()),
        headColumns: z.array(z.object({ column: z.int(), head: z.string() })),
        columns: z.array(
          z.object({
            field: z.string(),
            title: z.string(),
            column: z.int(),
            head: z.string(),
            by: z.enum(['name', 'content', 'remembered', 'chosen']),
            like: z.object({ fit: z.int(), of: z.int() }).nullable(),
          }),
        ),
        unread: z.array(z.object({ column: z.int(), head: z.string() })),
        rows: z.int(),
        skipped: z.int(),
        skippedRows: z.array(z.object({ row: z.int(), why: z.string(), text: z.string() })),
        hidden: z.int(),
        shown: z.array(
          z.object({
            row: z.int(),
            outcome: z.enum(['created', 'changed', 'same']),
            name: z.string(),
            changes: z.array(z.object({ title: z.string(), from: z.string(), to: z.string() })),
          }),
        ),
        counts: Counts,
      }),
    ),
    counts: Counts,
    faults: z.array(ImportFault),
    faultTotal: z.int(),
    questions: z.array(ImportQuestion),
    notes: z.array(z.string()),
  })
  .meta({ id: 'ImportReport' })
export type ImportReport = z.infer<typeof ImportReport>

/** The file itself is the body (`application/octet-stream`); its name and choices stand in the address. */
export const previewImport = contract({
  method: 'POST',
  path: '/api/imports',
  tag: 'import',
  summary: '上传并预览：xlsx、xls、et、ods、csv；请求体为文件本身',
  file: true,
  query: z.object({
    name: z.string().min(1).max(255),
    programKey: z.string().max(100).optional(),
    kind: z.string().max(50).optional(),
  }),
  status: 201,
  response: ImportReport,
})

const Run = z.object({
  report: ImportReport,
  createdAt: Moment,
  committedAt: Moment.nullable(),
  undoneAt: Moment.nullable(),
})

/** What the office chooses: the kind and the columns of each sheet, sheets to leave out. */
const Options = z.object({
  programKey: z.string().max(100).optional(),
  kind: z.string().max(50).optional(),
  kinds: z.record(z.string(), z.string().max(50)).optional(),
  leave: z.array(z.string()).max(200).optional(),
  columns: z.record(z.string(), z.record(z.string(), z.int().min(0).max(1024))).optional(),
})

export const previewAgain = contract({
  method: 'POST',
  path: '/api/imports/:id/preview',
  tag: 'import',
  summary: '回答待确认的名称、改选表的种类和列，再预览同一文件',
  params: z.object({ id: Id }),
  body: z.object({
    options: Options.optional(),
    answers: z
      .array(
        z.object({
          kind: z.enum(DOUBT_KINDS),
          key: z.string().min(1).max(600),
          text: z.string().min(1).max(300),
          context: z.string().max(300).nullable().default(null),
          thingId: Id.nullable(),
        }),
      )
      .max(500)
      .default([]),
  }),
  response: ImportReport,
})

export const undoImport = contract({
  method: 'POST',
  path: '/api/imports/:id/undo',
  tag: 'import',
  summary: '撤销一次导入：还没有别的记录用到它时',
  params: z.object({ id: Id }),
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  response: ImportReport,
})

export const listAliases = contract({
  method: 'GET',
  path: '/api/import-aliases',
  tag: 'import',
  summary: '记住的名称对应',
  response: z.array(
    z.object({
      id: Id,
      kind: z.string(),
      written: z.string(),
      context: z.string().nullable(),
      thing: z.string().nullable(),
      decidedAt: Moment,
      decidedBy: z.string().nullable(),
    }),
  ),
})

export const revokeAlias = contract({
  method: 'POST',
  path: '/api/import-aliases/:id/revoke',
  tag: 'import',
  summary: '取消一条记住的对应：下次再问',
  params: z.object({ id: Id }),
  body: z.object({}),
  response: z.object({ id: Id }),
})

/** The kinds of sheets and their fields, to choose among. */
export const listImportKinds = contract({
  method: 'GET',
  path: '/api/import-kinds',
  tag: 'import',
  summary: '可导入的表和各自的列',
  response: z.array(
    z.object({
      kind: z.string(),
      title: z.string(),
      fields: z.array(z.object({ field: z.string(), title: z.string(), required: z.boolean() })),
    }),
  ),
})

export const listImports = contract({
  method: 'GET',
  path: '/api/imports',
  tag: 'import',
  summary: '最近的导入',
  response: z.array(Run),
})

export const getImport = contract({
  method: 'GET',
  path: '/api/imports/:id',
  tag: 'import',
  summary: '一次导入的报告',
  params: z.object({ id: Id }),
  response: Run,
})

export const listImportFaults = contract({
  method: 'GET',
  path: '/api/imports/:id/faults',
  tag: 'import',
  summary: '一次导入的错行，按文件中的次序',
  params: z.object({ id: Id }),
  query: z.object({
    after: z.coerce.number().int().min(-1).optional(),
    most: z.coerce.number().int().min(1).max(1000).optional(),
  }),
  response: z.array(ImportFault),
})

export const commitImport = contract({
  method: 'POST',
  path: '/api/imports/:id/commit',
  tag: 'import',
  summary: '导入预览过的文件；skipFaulty：错行不导，其余照导',
  params: z.object({ id: Id }),
  body: z.object({ skipFaulty: z.boolean().default(false) }),
  response: ImportReport,
})

export const faultyFile = contract({
  method: 'GET',
  path: '/api/imports/:id/faulty',
  tag: 'import',
  summary: '错行文件：原样加一列“问题”，改好再导',
  params: z.object({ id: Id }),
  response: z.string(),
  gives: 'file',
})
