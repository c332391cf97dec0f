import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { listMembers } from '#http/contract/program.ts'
import type { mergeEnterprises, recordProfile } from '#http/contract/register.ts'
import type * as c from '#http/contract/topic.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type Topics = z.output<typeof c.listTopics.response>
export type Cluster = Topics['clusters'][number]

export function useTopics(query: z.input<typeof c.listTopics.query>) {
  return useQuery({
    queryKey: ['topic', query],
    queryFn: () => call<typeof c.listTopics>('GET', '/api/topics', { query }),
  })
}

export function useOpenTopic() {
  return useWrite({
    touches: ['topic', 'matter'],
    send: (body: z.input<typeof c.openTopic.body>, key) =>
      call<typeof c.openTopic>('POST', '/api/topics', { body, key }),
  })
}

export function usePlate(authority: string, id: string) {
  return useQuery({
    queryKey: ['plate', authority, id],
    queryFn: () => call<typeof c.readPlate>('GET', '/api/public/:authority/plates/:id', { params: { authority, id } }),
  })
}

export function useMembers(program: string, group: string) {
  return useQuery({
    queryKey: ['program', program, 'members', group],
    queryFn: () =>
      call<typeof listMembers>('GET', '/api/programs/:program/groups/:group', { params: { program, group } }),
  })
}

export function useJoin(program: string, group: string) {
  return useWrite({
    touches: ['program', 'link'],
    send: (body: z.input<typeof c.joinRoster.body>, key) =>
      call<typeof c.joinRoster>('POST', '/api/programs/:program/groups/:group/members', {
        params: { program, group },
        body,
        key,
      }),
  })
}

export function useLeave(program: string, group: string, subjectId: string) {
  return useWrite({
    touches: ['program', 'link'],
    send: (body: z.input<typeof c.leaveRoster.body>, key) =>
      call<typeof c.leaveRoster>('POST', '/api/programs/:program/groups/:group/members/:subjectId/leave', {
        params: { program, group, subjectId },
        body,
        key,
      }),
  })
}

export function useRecordProfile(id: string) {
  return useWrite({
    touches: ['enterprise', 'policy'],
    send: (body: z.input<typeof recordProfile.body>, key) =>
      call<typeof recordProfile>('POST', '/api/enterprises/:id/profile', { params: { id }, body, key }),
  })
}

export function useMerge(id: string) {
  return useWrite({
    touches: ['enterprise', 'matter', 'visit', 'link', 'register', 'policy'],
    send: (body: z.input<typeof mergeEnterprises.body>, key) =>
      call<typeof mergeEnterprises>('POST', '/api/enterprises/:id/merge', { params: { id }, body, key }),
  })
}
