import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  decideList,
  draftList,
  PublishedList as ListSchema,
  listPublications,
  publishList,
  strikeFromList,
} from '#http/contract/list.ts'
import type { recordAppeal } from '#http/contract/record.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { picked } from './supervise.ts'
import { useWrite } from './use-write.ts'

export type PublishedList = z.output<typeof ListSchema>

export function usePublications(search: Search) {
  const query = picked(search, ['program', 'state'])
  return useQuery({
    queryKey: ['list', query],
    queryFn: () => call<typeof listPublications>('GET', '/api/lists', { query }),
  })
}

export function useDraftList() {
  return useWrite({
    touches: ['list'],
    send: (body: z.input<typeof draftList.body>, key) => call<typeof draftList>('POST', '/api/lists', { body, key }),
  })
}

export function useListActs(id: string) {
  const params = { id }
  const strike = useWrite({
    touches: ['list'],
    send: (body: z.input<typeof strikeFromList.body>, key) =>
      call<typeof strikeFromList>('POST', '/api/lists/:id/strike', { params, body, key }),
  })
  const decide = useWrite({
    touches: ['list'],
    send: (body: z.input<typeof decideList.body>, key) =>
      call<typeof decideList>('POST', '/api/lists/:id/decision', { params, body, key }),
  })
  const publish = useWrite({
    touches: ['list', 'paper'],
    send: (body: z.input<typeof publishList.body>, key) =>
      call<typeof publishList>('POST', '/api/lists/:id/publish', { params, body, key }),
  })
  return { strike, decide, publish }
}

export function useAppeal(done: (out: { id: string }) => void) {
  return useWrite({
    touches: ['matter', 'score'],
    done,
    send: (body: z.input<typeof recordAppeal.body>, key) =>
      call<typeof recordAppeal>('POST', '/api/appeals', { body, key }),
  })
}
