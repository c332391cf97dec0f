import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { getCalendar, importCalendar } from '#http/contract/calendar.ts'
import type { getPaper, listPapers, PaperRow as PaperSchema } from '#http/contract/notice.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type PaperRow = z.output<typeof PaperSchema>
export type Paper = z.output<typeof getPaper.response>
export type YearCalendar = z.output<typeof getCalendar.response>

export function usePapers(search: Search) {
  const query = Object.fromEntries(
    (['program', 'paper', 'matterId', 'from', 'to', 'voided', 'q'] as const).flatMap((name) =>
      search[name] ? [[name, search[name]]] : [],
    ),
  )
  return usePages(
    ['paper', 'list', query],
    (cursor) => call<typeof listPapers>('GET', '/api/papers', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function usePaper(id: string) {
  return useQuery({
    queryKey: ['paper', id],
    queryFn: () => call<typeof getPaper>('GET', '/api/papers/:id', { params: { id } }),
  })
}

export function useCalendar(year: number) {
  return useQuery({
    queryKey: ['calendar', year],
    queryFn: () => call<typeof getCalendar>('GET', '/api/calendar', { query: { year } }),
    staleTime: 60 * 60_000,
  })
}

export function useImportCalendar() {
  return useWrite({
    touches: ['calendar', 'matter', 'duty'],
    send: (body: z.input<typeof importCalendar.body>, key) =>
      call<typeof importCalendar>('POST', '/api/calendar', { body, key }),
  })
}
