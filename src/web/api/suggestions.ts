import { useMutation, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { listSuggestionKinds, suggest } from '#http/contract/suggestion.ts'
import { call } from './client.ts'

export type SuggestionKinds = z.output<typeof listSuggestionKinds.response>

/** What is asked of anybody. No session is asked for. */
export function useSuggestionKinds(authority: string) {
  return useQuery({
    queryKey: ['public', authority, 'suggestion-kinds'],
    queryFn: () =>
      call<typeof listSuggestionKinds>('GET', '/api/public/:authority/suggestion-kinds', { params: { authority } }),
  })
}

export function useSuggest(authority: string) {
  return useMutation({
    mutationFn: (body: z.input<typeof suggest.body>) =>
      call<typeof suggest>('POST', '/api/public/:authority/suggestions', { params: { authority }, body }),
  })
}
