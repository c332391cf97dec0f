import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  answerComment,
  commentPledge,
  decideComment,
  drawUpDrive,
  getPledge,
  listPledgeDrives,
  listPledges,
  listPublicPledges,
  PledgeRow as PledgeSchema,
  publishPledge,
  reportPledge,
  settlePledge,
} from '#http/contract/pledge.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type PledgeRow = z.output<typeof PledgeSchema>
export type PledgeDrive = z.output<typeof listPledgeDrives.response>[number]
export type PledgeRead = z.output<typeof getPledge.response>

export function usePledgeDrives() {
  return useQuery({
    queryKey: ['pledge', 'drives'],
    queryFn: () => call<typeof listPledgeDrives>('GET', '/api/pledge-drives'),
  })
}

export function usePledges(search: Search) {
  const query = Object.fromEntries(
    (['driveId', 'orgId', 'state'] as const).flatMap((name) => (search[name] ? [[name, search[name]]] : [])),
  )
  return usePages(
    ['pledge', 'list', query],
    (cursor) => call<typeof listPledges>('GET', '/api/pledges', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function usePledge(id: string) {
  return useQuery({
    queryKey: ['pledge', id],
    queryFn: () => call<typeof getPledge>('GET', '/api/pledges/:id', { params: { id } }),
  })
}

export function useDrawUpDrive() {
  return useWrite({
    touches: ['pledge'],
    send: (body: z.input<typeof drawUpDrive.body>, key) =>
      call<typeof drawUpDrive>('POST', '/api/pledge-drives', { body, key }),
  })
}

export function usePublishPledge() {
  return useWrite({
    touches: ['pledge', 'form'],
    send: (body: z.input<typeof publishPledge.body>, key) =>
      call<typeof publishPledge>('POST', '/api/pledges', { body, key }),
  })
}

type PledgeAct =
  | { act: 'step'; text: string }
  | { act: 'settle'; revision: number; kept: boolean; note: string }
  | { act: 'decide'; comment: string; show: boolean; reason?: string }
  | { act: 'answer'; comment: string; text: string }

export function usePledgeAct(id: string) {
  return useWrite({
    touches: ['pledge'],
    send: (input: PledgeAct, key): Promise<unknown> => {
      switch (input.act) {
        case 'step':
          return call<typeof reportPledge>('POST', '/api/pledges/:id/steps', {
            params: { id },
            body: { text: input.text },
            key,
          })
        case 'settle': {
          const { act: _, ...body } = input
          return call<typeof settlePledge>('POST', '/api/pledges/:id/settle', { params: { id }, body, key })
        }
        case 'decide': {
          const { act: _, comment, ...body } = input
          return call<typeof decideComment>('POST', '/api/comments/:id/decide', { params: { id: comment }, body, key })
        }
        case 'answer':
          return call<typeof answerComment>('POST', '/api/comments/:id/answer', {
            params: { id: input.comment },
            body: { text: input.text },
            key,
          })
      }
    },
  })
}

export function usePublicPledges(authority: string) {
  return useQuery({
    queryKey: ['public', 'pledges', authority],
    queryFn: () => call<typeof listPublicPledges>('GET', '/api/p/:authority/pledges', { params: { authority } }),
  })
}

export function useCommentPledge(authority: string) {
  return useWrite({
    touches: [],
    send: ({ id, text }: { id: string; text: string }) =>
      call<typeof commentPledge>('POST', '/api/p/:authority/pledges/:id/comments', {
        params: { authority, id },
        body: { text },
      }),
  })
}
