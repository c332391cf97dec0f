import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { todaysCallbacks } from '#http/contract/callback.ts'
import type { callBackMatter } from '#http/contract/matter-act.ts'
import type { callBackVisit } from '#http/contract/record.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type ToCall = z.output<typeof todaysCallbacks.response>['items'][number]

export function useTodaysCallbacks() {
  return useQuery({
    queryKey: ['callback', 'today'],
    queryFn: () => call<typeof todaysCallbacks>('GET', '/api/callbacks/today', { query: {} }),
  })
}

type Said = { readonly one: ToCall; readonly reached: boolean; readonly good: boolean; readonly text?: string }

/** What the enterprise said, to the matter or the visit it was asked about. */
export function useCallBack() {
  return useWrite({
    touches: ['callback', 'matter', 'visit'],
    send: async ({ one, reached, good, text }: Said, key): Promise<{ id: string }> => {
      const params = { id: one.id }
      const more = text ? { text } : {}
      return one.kind === 'visit'
        ? call<typeof callBackVisit>('POST', '/api/visits/:id/callbacks', {
            params,
            key,
            body: { how: 'phone', reached, ...(reached ? { confirmed: good } : {}), ...more },
          })
        : call<typeof callBackMatter>('POST', '/api/matters/:id/callbacks', {
            params,
            key,
            body: { revision: one.revision, how: 'phone', reached, passed: good, ...more },
          })
    },
  })
}
