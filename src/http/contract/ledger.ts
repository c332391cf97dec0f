import { z } from 'zod'
import { Id, IdParams, Moment } from './common.ts'
import { contract } from './route.ts'

export const LEDGERS = ['matters', 'visits', 'duties', 'links', 'enterprises', 'projects', 'papers'] as const

export const askExport = contract({
  method: 'POST',
  path: '/api/exports',
  tag: 'ledger',
  summary: '导出列表为台账：按当前筛选，后台写成，不限行数',
  body: z.object({
    ledger: z.enum(LEDGERS),
    /** The query of the list, as its own address takes it. */
    filter: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
    format: z.enum(['xlsx', 'csv']).optional(),
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
      state: z.enum(['queued', 'writing', 'ready', 'failed']),
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
