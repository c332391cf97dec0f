import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { DRAFT_STATES, type DraftState } from '#domain/paper/draft.ts'
import type {
  draftPaper,
  editDraft,
  getDraft,
  issueDraft,
  listDrafts,
  listPaperKinds,
  PaperDraftRow,
  receivePaper,
  reviewDraft,
  verifyPaper,
} from '#http/contract/paper.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type Draft = z.output<typeof PaperDraftRow>
export type PaperKind = z.output<typeof listPaperKinds.response>[number]
/** The acts that only move a draft on, as the address calls them. */
export type DraftMove = 'redraw' | 'review' | 'approve' | 'send-back' | 'withdraw'

const TOUCHES = ['paper', 'paper-draft'] as const

export function useDrafts({ state, program }: Search) {
  const query = {
    ...(DRAFT_STATES.some((one) => one === state) ? { state: state as DraftState } : {}),
    ...(program ? { program } : {}),
  }
  return usePages(
    ['paper-draft', 'list', query],
    (cursor) =>
      call<typeof listDrafts>('GET', '/api/paper-drafts', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function useDraft(id: string) {
  return useQuery({
    queryKey: ['paper-draft', id],
    queryFn: () => call<typeof getDraft>('GET', '/api/paper-drafts/:id', { params: { id } }),
  })
}

export function usePaperKinds(enabled: boolean) {
  return useQuery({
    queryKey: ['paper-kind'],
    queryFn: () => call<typeof listPaperKinds>('GET', '/api/paper-kinds'),
    enabled,
  })
}

export function useDraftPaper() {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof draftPaper.body>, key) =>
      call<typeof draftPaper>('POST', '/api/paper-drafts', { body, key }),
  })
}

export function useEditDraft(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof editDraft.body>, key) =>
      call<typeof editDraft>('PUT', '/api/paper-drafts/:id', { params: { id }, body, key }),
  })
}

export function useMoveDraft(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: ({ move, ...body }: { move: DraftMove } & z.input<typeof reviewDraft.body>, key) =>
      call<typeof reviewDraft>('POST', `/api/paper-drafts/:id/${move}` as typeof reviewDraft.path, {
        params: { id },
        body,
        key,
      }),
  })
}

export function useIssueDraft(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof issueDraft.body>, key) =>
      call<typeof issueDraft>('POST', '/api/paper-drafts/:id/issue', { params: { id }, body, key }),
  })
}

export function useReceivePaper(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof receivePaper.body>, key) =>
      call<typeof receivePaper>('POST', '/api/papers/:id/receipts', { params: { id }, body, key }),
  })
}

export function useVerifiedPaper(authority: string, code: string) {
  return useQuery({
    queryKey: ['paper-verify', authority, code],
    queryFn: () =>
      call<typeof verifyPaper>('GET', '/api/public/:authority/papers/:code', { params: { authority, code } }),
    retry: false,
  })
}
