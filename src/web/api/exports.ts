import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { askExport, BackReport as BackReportShape, cancelExport, listExports } from '#http/contract/ledger.ts'
import { call, request } from './client.ts'
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

export type BackReport = z.output<typeof BackReportShape>

/** A ledger that was edited: with `seen` it is done, without it is looked at. */
export function useBringBack() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ file, seen, mine }: { file: File; seen?: string; mine?: readonly string[] }) =>
      request<BackReport>('POST', '/api/ledgers/bring-back', {
        query: { name: file.name, ...(seen ? { seen } : {}), ...(mine?.length ? { mine: mine.join(',') } : {}) },
        body: file,
      }),
    onSuccess: (report) => {
      if (report.done) void client.invalidateQueries()
    },
  })
}
