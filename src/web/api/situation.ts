import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { placeAreas, readAreas, readCoverage, readFlow, readStages, readTrend } from '#http/contract/situation.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type Flow = z.output<typeof readFlow.response>
export type Stages = z.output<typeof readStages.response>
export type Areas = z.output<typeof readAreas.response>
export type Area = Areas['areas'][number]
export type Trend = z.output<typeof readTrend.response>
export type Coverage = z.output<typeof readCoverage.response>

export type Cohort = { readonly program?: string; readonly from: string; readonly to: string }

/** A board on the wall reads its figures again by itself. */
export type Watch = { readonly refetchInterval: number | false }

const shared = { placeholderData: keepPreviousData, staleTime: 30_000 } as const

export function useFlow(query: Cohort, watch: Watch) {
  return useQuery({
    queryKey: ['matter', 'situation', 'flow', query],
    queryFn: () => call<typeof readFlow>('GET', '/api/situation/flow', { query }),
    ...shared,
    ...watch,
  })
}

export function useStages(query: Cohort, watch: Watch) {
  return useQuery({
    queryKey: ['matter', 'situation', 'stages', query],
    queryFn: () => call<typeof readStages>('GET', '/api/situation/stages', { query }),
    ...shared,
    ...watch,
  })
}

export function useAreas(query: Cohort, watch: Watch) {
  return useQuery({
    queryKey: ['matter', 'situation', 'areas', query],
    queryFn: () => call<typeof readAreas>('GET', '/api/situation/areas', { query }),
    ...shared,
    ...watch,
  })
}

export function usePlaceAreas() {
  return useWrite({
    touches: ['matter'],
    send: (body: z.input<typeof placeAreas.body>, key) =>
      call<typeof placeAreas>('PUT', '/api/areas/places', { body, key }),
  })
}

export function useTrend(query: { readonly program?: string; readonly by: 'month' | 'week' }, watch: Watch) {
  return useQuery({
    queryKey: ['matter', 'situation', 'trend', query],
    queryFn: () => call<typeof readTrend>('GET', '/api/situation/trend', { query }),
    ...shared,
    ...watch,
  })
}

export function useCoverage(query: Cohort, watch: Watch) {
  return useQuery({
    queryKey: ['matter', 'situation', 'coverage', query],
    queryFn: () => call<typeof readCoverage>('GET', '/api/situation/coverage', { query }),
    ...shared,
    ...watch,
  })
}
