import { z } from 'zod'
import { Id, IdParams, Moment } from './common.ts'
import { contract } from './route.ts'

/** Every list, ranking and report that leaves as a ledger; each by the query of its own address. */
export const LEDGERS = [
  'matters',
  'visits',
  'duties',
  'enterprises',
  'projects',
  'links',
  'orgs',
  'persons',
  'handovers',
  'coverage',
  'classes',
  'class_members',
  'project_stages',
  'papers',
  'drafts',
  'briefings',
  'reports',
  'meetings',
  'meetings_due',
  'cases',
  'findings',
  'inspections',
  'rounds',
  'callbacks',
  'publications',
  'exemptions',
  'monitoring',
  'monitor_reports',
  'ranking',
  'seals',
  'assessment',
  'letters',
  'score_sheet',
  'my_points',
  'evidence',
  'marks',
  'targets',
  'evaluation',
  'members',
  'policies',
  'policy_enterprises',
  'plans',
  'contests',
  'contest',
  'pledges',
  'evaluations',
  'topics',
  'services',
  'campaign',
  'unit_list',
  'rhythm',
  'entries',
  'registers',
  'entry_groups',
  'work_sheet',
  'audit',
  'accounts',
] as const

export const askExport = contract({
  method: 'POST',
  path: '/api/exports',
  tag: 'ledger',
  summary: '导出列表为台账：按当前筛选，后台写成，不限行数',
  body: z.object({
    ledger: z.enum(LEDGERS),
    /** The query of the list, as its own address takes it. */
    filter: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional(),
    /** docx_zip, pdf_zip: the papers themselves, of the ledger of papers. */
    format: z.enum(['xlsx', 'csv', 'docx_zip', 'pdf_zip']).optional(),
    /** Of a csv; absent: utf-8 with a mark. */
    code: z.enum(['utf-8', 'gb18030']).optional(),
  }),
  status: 202,
  response: z.object({ id: Id, total: z.int().nullable() }),
})

export const listExports = contract({
  method: 'GET',
  path: '/api/exports',
  tag: 'ledger',
  summary: '本人的导出：进度和可取的文件',
  response: z.array(
    z.object({
      id: Id,
      ledger: z.string(),
      name: z.string(),
      state: z.enum(['queued', 'writing', 'ready', 'failed', 'cancelled']),
      done: z.int(),
      total: z.int().nullable(),
      size: z.string(),
      fault: z.string().nullable(),
      askedAt: Moment,
      readyAt: Moment.nullable(),
    }),
  ),
})

export const getExport = contract({
  method: 'GET',
  path: '/api/exports/:id/file',
  tag: 'ledger',
  summary: '取导出的文件',
  params: IdParams,
  response: z.string(),
  gives: 'file',
})

export const cancelExport = contract({
  method: 'POST',
  path: '/api/exports/:id/cancel',
  tag: 'ledger',
  summary: '取消还没有写完的导出',
  params: IdParams,
  response: z.object({ id: Id }),
})
