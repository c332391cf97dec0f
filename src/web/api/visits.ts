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
import { keptRead } from '../offline/kept.ts'
import { type SentOrKept, sendOrKeep } from '../offline/queue.ts'
import type { Waiting } from '../offline/waiting.ts'
import type { Search } from '../routes/shells.ts'
import { call, queryString } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type VisitRow = z.output<typeof VisitSchema>
export type VisitEntry = z.output<typeof visitEntry.response>
export type RecordVisit = z.input<typeof recordVisit.body>

const TOUCHES = ['visit', 'matter', 'duty', 'link', 'enterprise', 'project', 'notice'] as const
const NAMES = ['enterpriseId', 'projectId', 'personId', 'orgId', 'linkId', 'from', 'to', 'confirmed', 'voided'] as const

/** The filter of the API from the filter in the address. */
export function visitQuery(search: Search) {
  return Object.fromEntries(NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
}

export function useVisits(search: Search) {
  const query = visitQuery(search)
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
    queryFn: () => readVisitEntry({ ...(enterpriseId ? { enterpriseId } : {}), ...(projectId ? { projectId } : {}) }),
    structuralSharing: false,
    enabled: enterpriseId !== undefined || projectId !== undefined,
  })
}

/** What the entry page needs for one target; kept on the phone. */
export function readVisitEntry(query: { enterpriseId?: string; projectId?: string }): Promise<VisitEntry> {
  return keptRead(`/api/visits/entry${queryString(query)}`, () =>
    call<typeof visitEntry>('GET', '/api/visits/entry', { query }),
  )
}

type VisitToSend = Pick<Waiting, 'title' | 'thing' | 'place' | 'draft'> & {
  readonly body: RecordVisit
  /** The waiting entry this is the corrected form of. */
  readonly replaces?: string
}

/** Sends a visit, or keeps it here until it can be sent. */
export function useRecordVisit() {
  return useWrite<VisitToSend, SentOrKept<z.output<typeof recordVisit.response>>>({
    touches: TOUCHES,
    send: ({ replaces, ...visit }) => sendOrKeep({ ...visit, what: 'visit', path: '/api/visits' }, replaces),
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
