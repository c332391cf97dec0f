import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { listDuties } from '#http/contract/duty.ts'
import type {
  adjustSealed,
  getEvidence,
  getRanking,
  getScoreSheet,
  ScoreLine as LineSchema,
  listBoardFigures,
  listMarks,
  listRankings,
  runEngine,
  sealPeriod,
} from '#http/contract/score.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type Ranking = z.output<typeof getRanking.response>
export type ScoreSheet = z.output<typeof getScoreSheet.response>
export type ScoreLine = z.output<typeof LineSchema>
export type Evidence = z.output<typeof getEvidence.response>
export type MarkRow = z.output<typeof listMarks.response>['items'][number]
export type SubjectKind = z.output<typeof getScoreSheet.params>['kind']
export type EvidenceKind = z.output<typeof getEvidence.query>['kind']

/** What the programs reckon from the registers of a board; not asked by whoever may not read figures. */
export function useBoardFigures(board: z.input<typeof listBoardFigures.params>['board'], enabled: boolean) {
  return useQuery({
    queryKey: ['score', 'board', board],
    queryFn: () => call<typeof listBoardFigures>('GET', '/api/boards/:board/figures', { params: { board } }),
    enabled,
  })
}

/** Every ranking of the programs, with the periods that have a result. */
export function useRankings(program?: string) {
  return useQuery({
    queryKey: ['score', 'rankings', program],
    queryFn: () => call<typeof listRankings>('GET', '/api/rankings', { query: program ? { program } : {} }),
    placeholderData: keepPreviousData,
  })
}

export function useRanking(program: string | undefined, ranking: string | undefined, ordinal: string | undefined) {
  return useQuery({
    queryKey: ['score', 'ranking', program, ranking, ordinal],
    queryFn: () =>
      call<typeof getRanking>('GET', '/api/rankings/:program/:ranking', {
        params: { program: program ?? '', ranking: ranking ?? '' },
        query: ordinal ? { ordinal } : {},
      }),
    enabled: program !== undefined && ranking !== undefined,
    placeholderData: keepPreviousData,
  })
}

export function useScoreSheet(
  kind: SubjectKind,
  id: string | undefined,
  program: string | undefined,
  calendar?: string,
  ordinal?: string,
) {
  return useQuery({
    queryKey: ['score', 'sheet', kind, id, program, calendar, ordinal],
    queryFn: () =>
      call<typeof getScoreSheet>('GET', '/api/score-sheets/:program/:kind/:id', {
        params: { program: program ?? '', kind, id: id ?? '' },
        query: { ...(calendar ? { calendar } : {}), ...(ordinal ? { ordinal } : {}) },
      }),
    enabled: id !== undefined && program !== undefined,
    placeholderData: keepPreviousData,
  })
}

export function useEvidence(program: string | undefined, id: string | undefined, kind: EvidenceKind) {
  return useQuery({
    queryKey: ['score', 'evidence', program, id, kind],
    queryFn: () =>
      call<typeof getEvidence>('GET', '/api/evidence/:program/:id', {
        params: { program: program ?? '', id: id ?? '' },
        query: { kind },
      }),
    enabled: id !== undefined && program !== undefined,
  })
}

const MARK_FILTERS = [
  'program',
  'rule',
  'redLine',
  'toId',
  'orgId',
  'personId',
  'from',
  'to',
  'decision',
  'counted',
] as const

export function useMarks(search: Search) {
  const query = Object.fromEntries(MARK_FILTERS.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
  return usePages(
    ['mark', query],
    (cursor) => call<typeof listMarks>('GET', '/api/marks', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function useSealPeriod(program: string) {
  return useWrite({
    touches: ['score', 'matter'],
    send: (body: z.input<typeof sealPeriod.body>, key) =>
      call<typeof sealPeriod>('POST', '/api/programs/:program/seals', { params: { program }, body, key }),
  })
}

export function useRunEngine() {
  return useWrite({
    touches: ['score', 'mark', 'duty', 'matter'],
    send: (program: string, key) =>
      call<typeof runEngine>('POST', '/api/programs/:program/runs', {
        params: { program },
        body: { full: false },
        key,
      }),
  })
}

type DutyState = z.output<typeof listDuties.response>['items'][number]['state']
const DUTY_NAMES = [
  'program',
  'rule',
  'state',
  'personId',
  'orgId',
  'enterpriseId',
  'projectId',
  'linkId',
  'ordinal',
  'dueFrom',
  'dueTo',
  'metBy',
  'mine',
] as const

/** The filter of the API from the filter in the address. */
export function dutyQuery(search: Search) {
  return {
    ...Object.fromEntries(DUTY_NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : []))),
    ...(search.state ? { state: search.state.split(',') as DutyState[] } : {}),
  }
}

export function useDuties(search: Search) {
  const query = dutyQuery(search)
  return usePages(
    ['duty', query],
    (cursor) => call<typeof listDuties>('GET', '/api/duties', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

/** Compares sealed periods with what is known now; differences become adjustments of the open period. */
export function useAdjustSealed() {
  return useWrite({
    touches: ['score'],
    send: (program: string, key) =>
      call<typeof adjustSealed>('POST', '/api/programs/:program/adjustments', { params: { program }, key }),
  })
}
