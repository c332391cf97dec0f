import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  cancelOrgChange,
  changeOrgChart,
  getChart,
  getUnitMembers,
  previewOrgChange,
} from '#http/contract/people.ts'
import type { addOrg, movePerson } from '#http/contract/register.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type Chart = z.output<typeof getChart.response>
export type ChartUnit = Chart['units'][number]
export type OrgChange = Chart['changes'][number]
export type Consequences = z.output<typeof previewOrgChange.response>
export type Member = z.output<typeof getUnitMembers.response>[number]
export type ChangeAsked = z.input<typeof previewOrgChange.body>

export function useChart() {
  return useQuery({ queryKey: ['org', 'chart'], queryFn: () => call<typeof getChart>('GET', '/api/org-chart') })
}

export function useMembers(id: string | undefined) {
  return useQuery({
    queryKey: ['org', 'members', id],
    queryFn: () => call<typeof getUnitMembers>('GET', '/api/orgs/:id/members', { params: { id: id ?? '' } }),
    enabled: id !== undefined,
  })
}

/** What a change would bring about; asked anew whenever the day or the target changes. */
export function useConsequences(asked: ChangeAsked | undefined) {
  return useQuery({
    queryKey: ['org', 'preview', asked],
    queryFn: () => call<typeof previewOrgChange>('POST', '/api/org-changes/preview', { body: asked as ChangeAsked }),
    enabled: asked !== undefined,
  })
}

const TOUCHES = ['org', 'person', 'matter', 'link', 'account']

export function useOrgChange(done: (out: z.output<typeof changeOrgChart.response>) => void) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof changeOrgChart.body>, key) =>
      call<typeof changeOrgChart>('POST', '/api/org-changes', { body, key }),
    done,
  })
}

export function useCancelChange() {
  return useWrite({
    touches: TOUCHES,
    send: (id: string, key) => call<typeof cancelOrgChange>('DELETE', '/api/org-changes/:id', { params: { id }, key }),
  })
}

export function useAddOrg(done: () => void) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof addOrg.body>, key) => call<typeof addOrg>('POST', '/api/orgs', { body, key }),
    done,
  })
}

export function useMovePerson(done: () => void) {
  return useWrite({
    touches: TOUCHES,
    send: ({ id, ...body }: { id: string } & z.input<typeof movePerson.body>, key) =>
      call<typeof movePerson>('POST', '/api/persons/:id/posts', { params: { id }, body, key }),
    done,
  })
}
