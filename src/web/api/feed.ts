import { useQuery } from '@tanstack/react-query'
import type { getFeedState, makeFeed, revokeFeed } from '#http/contract/feed.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export function useFeedState() {
  return useQuery({ queryKey: ['feed'], queryFn: () => call<typeof getFeedState>('GET', '/api/me/feed') })
}

export function useMakeFeed() {
  return useWrite({
    touches: ['feed'],
    send: (_: object, key) => call<typeof makeFeed>('POST', '/api/me/feed', { body: {}, key }),
  })
}

export function useRevokeFeed() {
  return useWrite({
    touches: ['feed'],
    send: (_: object, key) => call<typeof revokeFeed>('DELETE', '/api/me/feed', { key }),
  })
}
