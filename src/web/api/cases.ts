import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  draftBriefing,
  listBriefings,
  listCaseForms,
  listCases,
  proposeCase,
  reviewCase,
} from '#http/contract/case.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type CaseRow = z.output<typeof listCases.response>['items'][number]
export type CaseForms = z.output<typeof listCaseForms.response>
const TOUCHES = ['case', 'form', 'duty'] as const

/** The filter of the API from the filter in the address. */
export function caseQuery(search: Search) {
  const given: Partial<Record<'state', CaseRow['state']>> = search.state
    ? { state: search.state as CaseRow['state'] }
    : {}
  return given
}

export function useCases(search: Search) {
  const query = caseQuery(search)
  return usePages(
    ['case', 'list', query],
    (cursor) => call<typeof listCases>('GET', '/api/cases', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function useCaseForms() {
  return useQuery({
    queryKey: ['case', 'forms'],
    queryFn: () => call<typeof listCaseForms>('GET', '/api/case-forms'),
  })
}

export function useProposeCase() {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof proposeCase.body>, key) =>
      call<typeof proposeCase>('POST', '/api/cases', { body, key }),
  })
}

export function useReviewCase() {
  return useWrite({
    touches: TOUCHES,
    send: ({ id, ...body }: z.input<typeof reviewCase.body> & { id: string }, key) =>
      call<typeof reviewCase>('POST', '/api/cases/:id/review', { params: { id }, body, key }),
  })
}

export function useBriefings(program: string | undefined) {
  const query = program ? { program } : {}
  return usePages(
    ['paper', 'briefings', query],
    (cursor) =>
      call<typeof listBriefings>('GET', '/api/briefings', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function useDraftBriefing() {
  return useWrite({
    touches: ['paper', 'paper-draft'],
    send: (body: z.input<typeof draftBriefing.body>, key) =>
      call<typeof draftBriefing>('POST', '/api/briefings', { body, key }),
  })
}
