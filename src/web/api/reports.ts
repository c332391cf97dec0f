import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { returnReport } from '#http/contract/record.ts'
import type { acceptReport, draftReport, listReports, readReport, writeReport } from '#http/contract/report.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type ReportsOwed = z.output<typeof listReports.response>
export type Report = z.output<typeof readReport.response>
const TOUCHES = ['report', 'duty', 'notice'] as const

export function useReports(query: { from: string; to: string; mine?: 'true' }) {
  return useQuery({
    queryKey: ['report', 'list', query],
    queryFn: () => call<typeof listReports>('GET', '/api/reports', { query }),
  })
}

export function useReport(id: string) {
  return useQuery({
    queryKey: ['report', id],
    queryFn: () => call<typeof readReport>('GET', '/api/reports/:id', { params: { id } }),
  })
}

export function useDraftReport() {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof draftReport.body>, key) =>
      call<typeof draftReport>('POST', '/api/reports/draft', { body, key }),
  })
}

export function useWriteReport(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof writeReport.body>, key) =>
      call<typeof writeReport>('PUT', '/api/reports/:id', { params: { id }, body, key }),
  })
}

export function useReturnReport(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof returnReport.body>, key) =>
      call<typeof returnReport>('POST', '/api/reports/:id/return', { params: { id }, body, key }),
  })
}

export function useAcceptReport(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof acceptReport.body>, key) =>
      call<typeof acceptReport>('POST', '/api/reports/:id/accept', { params: { id }, body, key }),
  })
}
