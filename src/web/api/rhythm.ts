import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { readRhythm } from '#http/contract/rhythm.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'

export type RhythmPage = z.output<typeof readRhythm.response>
export type RhythmView = RhythmPage['view']

export function useRhythm(view: RhythmView, { on, program }: Search) {
  const query = { view, ...(on ? { on } : {}), ...(program ? { program } : {}) }
  return useQuery({
    queryKey: ['matter', 'rhythm', query],
    queryFn: () => call<typeof readRhythm>('GET', '/api/rhythm', { query }),
    placeholderData: keepPreviousData,
  })
}
