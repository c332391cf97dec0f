import { useMutation, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { getProgram, listPrograms, publishProgram } from '#http/contract/program.ts'
import type { checkProgram } from '#http/contract/program-text.ts'
import type { whatIf } from '#http/contract/what-if.ts'
import { t } from '../i18n/t.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type Program = z.output<typeof getProgram.response>
export type ProgramFault = z.output<typeof checkProgram.response>['faults'][number]

export type WhatIf = z.output<typeof whatIf.response>

export function usePrograms() {
  return useQuery({
    queryKey: ['program'],
    queryFn: () => call<typeof listPrograms>('GET', '/api/programs'),
    staleTime: 60_000,
  })
}

export function useProgram(program: string | undefined, version?: string) {
  return useQuery({
    queryKey: ['program', program, version],
    queryFn: () =>
      call<typeof getProgram>('GET', '/api/programs/:program', {
        params: { program: program ?? '' },
        query: version ? { version } : {},
      }),
    enabled: program !== undefined,
    staleTime: 60_000,
  })
}

export function useCheckProgram() {
  return useMutation({
    mutationFn: (text: string) => call<typeof checkProgram>('POST', '/api/programs/check', { body: { text } }),
  })
}

export function usePublishProgram() {
  return useWrite({
    touches: ['program', 'link', 'duty', 'matter', 'score'],
    send: (body: z.input<typeof publishProgram.body>, key) =>
      call<typeof publishProgram>('POST', '/api/programs', { body, key }),
  })
}

/** Tries a changed file against the facts of a past period; nothing is written, so nothing is fetched again. */
export function useWhatIf(program: string) {
  return useMutation({
    meta: { tray: t('tray.what_if') },
    mutationFn: (body: z.input<typeof whatIf.body>) =>
      call<typeof whatIf>('POST', '/api/programs/:program/what-if', { params: { program }, body }),
  })
}
