import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { callBackVisit } from '#http/contract/record.ts'
import type {
  confirmVisit,
  getVisit,
  listVisits,
  recordVisit,
  VisitRow as VisitSchema,
  visitEntry,
  voidVisit,
} from '#http/contract/visit.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type VisitRow = z.output<typeof VisitSchema>
export type VisitEntry = z.output<typeof visitEntry.response>
export type RecordVisit = z.input<typeof recordVisit.body>

const TOUCHES = ['visit', 'matter', 'duty', 'link', 'enterprise', 'project', 'notice'] as const
const NAMES = ['enterpriseId', 'projectId', 'personId', 'orgId', 'linkId', 'from', 'to', 'confirmed', 'voided'] as const

export function useVisits(search: Search) {
  const query = Object.fromEntries(NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
  return usePages(
    ['visit', 'list', query],
    (cursor) => call<typeof listVisits>('GET', '/api/visits', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function useVisit(id: string | undefined) {
  return useQuery({
    queryKey: ['visit', id],
    queryFn: () => call<typeof getVisit>('GET', '/api/visits/:id', { params: { id: id ?? '' } }),
    enabled: id !== undefined,
  })
}

export function useVisitEntry(enterpriseId: string | undefined, projectId: string | undefined) {
  return useQuery({
    queryKey: ['visit', 'entry', enterpriseId, projectId],
    queryFn: () =>
      call<typeof visitEntry>('GET', '/api/visits/entry', {
        query: { ...(enterpriseId ? { enterpriseId } : {}), ...(projectId ? { projectId } : {}) },
      }),
    enabled: enterpriseId !== undefined || projectId !== undefined,
  })
}

export function useRecordVisit() {
  return useWrite({
    touches: TOUCHES,
    send: (body: RecordVisit, key) => call<typeof recordVisit>('POST', '/api/visits', { body, key }),
  })
}

export function useVoidVisit(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof voidVisit.body>, key) =>
      call<typeof voidVisit>('POST', '/api/visits/:id/void', { params: { id }, body, key }),
  })
}

export function useCallBackVisit(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof callBackVisit.body>, key) =>
      call<typeof callBackVisit>('POST', '/api/visits/:id/callbacks', { params: { id }, body, key }),
  })
}

/** The enterprise's own word on a visit, in its portal. */
export function useConfirmVisit() {
  return useWrite({
    touches: TOUCHES,
    send: ({ id, ...body }: { id: string } & z.input<typeof confirmVisit.body>, key) =>
      call<typeof confirmVisit>('POST', '/api/visits/:id/confirm', { params: { id }, body, key }),
  })
}
