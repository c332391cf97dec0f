import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { forecastScore, listExemptions, myPoints, readAssessment } from '#http/contract/assess.ts'
import type { grantExemption, voidExemption } from '#http/contract/record.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type MyPoints = z.output<typeof myPoints.response>
export type Forecast = z.output<typeof forecastScore.response>

export type Assessment = NonNullable<z.output<typeof readAssessment.response>['assessment']>

export type Exemptions = z.output<typeof listExemptions.response>
export type ExemptionRow = Exemptions['items'][number]

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

/** What each program lets be excused. */
export function useExemptionKinds(enabled: boolean) {
  return useQuery({
    queryKey: ['exemption', 'kinds'],
    queryFn: () => call<typeof listExemptions>('GET', '/api/exemptions', { query: { limit: 1 } }),
    select: (found) => found.kinds,
    enabled,
    staleTime: 60_000,
  })
}

/** Exemptions in force. */
export function useExemptions(program: string | undefined) {
  const query = { limit: 500, ...(program ? { program } : {}) }
  return usePages(
    ['exemption', 'list', query],
    async () => {
      const { items, total } = await call<typeof listExemptions>('GET', '/api/exemptions', { query })
      return { items, next: null, total }
    },
    query,
  )
}

export function useExemptionActs() {
  const touches = ['exemption', 'duty', 'score', 'mark', 'target']
  const grant = useWrite({
    touches,
    send: (body: z.input<typeof grantExemption.body>, key) =>
      call<typeof grantExemption>('POST', '/api/exemptions', { body, key }),
  })
  const withdraw = useWrite({
    touches,
    send: ({ id, reason }: { id: string; reason: string }, key) =>
      call<typeof voidExemption>('POST', '/api/exemptions/:id/void', { params: { id }, body: { reason }, key }),
  })
  return { grant, withdraw }
}
