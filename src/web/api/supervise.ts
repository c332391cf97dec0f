import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  FindingRow as FindingSchema,
  getFinding,
  getFindingWords,
  listFindings,
  listSelfReports,
  matchSelfReport,
  orderRectification,
} from '#http/contract/finding.ts'
import type {
  cancelRound,
  closeRound,
  decideRound,
  draftCircular,
  drawForRound,
  getRound,
  listRounds,
  planRound,
  RoundRow as RoundSchema,
  recordInspection,
} from '#http/contract/inspection.ts'
import type { confirmFinding, recheckFinding, recordFinding, voidFinding } from '#http/contract/record.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type RoundRow = z.output<typeof RoundSchema>
export type Round = z.output<typeof getRound.response>
export type FindingRow = z.output<typeof FindingSchema>
export type Finding = z.output<typeof getFinding.response>

/** The filters of a list that stand in the address. */
export function picked(search: Search, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name] as string]] : [])))
}

export function useRounds(search: Search) {
  const query = picked(search, ['program', 'state'])
  return usePages(
    ['round', 'list', query],
    (cursor) =>
      call<typeof listRounds>('GET', '/api/inspection-rounds', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function useRound(id: string) {
  return useQuery({
    queryKey: ['round', id],
    queryFn: () => call<typeof getRound>('GET', '/api/inspection-rounds/:id', { params: { id } }),
  })
}

export function usePlanRound(done: (out: { id: string }) => void) {
  return useWrite({
    touches: ['round'],
    done,
    send: (body: z.input<typeof planRound.body>, key) =>
      call<typeof planRound>('POST', '/api/inspection-rounds', { body, key }),
  })
}

const TOUCHED = ['round', 'finding', 'matter', 'score', 'paper']

/** What may be done to a round, each with its own way. */
export function useRoundActs(id: string) {
  const params = { id }
  const decide = useWrite({
    touches: TOUCHED,
    send: (body: z.input<typeof decideRound.body>, key) =>
      call<typeof decideRound>('POST', '/api/inspection-rounds/:id/decision', { params, body, key }),
  })
  const draw = useWrite({
    touches: TOUCHED,
    send: (body: z.input<typeof drawForRound.body>, key) =>
      call<typeof drawForRound>('POST', '/api/inspection-rounds/:id/draws', { params, body, key }),
  })
  const close = useWrite({
    touches: TOUCHED,
    send: (body: z.input<typeof closeRound.body>, key) =>
      call<typeof closeRound>('POST', '/api/inspection-rounds/:id/close', { params, body, key }),
  })
  const cancel = useWrite({
    touches: TOUCHED,
    send: (body: z.input<typeof cancelRound.body>, key) =>
      call<typeof cancelRound>('POST', '/api/inspection-rounds/:id/cancel', { params, body, key }),
  })
  const inspect = useWrite({
    touches: TOUCHED,
    send: (body: z.input<typeof recordInspection.body>, key) =>
      call<typeof recordInspection>('POST', '/api/inspections', { body, key }),
  })
  const circular = useWrite({
    touches: ['paper-draft'],
    send: (_: undefined, key) =>
      call<typeof draftCircular>('POST', '/api/inspection-rounds/:id/circular', { params, key }),
  })
  return { decide, draw, close, cancel, inspect, circular }
}

/** The filter of the API from the filter in the address. */
export function findingQuery(search: Search) {
  return picked(search, ['program', 'state', 'orgId', 'personId', 'roundId', 'category', 'overdue'])
}

export function useFindings(search: Search) {
  const query = findingQuery(search)
  return usePages(
    ['finding', 'list', query],
    (cursor) =>
      call<typeof listFindings>('GET', '/api/findings', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function useFinding(id: string) {
  return useQuery({
    queryKey: ['finding', id],
    queryFn: () => call<typeof getFinding>('GET', '/api/findings/:id', { params: { id } }),
  })
}

export function useRecordFinding(done: (out: { id: string }) => void) {
  return useWrite({
    touches: TOUCHED,
    done,
    send: (body: z.input<typeof recordFinding.body>, key) =>
      call<typeof recordFinding>('POST', '/api/findings', { body, key }),
  })
}

export function useFindingActs(id: string) {
  const params = { id }
  const confirm = useWrite({
    touches: TOUCHED,
    send: (body: z.input<typeof confirmFinding.body>, key) =>
      call<typeof confirmFinding>('POST', '/api/findings/:id/confirm', { params, body, key }),
  })
  const remove = useWrite({
    touches: TOUCHED,
    send: (body: z.input<typeof voidFinding.body>, key) =>
      call<typeof voidFinding>('POST', '/api/findings/:id/void', { params, body, key }),
  })
  const order = useWrite({
    touches: TOUCHED,
    send: (body: z.input<typeof orderRectification.body>, key) =>
      call<typeof orderRectification>('POST', '/api/findings/:id/order', { params, body, key }),
  })
  const recheck = useWrite({
    touches: TOUCHED,
    send: (body: z.input<typeof recheckFinding.body>, key) =>
      call<typeof recheckFinding>('POST', '/api/findings/:id/recheck', { params, body, key }),
  })
  const match = useWrite({
    touches: TOUCHED,
    send: (body: z.input<typeof matchSelfReport.body>, key) =>
      call<typeof matchSelfReport>('POST', '/api/findings/:id/self-report', { params, body, key }),
  })
  return { confirm, remove, order, recheck, match }
}

/** What the unit had reported of itself before. */
export function useSelfReports(id: string) {
  return useQuery({
    queryKey: ['finding', id, 'self-reports'],
    queryFn: () => call<typeof listSelfReports>('GET', '/api/findings/:id/self-reports', { params: { id } }),
  })
}

/** Words that the program's rules know; offered where a finding is recorded. */
export function useFindingWords(program: string | undefined) {
  return useQuery({
    queryKey: ['program', program, 'finding-words'],
    queryFn: () =>
      call<typeof getFindingWords>('GET', '/api/programs/:program/finding-words', {
        params: { program: program ?? '' },
      }),
    enabled: program !== undefined,
    staleTime: 60_000,
  })
}
