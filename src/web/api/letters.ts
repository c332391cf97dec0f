import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { draftLetters, readLetters } from '#http/contract/assess.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type Letters = z.output<typeof readLetters.response>

/** The results made known to each unit; `letter` in the address is program/paper, `letterPeriod` the ordinal. */
export function useLetters(filters: Search) {
  const [program, paper] = filters.letter?.split('/') ?? []
  const query = {
    ...(program && paper ? { program, paper } : {}),
    ...(filters.letterPeriod ? { ordinal: Number(filters.letterPeriod) } : {}),
  }
  return useQuery({
    queryKey: ['paper-draft', 'letters', query],
    queryFn: () => call<typeof readLetters>('GET', '/api/assessments/letters', { query }),
    placeholderData: keepPreviousData,
  })
}

export function useDraftLetters() {
  return useWrite({
    touches: ['paper-draft'],
    send: (body: z.input<typeof draftLetters.body>, key) =>
      call<typeof draftLetters>('POST', '/api/assessments/letters', { body, key }),
  })
}
