import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  cancelMeeting,
  changeMeeting,
  closeMeeting,
  draftMeetingPaper,
  listMeetings,
  listMeetingsDue,
  MeetingRow as MeetingSchema,
  planMeeting,
  readMeeting,
  redrawAgenda,
} from '#http/contract/meeting.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type MeetingRow = z.output<typeof MeetingSchema>
export type Meeting = z.output<typeof readMeeting.response>
export type MeetingsDue = z.output<typeof listMeetingsDue.response>
export type ChangeMeeting = z.input<typeof changeMeeting.body>

const TOUCHES = ['meeting', 'matter', 'duty', 'notice'] as const
const NAMES = ['program', 'meeting', 'state', 'from', 'to'] as const

export function useMeetings(search: Search) {
  const query = Object.fromEntries(NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
  return usePages(
    ['meeting', 'list', query],
    (cursor) =>
      call<typeof listMeetings>('GET', '/api/meetings', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function useMeetingsDue(from: string, to: string) {
  return useQuery({
    queryKey: ['meeting', 'due', from, to],
    queryFn: () => call<typeof listMeetingsDue>('GET', '/api/meetings-due', { query: { from, to } }),
  })
}

export function useMeeting(id: string) {
  return useQuery({
    queryKey: ['meeting', id],
    queryFn: () => call<typeof readMeeting>('GET', '/api/meetings/:id', { params: { id } }),
  })
}

export function usePlanMeeting() {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof planMeeting.body>, key) =>
      call<typeof planMeeting>('POST', '/api/meetings/plan', { body, key }),
  })
}

export function useChangeMeeting(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: ChangeMeeting, key) =>
      call<typeof changeMeeting>('PUT', '/api/meetings/:id', { params: { id }, body, key }),
  })
}

export function useRedrawAgenda(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof redrawAgenda.body>, key) =>
      call<typeof redrawAgenda>('POST', '/api/meetings/:id/redraw', { params: { id }, body, key }),
  })
}

export function useCloseMeeting(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof closeMeeting.body>, key) =>
      call<typeof closeMeeting>('POST', '/api/meetings/:id/close', { params: { id }, body, key }),
  })
}

export function useCancelMeeting(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof cancelMeeting.body>, key) =>
      call<typeof cancelMeeting>('POST', '/api/meetings/:id/cancel', { params: { id }, body, key }),
  })
}

export function useDraftMeetingPaper(id: string) {
  return useWrite({
    touches: ['paper-draft'],
    send: (body: z.input<typeof draftMeetingPaper.body>, key) =>
      call<typeof draftMeetingPaper>('POST', '/api/meetings/:id/papers', { params: { id }, body, key }),
  })
}
