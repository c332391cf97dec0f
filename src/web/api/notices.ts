import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { listNotices, NoticeRow as NoticeSchema, readNotices } from '#http/contract/notice.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type NoticeRow = z.output<typeof NoticeSchema>

/** How many notices are unread; read again when the server says so, and now and then in case it could not. */
export function useUnread(): number {
  const { data } = useQuery({
    queryKey: ['notice', 'unread'],
    queryFn: () => call<typeof listNotices>('GET', '/api/notices', { query: { limit: 100, unread: 'true' } }),
    refetchInterval: 5 * 60_000,
  })
  return data?.items.length ?? 0
}

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
