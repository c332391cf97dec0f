import { z } from 'zod'
import { DRAFT_ACTS, DRAFT_STATES, type DraftAct } from '#domain/paper/draft.ts'
import { PAPER_FORMATS } from '#domain/paper/format.ts'
import { Chosen, Id, IdParams, Moment, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

const Names = z.array(z.string().trim().min(1).max(200)).max(200)
const Made = z.object({ id: Id })
const As = z.object({ as: z.enum(['docx', 'pdf']).optional() })

/** What a paper says, piece by piece. */
export const PaperBlockShown = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('heading'),
      level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
      text: z.string().max(500),
    }),
    z.object({ kind: z.literal('attachment'), title: z.string().max(200) }),
    z.object({ kind: z.literal('paragraph'), text: z.string().max(20_000) }),
    z.object({
      kind: z.literal('table'),
      title: z.string().max(200).optional(),
      columns: z
        .array(z.object({ title: z.string(), number: z.boolean().optional(), width: z.number().optional() }))
        .max(20)
        .readonly(),
      rows: z.array(z.array(z.string()).readonly()).max(2000).readonly(),
      note: z.string().optional(),
    }),
  ])
  .meta({ id: 'PaperBlock' })

export const PaperDraftRow = z
  .object({
    id: Id,
    programKey: z.string(),
    programTitle: z.string(),
    paper: z.string(),
    paperTitle: z.string(),
    title: z.string(),
    format: z.enum(PAPER_FORMATS),
    state: z.enum(DRAFT_STATES),
    to: z.array(z.string()),
    copy: z.array(z.string()),
    draftedBy: z.string().nullable(),
    reviewedBy: z.string().nullable(),
    approvedBy: z.string().nullable(),
    returnedNote: z.string().nullable(),
    paperId: Id.nullable(),
    /** Its content can be drawn again from the data of its period. */
    periodic: z.boolean(),
    may: z.array(z.enum(Object.keys(DRAFT_ACTS) as [DraftAct, ...DraftAct[]])),
    recordedAt: Moment,
    changedAt: Moment,
    revision: z.int(),
  })
  .meta({ id: 'PaperDraftRow' })

export const listPaperKinds = contract({
  method: 'GET',
  path: '/api/paper-kinds',
  tag: 'paper',
  summary: '方案规定的公文，定期的附可选的期',
  response: z.array(
    z.object({
      programKey: z.string(),
      programTitle: z.string(),
      paper: z.string(),
      title: z.string(),
      number: z.string().nullable(),
      calendar: z.string().nullable(),
      clause: z.string().nullable(),
      /** The kind of matter it is about. */
      matter: z.string().nullable(),
      periods: z.array(z.object({ ordinal: z.int(), label: z.string(), lastDay: z.string() })),
    }),
  ),
})

export const draftPaper = contract({
  method: 'POST',
  path: '/api/paper-drafts',
  tag: 'paper',
  summary: '拟稿：定期公文由数据自动起草',
  triable: true,
  body: z.object({
    programKey: z.string().min(1).max(100),
    paper: z.string().min(1).max(100),
    title: z.string().trim().min(1).max(200).optional(),
    format: z.enum(PAPER_FORMATS).optional(),
    calendar: z.string().max(50).optional(),
    ordinal: z.int().optional(),
    toNames: Names.optional(),
    copyNames: Names.optional(),
    blocks: z.array(PaperBlockShown).max(500).optional(),
    matterId: Id.optional(),
    orgId: Id.optional(),
    personId: Id.optional(),
    enterpriseId: Id.optional(),
    projectId: Id.optional(),
    areaId: Id.optional(),
  }),
  status: 201,
  response: Made,
})

export const listDrafts = contract({
  method: 'GET',
  path: '/api/paper-drafts',
  tag: 'paper',
  summary: '公文稿：拟稿、审核、签发中的',
  query: PageQuery.extend({
    state: z.enum(DRAFT_STATES).optional(),
    program: z.string().max(100).optional(),
    ids: Chosen,
  }),
  response: pageOf(PaperDraftRow),
})

