import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { renewLink } from '#http/contract/link.ts'
import type {
  listMonitoring,
  listMonitorReports,
  MonitorReport as MonitorReportSchema,
  myMonitoring,
  networkChoices,
  reportAsMonitor,
  setUpNetwork,
  sortReports,
} from '#http/contract/monitoring.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type MonitorReport = z.output<typeof MonitorReportSchema>
export type Network = z.output<typeof listMonitoring.response>[number]
export type MyNetwork = z.output<typeof myMonitoring.response>[number]
export type SortInput = z.input<typeof sortReports.body>

export function useMonitoring() {
  return useQuery({
    queryKey: ['monitoring', 'networks'],
    queryFn: () => call<typeof listMonitoring>('GET', '/api/monitoring'),
  })
}

export function useMonitorReports(id: string, search: Search) {
  const query = Object.fromEntries(
    (['outcome', 'orgId', 'personId', 'matterId', 'q'] as const).flatMap((name) =>
      search[name] ? [[name, search[name]]] : [],
    ),
  )
  return usePages(
    ['monitoring', 'reports', id, query],
    (cursor) =>
      call<typeof listMonitorReports>('GET', '/api/monitoring/:id/reports', {
        params: { id },
        query: { ...query, ...(cursor ? { cursor } : {}) },
      }),
    query,
  )
}

export function useNetworkChoices(programKey: string) {
  return useQuery({
    queryKey: ['monitoring', 'choices', programKey],
    queryFn: () =>
      call<typeof networkChoices>('GET', '/api/programs/:programKey/monitoring', { params: { programKey } }),
    enabled: programKey !== '',
  })
}

export function useSetUpNetwork() {
  return useWrite({
    touches: ['monitoring'],
    send: (body: z.input<typeof setUpNetwork.body>, key) =>
      call<typeof setUpNetwork>('POST', '/api/monitoring', { body, key }),
  })
}

export function useReport(id: string) {
  return useWrite({
    touches: ['monitoring'],
    send: (body: z.input<typeof reportAsMonitor.body>, key) =>
      call<typeof reportAsMonitor>('POST', '/api/monitoring/:id/reports', { params: { id }, body, key }),
  })
}

export function useSortReports(id: string) {
  return useWrite({
    touches: ['monitoring', 'matter'],
    send: (body: SortInput, key) =>
      call<typeof sortReports>('POST', '/api/monitoring/:id/sort', { params: { id }, body, key }),
  })
}

export function useRenew() {
  return useWrite({
    touches: ['monitoring', 'link'],
    send: ({ id, revision }: { id: string; revision: number }, key) =>
      call<typeof renewLink>('POST', '/api/links/:id/renew', { params: { id }, body: { revision }, key }),
  })
}

export function useMyMonitoring() {
  return useQuery({
    queryKey: ['monitoring', 'mine'],
    queryFn: () => call<typeof myMonitoring>('GET', '/api/me/monitoring'),
  })
}

/** What was said, in one line: the fields that were filled in, in the form's order. */
export function saidOf(values: Readonly<Record<string, unknown>>, fields: readonly { id: string }[]): string {
  return fields
    .flatMap(({ id }) => {
      const value = values[id]
      return value === undefined || value === null || value === ''
        ? []
        : [Array.isArray(value) ? value.join('、') : String(value)]
    })
    .join(' · ')
}
