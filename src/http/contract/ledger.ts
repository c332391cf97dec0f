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
  'paper_numbers',
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
  'bulk_rows',
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
      format: z.enum(['xlsx', 'csv', 'docx_zip', 'pdf_zip']),
      state: z.enum(['queued', 'writing', 'ready', 'failed', 'cancelled']),
      done: z.int(),
      /** Of a zip: files that came otherwise than asked for, or not at all; its list says why. */
      lacking: z.int(),
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

const BackValue = z.union([z.string(), z.number(), z.boolean(), z.null()])

export const BackReport = z
  .object({
    ledger: z.string(),
    sheet: z.string(),
    heads: z.object({
      /** Columns whose cells are read. */
      taken: z.array(z.string()),
      /** Columns that come back and that no head of the file names: edits in them are not read. */
      lost: z.array(z.string()),
      /** Heads of the file that name no column. */
      unknown: z.array(z.object({ cell: z.string(), text: z.string() })),
    }),
    rows: z.int(),
    /** Rows that say what is here already. */
    same: z.int(),
    lines: z.array(
      z.object({
        row: z.int(),
        label: z.string(),
        outcome: z.enum(['change', 'changed', 'conflict', 'refused', 'added']),
        cells: z.array(z.object({ title: z.string(), from: BackValue, to: BackValue })),
        conflicts: z.array(
          z.object({
            key: z.string(),
            title: z.string(),
            exported: BackValue,
            /** Whether what left is known still. */
            known: z.boolean(),
            now: BackValue,
            yours: BackValue,
            taken: z.boolean(),
          }),
        ),
        reason: z.string().nullable(),
      }),
    ),
    /** Rows of the same ledger that are not in the file. */
    missing: z.object({ leftAt: Moment.nullable(), count: z.int(), labels: z.array(z.string()) }),
    seen: z.string(),
    done: z.boolean(),
  })
  .meta({ id: 'BackReport' })

export const bringBack = contract({
  method: 'POST',
  path: '/api/ledgers/bring-back',
  tag: 'ledger',
  summary: '台账回填：上传改过的导出台账，逐格预览；带上预览的 seen 再传一次即更新',
  file: true,
  repeatable: true,
  query: z.object({
    name: z.string().min(1).max(255),
    /** Digest of the preview that is to be done. */
    seen: z.string().max(64).optional(),
    /** Conflicts in which the file's value is taken: `<row>:<field>`, by commas. */
    mine: z.string().max(20_000).optional(),
  }),
  response: BackReport,
})
