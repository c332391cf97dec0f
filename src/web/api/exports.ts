import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { askExport, cancelExport, listExports } from '#http/contract/ledger.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type Export = z.output<typeof listExports.response>[number]
export type LedgerName = z.input<typeof askExport.body>['ledger']

/** One's exports; asked again every second while one is being written. */
export function useExports(enabled: boolean) {
  return useQuery({
    queryKey: ['export'],
    queryFn: () => call<typeof listExports>('GET', '/api/exports'),
    enabled,
    refetchInterval: ({ state }) =>
      state.data?.some((one) => one.state === 'queued' || one.state === 'writing') ? 1_000 : false,
  })
}

export function useAskExport() {
  return useWrite({
    touches: ['export'],
    send: (body: z.input<typeof askExport.body>, key) => call<typeof askExport>('POST', '/api/exports', { body, key }),
  })
}

export function useCancelExport() {
  return useWrite({
    touches: ['export'],
    send: (id: string, key) => call<typeof cancelExport>('POST', '/api/exports/:id/cancel', { params: { id }, key }),
  })
}