export const getDraft = contract({
  method: 'GET',
  path: '/api/paper-drafts/:id',
  tag: 'paper',
  summary: '公文稿',
  params: IdParams,
  response: PaperDraftRow.extend({ content: z.record(z.string(), z.unknown()) }),
})

export const editDraft = contract({
  method: 'PUT',
  path: '/api/paper-drafts/:id',
  tag: 'paper',
  summary: '修改公文稿',
  params: IdParams,
  body: z.object({
    revision: Revision.optional(),
    title: z.string().trim().min(1).max(200).optional(),
    format: z.enum(PAPER_FORMATS).optional(),
    toNames: Names.optional(),
    copyNames: Names.optional(),
    blocks: z.array(PaperBlockShown).max(500).optional(),
    signer: z.string().trim().max(50).optional(),
    signerPost: z.string().trim().max(50).optional(),
    urgency: z.enum(['', '特急', '加急']).optional(),
    note: z.string().trim().max(200).optional(),
    attachments: z.array(z.string().trim().min(1).max(200)).max(50).optional(),
  }),
  response: Made,
})

function moving<W extends string>(word: W, summary: string) {
  return contract({
    method: 'POST',
    path: `/api/paper-drafts/:id/${word}`,
    tag: 'paper',
    summary,
    triable: true,
    params: IdParams,
    body: z.object({ revision: Revision.optional(), reason: z.string().trim().max(500).optional() }),
    response: Made,
  })
}
export const redrawDraft = moving('redraw', '按最新数据重新起草')
export const reviewDraft = moving('review', '审核')
export const approveDraft = moving('approve', '签发')
export const sendDraftBack = moving('send-back', '退回修改，须写理由')
export const withdrawDraft = moving('withdraw', '撤稿，须写理由')

export const issueDraft = contract({
  method: 'POST',
  path: '/api/paper-drafts/:id/issue',
  tag: 'paper',
  summary: '编号印发',
  triable: true,
  params: IdParams,
  body: z.object({ revision: Revision.optional() }),
  response: Made.extend({ number: z.string().nullable() }),
})

export const getDraftFile = contract({
  method: 'GET',
  path: '/api/paper-drafts/:id/file',
  tag: 'paper',
  summary: '公文稿的 Word 或 PDF',
  params: IdParams,
  query: As,
  response: z.string(),
  gives: 'file',
})

export const getPaperFile = contract({
  method: 'GET',
  path: '/api/papers/:id/file',
  tag: 'paper',
  summary: '公文的 Word 或 PDF（GB/T 9704-2012）',
  params: IdParams,
  query: As,
  response: z.string(),
  gives: 'file',
})

export const receivePaper = contract({
  method: 'POST',
  path: '/api/papers/:id/receipts',
  tag: 'paper',
  summary: '签收公文',
  triable: true,
  params: IdParams,
  body: z.object({ orgId: Id.optional() }),
  response: Made,
})

export const listNumbers = contract({
  method: 'GET',
  path: '/api/paper-numbers',
  tag: 'paper',
  summary: '文号登记：各号系编到多少、作废的文号、有无缺号',
  response: z.array(
    z.object({
      pattern: z.string(),
      year: z.int(),
      last: z.int(),
      issued: z.int(),
      voided: z.array(z.object({ id: Id, number: z.string(), reason: z.string().nullable(), at: Moment })).readonly(),
      missing: z.array(z.int()).readonly(),
    }),
  ),
})

export const verifyPaper = contract({
  method: 'GET',
  path: '/api/public/:authority/papers/:code',
  tag: 'public',
  summary: '凭公文上的验证码核对真伪',
  params: z.object({ authority: z.string().max(50), code: z.string().max(50) }),
  response: z.object({
    authority: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    day: z.string(),
    digest: z.string(),
    intact: z.boolean(),
    voidedAt: Moment.nullable(),
  }),
  open: true,
})
