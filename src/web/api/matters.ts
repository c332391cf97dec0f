import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  countMatters,
  getMatter,
  listMatters,
  MatterDetail as MatterDetailSchema,
  MatterFilter,
  MatterRow as MatterRowSchema,
} from '#http/contract/matter.ts'
import { keptRead } from '../offline/kept.ts'
import { listOf } from '../parts/use-filters.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'

export type MatterRow = z.output<typeof MatterRowSchema>
export type MatterDetail = z.output<typeof MatterDetailSchema>
type Filter = z.input<typeof MatterFilter>

const PLAIN = [
  'q',
  'program',
  'orgId',
  'leadOrgId',
  'unitId',
  'assistOrgId',
  'handlerId',
  'personId',
  'leaderId',
  'enterpriseId',
  'projectId',
  'due',
  'open',
  'disputed',
  'falseClosure',
  'reopened',
  'sealed',
  'asked',
  'about',
  'recordedFrom',
  'recordedTo',
  'closedFrom',
  'closedTo',
  'countsAs',
  'passed',
  'openOn',
  'areaId',
] as const
const LISTS = ['state', 'kind', 'matter', 'category', 'urgency', 'source', 'lacking'] as const

/** The filter of the API from the filter in the address. Unknown names are left out; the server judges the values. */
export function matterFilter(search: Search): Filter {
  const filter: Record<string, unknown> = {}
  for (const name of PLAIN) if (search[name]) filter[name] = search[name]
  for (const name of LISTS) {
    const values = listOf(search[name])
    if (values) filter[name] = values
  }
  return filter as Filter
}

export function useMatters(search: Search) {
  const filter = matterFilter(search)
  const sort = search.sort === 'newest' ? 'newest' : 'due'
  return usePages(
    ['matter', 'list', filter, sort],
    (cursor) =>
      call<typeof listMatters>('GET', '/api/matters', { query: { ...filter, sort, ...(cursor ? { cursor } : {}) } }),
    { ...filter, sort },
  )
}

export function useMatterCounts(search: Search) {
  const filter = matterFilter(search)
  return useQuery({
    queryKey: ['matter', 'counts', filter],
    queryFn: () => call<typeof countMatters>('GET', '/api/matters/counts', { query: filter }),
    placeholderData: keepPreviousData,
  })
}

export function useMatter(id: string) {
  return useQuery({
    queryKey: ['matter', id],
    queryFn: () => readMatter(id),
    structuralSharing: false,
  })
}

/** What the program of a matter offers to choose from: ends, grounds, levels of slips. */
export function useMatterChoices(id: string | undefined): MatterDetail['choices'] | undefined {
  return useQuery({
    queryKey: ['matter', id],
    queryFn: () => readMatter(id ?? ''),
    structuralSharing: false,
    enabled: id !== undefined,
  }).data?.choices
}

/** A matter with its acts; kept on the phone. */
export function readMatter(id: string): Promise<MatterDetail> {
  return keptRead(`/api/matters/${id}`, () => call<typeof getMatter>('GET', '/api/matters/:id', { params: { id } }))
}
