import { useMutation, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  answerQuestionnaire,
  closeEvaluation,
  drawTicket,
  drawUpEvaluation,
  EvaluationRow as EvaluationSchema,
  getEvaluation,
  issueTickets,
  listEvaluations,
  listQuestionnaires,
  myEvaluations,
  openQuestionnaire,
} from '#http/contract/evaluation.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type EvaluationRow = z.output<typeof EvaluationSchema>
export type EvaluationRead = z.output<typeof getEvaluation.response>
export type Questionnaire = z.output<typeof listQuestionnaires.response>[number]
export type Issued = z.output<typeof issueTickets.response>
export type Asked = z.output<typeof openQuestionnaire.response>

export function useEvaluations(search: Search) {
  const query = search.state ? { state: search.state as 'open' | 'closed' } : {}
  return usePages(
    ['evaluation', 'list', query],
    (cursor) =>
      call<typeof listEvaluations>('GET', '/api/evaluations', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function useEvaluation(id: string) {
  return useQuery({
    queryKey: ['evaluation', id],
    queryFn: () => call<typeof getEvaluation>('GET', '/api/evaluations/:id', { params: { id } }),
  })
}

export function useQuestionnaires() {
  return useQuery({
    queryKey: ['evaluation', 'questionnaires'],
    queryFn: () => call<typeof listQuestionnaires>('GET', '/api/questionnaires'),
  })
}

export function useDrawUp() {
  return useWrite({
    touches: ['evaluation'],
    send: (body: z.input<typeof drawUpEvaluation.body>, key) =>
      call<typeof drawUpEvaluation>('POST', '/api/evaluations', { body, key }),
  })
}

export function useIssueTickets(id: string) {
  return useWrite({
    touches: ['evaluation'],
    send: (body: z.input<typeof issueTickets.body>) =>
      call<typeof issueTickets>('POST', '/api/evaluations/:id/tickets', { params: { id }, body }),
  })
}

export function useCloseEvaluation(id: string) {
  return useWrite({
    touches: ['evaluation', 'score'],
    send: (revision: number, key) =>
      call<typeof closeEvaluation>('POST', '/api/evaluations/:id/close', { params: { id }, body: { revision }, key }),
  })
}

export function useMyEvaluations(enabled: boolean) {
  return useQuery({
    queryKey: ['evaluation', 'mine'],
    queryFn: () => call<typeof myEvaluations>('GET', '/api/me/evaluations'),
    enabled,
  })
}

export function useDrawTicket() {
  return useWrite({
    touches: ['evaluation'],
    send: (id: string) => call<typeof drawTicket>('POST', '/api/me/evaluations/:id/ticket', { params: { id } }),
  })
}

export function useOpenQuestionnaire(authority: string, code: string) {
  return useQuery({
    queryKey: ['questionnaire', authority, code],
    queryFn: () =>
      call<typeof openQuestionnaire>('POST', '/api/p/:authority/questionnaire', {
        params: { authority },
        body: { code },
      }),
    enabled: code !== '',
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useAnswerQuestionnaire(authority: string) {
  return useMutation({
    mutationFn: (body: z.input<typeof answerQuestionnaire.body>) =>
      call<typeof answerQuestionnaire>('POST', '/api/p/:authority/questionnaire/answer', {
        params: { authority },
        body,
      }),
  })
}

/** Where a ticket leads. The code stands behind the `#`: browsers do not send that, so no log has it. */
export function ticketAddress(authority: string, code: string): string {
  return `${window.location.origin}/p/${encodeURIComponent(authority)}/q#${code}`
}
