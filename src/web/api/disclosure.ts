import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { listPublic, readPublic } from '#http/contract/disclosure.ts'
import { call } from './client.ts'

export type PublicBoard = z.output<typeof listPublic.response>
export type Disclosed = z.output<typeof readPublic.response>

/** What an authority's programs lay down to be public. No session is asked for. */
export function usePublicBoard(authority: string) {
  return useQuery({
    queryKey: ['public', authority],
    queryFn: () => call<typeof listPublic>('GET', '/api/public/:authority', { params: { authority } }),
  })
}

/** One public section, page by page. */
export function usePublicSection(place: { authority: string; program: string; section: string }, ordinal?: string) {
  return useInfiniteQuery({
    queryKey: ['public', place.authority, place.program, place.section, ordinal],
    queryFn: ({ pageParam }) =>
      call<typeof readPublic>('GET', '/api/public/:authority/:program/:section', {
        params: place,
        query: { ...(ordinal ? { ordinal } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
}
