import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  getNoticeTimes,
  listNotices,
  NoticeRow as NoticeSchema,
  readNotices,
  setNoticeTimes,
} from '#http/contract/notice.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type NoticeRow = z.output<typeof NoticeSchema>

/** How much is unread, as far as one wishes to be told; read again when the server says so, and now and then in case it could not. */
function useHints() {
  return useQuery({
    queryKey: ['notice', 'unread'],
    queryFn: () => call<typeof listNotices>('GET', '/api/notices', { query: { limit: 1, unread: 'true' } }),
    refetchInterval: 5 * 60_000,
  }).data
}

export const useUnread = (): number => useHints()?.unread ?? 0

/** What came in quiet hours or since the last gathering. */
export const useHeld = (): number => useHints()?.held ?? 0

export function useNotices(unread: boolean) {
  return usePages(['notice', 'list', unread], (cursor) =>
    call<typeof listNotices>('GET', '/api/notices', {
      query: { ...(unread ? { unread: 'true' as const } : {}), ...(cursor ? { cursor } : {}) },
    }),
  )
}

export function useReadNotices() {
  return useWrite({
    touches: ['notice'],
    send: (body: z.input<typeof readNotices.body>) => call<typeof readNotices>('POST', '/api/notices/read', { body }),
  })
}

export type NoticeTimes = z.output<typeof getNoticeTimes.response>

export function useNoticeTimes() {
  return useQuery({
    queryKey: ['notice', 'times'],
    queryFn: () => call<typeof getNoticeTimes>('GET', '/api/notices/times', {}),
  })
}

export function useSetNoticeTimes() {
  return useWrite({
    touches: ['notice'],
    send: (body: NoticeTimes) => call<typeof setNoticeTimes>('PUT', '/api/notices/times', { body }),
  })
}
