import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { readDays } from '#http/contract/feed.ts'
import { call } from './client.ts'

export type Days = z.output<typeof readDays.response>
export type DayEntry = Days['entries'][number]

/** One's own days: duties, clocks, planned visits, meetings. */
export function useDaysOf(from: string, to: string) {
  return useQuery({
    queryKey: ['duty', 'days', from, to],
    queryFn: () => call<typeof readDays>('GET', '/api/me/days', { query: { from, to } }),
  })
}
