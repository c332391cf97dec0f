import { z } from 'zod'
import { Id, IdParams, Moment, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

export const PaperRow = z.object({
  id: Id,
  programKey: z.string(),
  /** The declaration in the program, and its title: 交办单, 呈报单 …. */
  paper: z.string(),
  paperTitle: z.string(),
  /** 联企交〔2026〕7号 */
  number: z.string().nullable(),
  title: z.string(),
  to: z.array(z.string()),
  copy: z.array(z.string()),
  matter: Named.nullable(),
  issuedAt: Moment,
  issuedBy: Named.nullable(),
  readAt: Moment.nullable(),
  voidedAt: Moment.nullable(),
  voidReason: z.string().nullable(),
})

export const listPapers = contract({
  method: 'GET',
  path: '/api/papers',
  tag: 'paper',
  summary: '公文',
  query: PageQuery.extend({
    program: z.string().max(100).optional(),
    paper: z.string().max(100).optional(),
    matterId: Id.optional(),
    q: z.string().max(100).optional(),
  }),
  response: pageOf(PaperRow),
})

export const getPaper = contract({
  method: 'GET',
  path: '/api/papers/:id',
  tag: 'paper',
  summary: '公文正文（GB/T 9704 版式）',
  params: IdParams,
  response: PaperRow.extend({
    /** Name of the organ in red at the head. */
    organ: z.string(),
    /** Body paragraphs; a heading begins with its number. */
    paragraphs: z.array(z.string()),
    /** Tables under the body: heads and rows. */
    tables: z.array(z.object({ title: z.string(), heads: z.array(z.string()), rows: z.array(z.array(z.string())) })),
    signer: z.string(),
    /** 成文日期 2026年2月13日 */
    dated: z.string(),
  }),
})

export const voidPaper = contract({
  method: 'POST',
  path: '/api/papers/:id/void',
  tag: 'paper',
  summary: '作废公文，写明理由；文号不再使用',
  params: IdParams,
  body: z.object({ revision: Revision.optional(), reason: z.string().min(1).max(500) }),
  response: z.object({ id: Id }),
})
