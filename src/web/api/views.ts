import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { listViews, removeView, saveView } from '#http/contract/view.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type SavedView = z.output<(typeof listViews)['response']>['items'][number]

/** The saved views of a list: one's own, the unit's, everybody's. */
export function useViews(list: string) {
  return useQuery({
    queryKey: ['view', list],
    queryFn: () => call<typeof listViews>('GET', '/api/views', { query: { list } }),
    staleTime: 60_000,
  })
}

export function useSaveView() {
  return useWrite({
    touches: ['view'],
    send: (body: z.input<(typeof saveView)['body']>, key) => call<typeof saveView>('POST', '/api/views', { body, key }),
  })
}

export function useRemoveView() {
  return useWrite({
    touches: ['view'],
    send: ({ id }: { id: string }, key) => call<typeof removeView>('DELETE', '/api/views/:id', { params: { id }, key }),
  })
}
