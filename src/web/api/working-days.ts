import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { getCalendar } from '#http/contract/calendar.ts'
import { today } from '../format/date.ts'
import { call } from './client.ts'
import { queryClient } from './query-client.ts'

/** Working days after `from` up to and including `to`; negative when `to` is earlier; undefined outside the known years. */
export type CountWorkingDays = (from: string, to: string) => number | undefined

/** Counts by ordinal: `seq` is the number of working days up to and including the day. */
export function counterOf(days: readonly { readonly day: string; readonly works: boolean }[]): CountWorkingDays {
  const seq = new Map<string, number>()
  let n = 0
  for (const { day, works } of days) {
    if (works) n += 1
    seq.set(day, n)
  }
  return (from, to) => {
    const a = seq.get(from.slice(0, 10))
    const b = seq.get(to.slice(0, 10))
    return a === undefined || b === undefined ? undefined : b - a
  }
}

const fetchYear = (year: number) => call<typeof getCalendar>('GET', '/api/calendar', { query: { year } })

/** The official calendar of last year, this and the next, as a counter; undefined until it is there, or without a session. */
export function useWorkingDays(): CountWorkingDays | undefined {
  const signedIn = Boolean(queryClient.getQueryData(['session']))
  const year = Number(today().slice(0, 4))
  const { data } = useQuery({
    queryKey: ['calendar', 'around', year],
    queryFn: () => Promise.all([year - 1, year, year + 1].map(fetchYear)),
    enabled: signedIn,
    staleTime: 60 * 60_000,
  })
  return useMemo(() => (data ? counterOf(data.flatMap((one) => one.days)) : undefined), [data])
}
