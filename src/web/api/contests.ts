import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  advanceContest,
  ContestRow as ContestSchema,
  declareContest,
  enterContest,
  getContest,
  judgeEntry,
  layAgain,
  listContests,
} from '#http/contract/contest.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type ContestRow = z.output<typeof ContestSchema>
export type ContestRead = z.output<typeof getContest.response>

export function useContests(mine = false) {
  return useQuery({
    queryKey: ['contest', 'list', mine],
    queryFn: () => call<typeof listContests>('GET', '/api/contests', { query: mine ? { mine: 'true' } : {} }),
  })
}

export function useContest(id: string) {
  return useQuery({
    queryKey: ['contest', id],
    queryFn: () => call<typeof getContest>('GET', '/api/contests/:id', { params: { id } }),
  })
}

export function useDeclareContest() {
  return useWrite({
    touches: ['contest'],
    send: (body: z.input<typeof declareContest.body>, key) =>
      call<typeof declareContest>('POST', '/api/contests', { body, key }),
  })
}

export function useEnterContest(id: string) {
  return useWrite({
    touches: ['contest'],
    send: (body: z.input<typeof enterContest.body>, key) =>
      call<typeof enterContest>('POST', '/api/contests/:id/entries', { params: { id }, body, key }),
  })
}

export function useJudge(id: string) {
  return useWrite({
    touches: ['contest'],
    send: ({ entryId, ...body }: z.input<typeof judgeEntry.body> & { entryId: string }, key) =>
      call<typeof judgeEntry>('POST', '/api/contests/:id/entries/:entryId/sheet', {
        params: { id, entryId },
        body,
        key,
      }),
  })
}

export function useAdvanceContest(id: string) {
  return useWrite({
    touches: ['contest', 'score', 'register'],
    send: (body: z.input<typeof advanceContest.body>, key) =>
      call<typeof advanceContest>('POST', '/api/contests/:id/advance', { params: { id }, body, key }),
  })
}

export function useLayAgain(id: string) {
  return useWrite({
    touches: ['contest', 'matter'],
    send: (body: z.input<typeof layAgain.body>, key) =>
      call<typeof layAgain>('POST', '/api/contests/:id/lay-again', { params: { id }, body, key }),
  })
}
