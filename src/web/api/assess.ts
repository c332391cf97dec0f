import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { forecastScore, myPoints, readAssessment } from '#http/contract/assess.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'

export type MyPoints = z.output<typeof myPoints.response>
export type Forecast = z.output<typeof forecastScore.response>

export type Assessment = NonNullable<z.output<typeof readAssessment.response>['assessment']>

const pick = (filters: Search, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])))

/** The account of oneself, or of one's unit, in a period. */
export function useMyPoints(program: string | undefined, filters: Search) {
  const query = { program: program ?? '', ...pick(filters, ['account', 'calendar', 'ordinal']) }
  return useQuery({
    queryKey: ['score', 'mine', query],
    queryFn: () => call<typeof myPoints>('GET', '/api/my-points', { query }),
    enabled: program !== undefined,
    placeholderData: keepPreviousData,
  })
}

/** Both ends of the running period; reckoned when asked for, because it runs all rules twice. */
export function useForecast(program: string, account: string, calendar: string | undefined, asked: boolean) {
  const query = { program, account, ...(calendar ? { calendar } : {}) }
  return useQuery({
    queryKey: ['score', 'forecast', query],
    queryFn: () => call<typeof forecastScore>('GET', '/api/my-points/forecast', { query }),
    enabled: asked,
    staleTime: 60_000,
  })
}

/** A composed score of a period, part by part. */
export function useAssessment(filters: Search) {
  const query = pick(filters, ['program', 'measure', 'ordinal'])
  return useQuery({
    queryKey: ['score', 'assessment', query],
    queryFn: () => call<typeof readAssessment>('GET', '/api/assessments', { query }),
    placeholderData: keepPreviousData,
  })
}
