import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { complain, complaintBoard, followComplaint, listComplaintKinds } from '#http/contract/complaint.ts'
import { call } from './client.ts'

export type ComplaintKinds = z.output<typeof listComplaintKinds.response>

/** What may be complained of. No session is asked for. */
export function useComplaintKinds(authority: string) {
  return useQuery({
    queryKey: ['public', authority, 'complaint-kinds'],
    queryFn: () =>
      call<typeof listComplaintKinds>('GET', '/api/public/:authority/complaint-kinds', { params: { authority } }),
  })
}

export function useComplain(authority: string) {
  return useMutation({
    mutationFn: (body: z.input<typeof complain.body>) =>
      call<typeof complain>('POST', '/api/public/:authority/complaints', { params: { authority }, body }),
  })
}

/** Asked for by pressing a button: the code goes in the body, never in an address that is written down somewhere. */
export function useFollowComplaint(authority: string) {
  return useMutation({
    mutationFn: (code: string) =>
      call<typeof followComplaint>('POST', '/api/public/:authority/complaint-status', {
        params: { authority },
        body: { code },
      }),
  })
}

export type ComplaintBoard = z.output<typeof complaintBoard.response>

/** Complaints and suggestions of a year, by kind. */
export function useComplaintBoard(year?: string) {
  return useQuery({
    queryKey: ['matter', 'complaint-board', year],
    queryFn: () => call<typeof complaintBoard>('GET', '/api/complaint-board', { query: year ? { year } : {} }),
    placeholderData: keepPreviousData,
  })
}
