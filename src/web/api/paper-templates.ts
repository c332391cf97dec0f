import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { listNumbers } from '#http/contract/paper.ts'
import type { keepPaperTemplate, listPaperTemplates, usePaperTemplate } from '#http/contract/paper-template.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type TemplateKind = z.output<typeof listPaperTemplates.response>[number]
export type TemplateVersion = TemplateKind['versions'][number]
export type TemplateFault = z.output<typeof keepPaperTemplate.response>['faults'][number]
export type Departure = TemplateVersion['departures'][number]

export function useTemplateKinds() {
  return useQuery({
    queryKey: ['paper-template'],
    queryFn: () => call<typeof listPaperTemplates>('GET', '/api/paper-templates'),
  })
}

export function useKeepTemplate() {
  return useWrite({
    touches: ['paper-template'],
    send: (body: z.input<typeof keepPaperTemplate.body>, key) =>
      call<typeof keepPaperTemplate>('POST', '/api/paper-templates', { body, key }),
  })
}

export function usePutIntoUse() {
  return useWrite({
    touches: ['paper-template'],
    send: (body: z.input<typeof usePaperTemplate.body>, key) =>
      call<typeof usePaperTemplate>('PUT', '/api/paper-templates/in-use', { body, key }),
  })
}

export function useNumberSeries() {
  return useQuery({
    queryKey: ['paper', 'numbers'],
    queryFn: () => call<typeof listNumbers>('GET', '/api/paper-numbers'),
  })
}
