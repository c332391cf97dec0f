import { z } from 'zod'
import { Id, IdParams, Moment } from './common.ts'
import { contract } from './route.ts'

const Of = { programKey: z.string().max(100), paper: z.string().min(1).max(100) }
const As = z.object({ as: z.enum(['docx', 'pdf']).optional() })

const TagRow = z.object({ name: z.string(), zh: z.string(), en: z.string() })
export const TemplateVersion = z
  .object({
    id: Id,
    version: z.int(),
    name: z.string(),
    size: z.int(),
    /** In what it departs from GB/T 9704-2012, as far as the file tells. */
    departures: z
      .array(z.object({ code: z.string(), side: z.string().optional(), got: z.string(), wanted: z.string() }))
      .readonly(),
    warnings: z.array(z.string()),
    uploadedBy: z.string().nullable(),
    uploadedAt: Moment,
    inUse: z.boolean(),
    /** How many issued papers it made. */
    made: z.int(),
  })
  .meta({ id: 'TemplateVersion' })

export const listPaperTemplates = contract({
  method: 'GET',
  path: '/api/paper-templates',
  tag: 'paper',
  summary: '公文和打印表的模板：每种可用的标签、上传的各版',
  response: z.array(
    z.object({
      ...Of,
      programTitle: z.string().nullable(),
      title: z.string(),
      sheet: z.boolean(),
      mayKeep: z.boolean(),
      tags: z.array(TagRow.extend({ written: z.string(), rows: z.array(TagRow) })),
      versions: z.array(TemplateVersion),
    }),
  ),
})

export const keepPaperTemplate = contract({
  method: 'POST',
  path: '/api/paper-templates',
  tag: 'paper',
  summary: '上传模板（docx，base64，不大于 10 MB）：有错逐条列出，无错存为新一版',
  body: z.object({ ...Of, name: z.string().trim().min(1).max(200), content: z.base64() }),
  response: z.object({
    /** null: there are faults, nothing was kept. */
    id: Id.nullable(),
    version: z.int().nullable(),
    faults: z
      .array(
        z.object({
          code: z.string(),
          tag: z.string(),
          near: z.array(z.string()),
          part: z.enum(['body', 'header', 'footer']),
          paragraph: z.int(),
          text: z.string(),
        }),
      )
      .readonly(),
    warnings: z.array(z.string()).readonly(),
  }),
})

export const usePaperTemplate = contract({
  method: 'PUT',
  path: '/api/paper-templates/in-use',
  tag: 'paper',
  summary: '启用某一版，或恢复系统默认样式',
  body: z.object({ ...Of, id: Id.nullable() }),
  response: z.object({ id: Id.nullable(), version: z.int().nullable() }),
})

export const getStarter = contract({
  method: 'GET',
  path: '/api/paper-templates/starter',
  tag: 'paper',
  summary: '默认样式的 Word 文件，标签已填好，改后可上传',
  query: z.object({ ...Of, format: z.enum(['document', 'letter', 'order', 'minutes']).optional() }),
  response: z.string(),
  gives: 'file',
})

export const getTemplateFile = contract({
  method: 'GET',
  path: '/api/paper-templates/:id/file',
  tag: 'paper',
  summary: '下载某一版模板',
  params: IdParams,
  response: z.string(),
  gives: 'file',
})

export const previewPaperTemplate = contract({
  method: 'GET',
  path: '/api/paper-templates/:id/preview',
  tag: 'paper',
  summary: '用真实的公文稿预览某一版模板',
  params: IdParams,
  query: As,
  response: z.string(),
  gives: 'file',
})

const SHEETS = ['liaison_table', 'plate', 'plan', 'score_sheet', 'policy_book', 'feedback_form', 'report'] as const

export const getSheet = contract({
  method: 'GET',
  path: '/api/sheets/:sheet/file',
  tag: 'paper',
  summary: '打印表：联系表、标识牌、一企一策、得分单、口袋书、情况反馈表、报送件',
  params: z.object({ sheet: z.enum(SHEETS) }),
  query: As.extend({
    id: Id.optional(),
    enterpriseId: Id.optional(),
    orgId: Id.optional(),
    program: z.string().max(100).optional(),
    link: z.string().max(100).optional(),
    kind: z.enum(['org', 'person', 'enterprise', 'project', 'area']).optional(),
    calendar: z.string().max(50).optional(),
    ordinal: z.coerce.number().int().optional(),
    on: z.enum(['A4', 'A3']).optional(),
  }),
  response: z.string(),
  gives: 'file',
})

export const getPlateFile = contract({
  method: 'GET',
  path: '/api/public/:authority/plates/:id/file',
  tag: 'public',
  summary: '标识牌的 Word 或 PDF',
  params: z.object({ authority: z.string().max(50), id: Id }),
  query: As.extend({ on: z.enum(['A4', 'A3']).optional() }),
  response: z.string(),
  open: true,
  gives: 'file',
})
