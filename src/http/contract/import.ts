import { z } from 'zod'
import { Id } from './common.ts'
import { contract } from './route.ts'

export const ImportFault = z.object({
  sheet: z.string(),
  row: z.int(),
  /** `C7` */
  cell: z.string().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  message: z.string(),
})

export const ImportPreview = z.object({
  id: Id,
  name: z.string(),
  sheets: z.array(
    z.object({
      sheet: z.string(),
      /** orgs persons enterprises projects links matters …; null: not recognised. */
      kind: z.string().nullable(),
      kindTitle: z.string().nullable(),
      columns: z.array(z.object({ head: z.string(), field: z.string().nullable(), fieldTitle: z.string().nullable() })),
      missing: z.array(z.string()),
      created: z.int(),
      changed: z.int(),
      left: z.int(),
      refused: z.int(),
    }),
  ),
  faults: z.array(ImportFault),
  /** More faults than are listed. */
  moreFaults: z.int(),
})

export const previewImport = contract({
  method: 'POST',
  path: '/api/imports/preview',
  tag: 'import',
  summary: '导入预览：识别列，逐行说明新增、变更、不变、拒收，不写入',
  repeatable: true,
  body: z.object({
    name: z.string().min(1).max(200),
    content: z.base64(),
    program: z.string().max(100).optional(),
    kind: z.string().max(50).optional(),
  }),
  response: ImportPreview,
})

export const commitImport = contract({
  method: 'POST',
  path: '/api/imports/:id/commit',
  tag: 'import',
  summary: '导入没有错误的行；重复导入不会改变什么',
  params: z.object({ id: Id }),
  response: z.object({ created: z.int(), changed: z.int(), left: z.int(), refused: z.int(), sentence: z.string() }),
})

export const faultyRows = contract({
  method: 'GET',
  path: '/api/imports/:id/faults',
  tag: 'import',
  summary: '下载有错误的行（xlsx），改好再导入',
  params: z.object({ id: Id }),
  response: z.unknown(),
})
