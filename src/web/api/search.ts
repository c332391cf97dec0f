import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { SearchHit, SearchKind, search, similarMatters } from '#http/contract/search.ts'
import { call } from './client.ts'

export type Found = z.output<typeof SearchHit>
export type FoundKind = z.output<typeof SearchKind>
export type FoundGroup = z.output<(typeof search)['response']>['groups'][number]

/** So long one may go on typing before the server is asked, in milliseconds. */
const PAUSE = 90

/** What is found while one types; the last answer stays until the next is there. */
export function useFound(typed: string, more: { kind?: FoundKind | undefined; limit?: number } = {}) {
  const [q, setQ] = useState(typed.trim())
  useEffect(() => {
    const later = setTimeout(() => setQ(typed.trim()), PAUSE)
    return () => clearTimeout(later)
  }, [typed])
  const { kind, limit = 6 } = more
  return useQuery({
    queryKey: ['search', q, kind ?? '', limit],
    queryFn: ({ signal }) =>
      call<typeof search>('GET', '/api/search', { query: { q, limit, ...(kind ? { kind } : {}) }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
}

export type Similar = z.output<(typeof similarMatters)['response']>['items'][number]

/** Matters like this one. */
export function useSimilar(id: string) {
  return useQuery({
    queryKey: ['matter', 'similar', id],
    queryFn: () => call<typeof similarMatters>('GET', '/api/matters/:id/similar', { params: { id } }),
  })
}
