import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { defineClass, enterClass, leaveClass, listClasses, listClassMembers } from '#http/contract/class.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type EnterpriseClass = z.output<typeof listClasses.response>['classes'][number]
export type ClassMember = z.output<typeof listClassMembers.response>[number]
export type ClassShow = 'members' | 'entered' | 'left' | 'candidates' | 'leaving'

const TOUCHES = ['class', 'enterprise', 'score', 'duty'] as const

export function useClasses(enabled = true) {
  return useQuery({ queryKey: ['class'], queryFn: () => call<typeof listClasses>('GET', '/api/classes'), enabled })
}

export function useClassMembers(name: string | undefined, show: ClassShow) {
  return useQuery({
    queryKey: ['class', name, show],
    queryFn: () =>
      call<typeof listClassMembers>('GET', '/api/classes/:name/enterprises', {
        params: { name: name ?? '' },
        query: { show },
      }),
    enabled: name !== undefined,
    placeholderData: keepPreviousData,
  })
}

export function useDefineClass() {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof defineClass.body>, key) =>
      call<typeof defineClass>('POST', '/api/classes', { body, key }),
  })
}

export function useEnterClass(name: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof enterClass.body>, key) =>
      call<typeof enterClass>('POST', '/api/classes/:name/enterprises', { params: { name }, body, key }),
  })
}

export function useLeaveClass(name: string) {
  return useWrite({
    touches: TOUCHES,
    send: ({ enterpriseId, reason }: { enterpriseId: string; reason: string }, key) =>
      call<typeof leaveClass>('POST', '/api/classes/:name/enterprises/:enterpriseId/leave', {
        params: { name, enterpriseId },
        body: { reason },
        key,
      }),
  })
}
