import type { FastifyRequest } from 'fastify'
import {
  approveDraft,
  editDraft,
  issueDraft,
  redrawDraft,
  reviewDraft,
  sendDraftBack,
  withdrawDraft,
} from '#app/paper/change-draft.ts'
import { draftPaper } from '#app/paper/draft-paper.ts'
import { listDrafts, readDraft } from '#app/paper/list-drafts.ts'
import { listPaperKinds } from '#app/paper/list-kinds.ts'
import { listNumbers } from '#app/paper/list-numbers.ts'
import { readDraftFile, readPaperFile } from '#app/paper/paper-file.ts'
import { receivePaper } from '#app/paper/receive-paper.ts'
import { verifyPaper } from '#app/paper/verify-paper.ts'
import { execute } from '#app/use-case.ts'
import { fail } from '#domain/result.ts'
import * as contract from '../contract/paper.ts'
import { publicUrlOf } from '../public-url.ts'
import { contextOf } from '../request-context.ts'
import { answer, type Route, serve } from '../route.ts'
import { visitorContext } from '../visitor-context.ts'
import { sendPaper } from './send-paper.ts'

/** Tries a minute from one place: enough for a person with a stack of papers, too few to guess a code. */
const limited = { atMost: { max: 30, key: (request: FastifyRequest) => request.ip } }

export const paperRoutes: readonly Route[] = [
  serve(contract.listPaperKinds, listPaperKinds),
  serve(contract.listNumbers, listNumbers),
  serve(contract.draftPaper, draftPaper),
  serve(contract.listDrafts, listDrafts),
  serve(contract.getDraft, readDraft),
  serve(contract.editDraft, editDraft),
  serve(contract.redrawDraft, redrawDraft),
  serve(contract.reviewDraft, reviewDraft),
  serve(contract.approveDraft, approveDraft),
  serve(contract.sendDraftBack, sendDraftBack),
  serve(contract.withdrawDraft, withdrawDraft),
  serve(contract.issueDraft, issueDraft),
  serve(contract.receivePaper, receivePaper),
  answer(contract.getDraftFile, async (deps, { params, query }, request, reply) =>
    sendPaper(reply, await execute(contextOf(deps, request), readDraftFile, { ...params, ...query })),
  ),
  answer(contract.getPaperFile, async (deps, { params, query }, request, reply) => {
    const publicUrl = publicUrlOf(deps, request)
    return sendPaper(reply, await execute(contextOf(deps, request), readPaperFile, { ...params, ...query, publicUrl }))
  }),
  answer(
    contract.verifyPaper,
    async (deps, { params }, request) => {
      const ctx = await visitorContext(deps, request, params.authority)
      if (!ctx?.ok) return fail('paper.code_unknown')
      return execute(ctx.value, verifyPaper, { code: params.code })
    },
    limited,
  ),
]
