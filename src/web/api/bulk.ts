import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { isEnded } from '#domain/bulk/run.ts'
import type * as contract from '#http/contract/bulk.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type BulkRun = z.output<typeof contract.listBulkRuns.response>[number]
export type BulkRow = z.output<typeof contract.listBulkRows.response>['items'][number]
export type BulkActName = z.input<typeof contract.askBulk.body>['act']

/** Being tried out or being done: its numbers grow. */
export const isGoing = ({ state }: BulkRun): boolean => state === 'trying' || state === 'doing'
/** Nothing of it will be done any more. */
export const isOver = ({ state }: BulkRun): boolean => isEnded(state)

/** One's acts on many rows; asked again while one of them goes on. */
export function useBulkRuns() {
  return useQuery({
    queryKey: ['bulk-run'],
    queryFn: () => call<typeof contract.listBulkRuns>('GET', '/api/bulk-runs'),
    refetchInterval: ({ state }) => (state.data?.some(isGoing) ? 700 : false),
  })
}

/** The rows of a run in one state, a page at a time; read anew when the run has moved on. */
export function useBulkRows(run: BulkRun, state: BulkRow['state']) {
  const query = useInfiniteQuery({
    queryKey: ['bulk-row', run.id, state, run.state],
    queryFn: ({ pageParam }) =>
      call<typeof contract.listBulkRows>('GET', '/api/bulk-runs/:id/rows', {
        params: { id: run.id },
        query: { state, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  })
  return {
    rows: query.data?.pages.flatMap((page) => page.items) ?? [],
    waiting: query.isPending,
    error: query.error,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
  }
}

export function useAskBulk() {
  return useWrite({
    touches: ['bulk-run'],
    send: (body: z.input<typeof contract.askBulk.body>, key) =>
      call<typeof contract.askBulk>('POST', '/api/bulk-runs', { body, key }),
  })
}

export function useGoBulk() {
  return useWrite({
    touches: ['bulk-run'],
    send: (id: string, key) => call<typeof contract.goBulk>('POST', '/api/bulk-runs/:id/go', { params: { id }, key }),
  })
}

export function useStopBulk() {
  return useWrite({
    touches: ['bulk-run'],
    send: (id: string, key) =>
      call<typeof contract.stopBulk>('POST', '/api/bulk-runs/:id/stop', { params: { id }, key }),
  })
}

export function usePutBulkAway() {
  return useWrite({
    touches: ['bulk-run'],
    send: (id: string, key) =>
      call<typeof contract.putBulkAway>('POST', '/api/bulk-runs/:id/put-away', { params: { id }, key }),
  })
}
