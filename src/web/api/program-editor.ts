import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  compareProgram,
  dropDraft,
  getDraft,
  keepDraft,
  keepOriginal,
  listDrafts,
  publishDraft,
  waiveClause,
} from '#http/contract/program-draft.ts'
import type { checkProgram, getLanguage, tryCases } from '#http/contract/program-text.ts'
import { locale } from '../i18n/locale.ts'
import { call, request } from './client.ts'
import { useWrite } from './use-write.ts'

export type DraftOpened = z.output<typeof getDraft.response>
export type CaseFile = DraftOpened extends { mine: infer Mine }
  ? NonNullable<Mine> extends { cases: (infer C)[] }
    ? C
    : never
  : never
export type Original = NonNullable<DraftOpened['original']>
export type Language = z.output<typeof getLanguage.response>
export type Checked = z.output<typeof checkProgram.response>
export type Tried = z.output<typeof tryCases.response>
export type Compared = z.output<typeof compareProgram.response>

/** What the editor opens with. Read once: from then on the page is ahead of the server. */
export function useDraft(program: string | undefined) {
  return useQuery({
    queryKey: ['program-draft', program],
    queryFn: () => call<typeof getDraft>('GET', '/api/programs/:program/draft', { params: { program: program ?? '' } }),
    enabled: program !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}

export function useDrafts(may: boolean) {
  return useQuery({
    queryKey: ['program', 'drafts'],
    queryFn: () => call<typeof listDrafts>('GET', '/api/program-drafts'),
    enabled: may,
  })
}

/** The language itself: schema, facts, roles. It changes only with a release. */
export function useLanguage() {
  return useQuery({
    queryKey: ['program-language'],
    queryFn: () => call<typeof getLanguage>('GET', '/api/program-language'),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export const checkText = (text: string, signal?: AbortSignal): Promise<Checked> =>
  call<typeof checkProgram>('POST', '/api/programs/check', {
    body: { text, language: locale() === 'en' ? 'en' : 'zh' },
    ...(signal ? { signal } : {}),
  })

export const playCases = (body: z.input<typeof tryCases.body>, signal: AbortSignal): Promise<Tried> =>
  call<typeof tryCases>('POST', '/api/programs/try', {
    body: { ...body, language: locale() === 'en' ? 'en' : 'zh' },
    signal,
  })

export const sendDraft = (program: string, body: z.input<typeof keepDraft.body>) =>
  call<typeof keepDraft>('PUT', '/api/programs/:program/draft', { params: { program }, body })

export function useDropDraft(program: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call<typeof dropDraft>('DELETE', '/api/programs/:program/draft', { params: { program } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['program'] }),
  })
}

export function usePublishDraft(program: string) {
  return useWrite({
    touches: ['program', 'link', 'duty', 'matter', 'score'],
    send: (revision: number, key) =>
      call<typeof publishDraft>('POST', '/api/programs/:program/draft/publish', {
        params: { program },
        body: { revision },
        key,
      }),
  })
}

type OriginalKept = z.output<typeof keepOriginal.response>

export function useKeepOriginal(program: string) {
  return useMutation({
    mutationFn: ({ file, name, revision }: { file: Blob; name: string; revision: number }) =>
      request<OriginalKept>('POST', `/api/programs/${encodeURIComponent(program)}/original`, {
        query: { name, revision },
        body: file,
      }),
  })
}

export function useWaiveClause(program: string) {
  return useMutation({
    mutationFn: (body: z.input<typeof waiveClause.body>) =>
      call<typeof waiveClause>('PUT', '/api/programs/:program/original/waived', { params: { program }, body }),
  })
}

/** Two versions side by side; `draft` is one's own. `stamp` changes when the draft was kept anew. */
export function useCompare(program: string, from: string, to: string, stamp: number | string = '') {
  return useQuery({
    queryKey: ['program', program, 'compare', from, to, stamp],
    queryFn: () =>
      call<typeof compareProgram>('GET', '/api/programs/:program/compare', {
        params: { program },
        query: { from, to },
      }),
    enabled: from !== '' && to !== '',
    placeholderData: (before) => before,
  })
}
