import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  coverage,
  getHandover,
  HandoverRow as HandoverSchema,
  LinkRow as LinkSchema,
  listHandovers,
  listLinks,
} from '#http/contract/link.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'

export type LinkRow = z.output<typeof LinkSchema>
export type Handover = z.output<typeof HandoverSchema>
export type Coverage = z.output<typeof coverage.response>

const NAMES = ['program', 'link', 'personId', 'orgId', 'enterpriseId', 'projectId', 'q', 'on'] as const

export function useLinks(search: Search) {
  const query = Object.fromEntries(NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
  return usePages(
    ['link', 'list', query],
    (cursor) => call<typeof listLinks>('GET', '/api/links', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function useCoverage(program: string | undefined, on: string | undefined) {
  return useQuery({
    queryKey: ['link', 'coverage', program, on],
    queryFn: () =>
      call<typeof coverage>('GET', '/api/coverage', { query: { program: program ?? '', ...(on ? { on } : {}) } }),
    enabled: program !== undefined,
    placeholderData: keepPreviousData,
  })
}

export function useHandovers(state: string | undefined) {
  const query = state ? { state } : {}
  return usePages(
    ['handover', 'list', state],
    (cursor) =>
      call<typeof listHandovers>('GET', '/api/handovers', {
        query: { ...query, ...(cursor ? { cursor } : {}) },
      }),
    query,
  )
}

export function useHandover(id: string | undefined) {
  return useQuery({
    queryKey: ['handover', id],
    queryFn: () => call<typeof getHandover>('GET', '/api/handovers/:id', { params: { id: id ?? '' } }),
    enabled: id !== undefined,
  })
}
