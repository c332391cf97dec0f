import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as c from '#http/contract/policy.ts'
import { keptRead } from '../offline/kept.ts'
import type { Search } from '../routes/shells.ts'
import { call, queryString } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type PolicyRow = z.output<typeof c.listPolicies.response>[number]
export type PolicyDetail = z.output<typeof c.getPolicy.response>
export type PolicyMatch = z.output<typeof c.policiesFor.response>[number]
export type PolicyEnterprise = z.output<typeof c.listFitting.response>['items'][number]
export type PolicySaid = z.input<typeof c.addPolicy.body>
export type PolicyCondition = PolicyRow['conditions'][number]
export type ConditionSaid = PolicySaid['conditions'][number]

const TOUCHES = ['policy', 'enterprise'] as const
const only = (search: Search, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))

export function usePolicies(search: Search) {
  const query = only(search, ['q', 'orgId', 'ended', 'voided'])
  return useQuery({
    queryKey: ['policy', 'list', query],
    queryFn: () => call<typeof c.listPolicies>('GET', '/api/policies', { query }),
  })
}

export function usePolicy(id: string) {
  return useQuery({
    queryKey: ['policy', id],
    queryFn: () => call<typeof c.getPolicy>('GET', '/api/policies/:id', { params: { id } }),
  })
}

export function usePolicyEnterprises(id: string, search: Search) {
  const query = only(search, ['fit', 'delivered', 'read', 'granted'])
  return usePages(
    ['policy', id, 'enterprises', query],
    (cursor) =>
      call<typeof c.listFitting>('GET', '/api/policies/:id/enterprises', {
        params: { id },
        query: { ...query, ...(cursor ? { cursor } : {}) },
      }),
    query,
  )
}

/** Policies for one enterprise; without an id, for the account's own. */
export function usePoliciesFor(enterpriseId: string | undefined, enabled = true) {
  return useQuery({
    queryKey: ['policy', 'for', enterpriseId],
    queryFn: () =>
      keptRead(`/api/policies/matching${queryString({ enterpriseId })}`, () =>
        call<typeof c.policiesFor>('GET', '/api/policies/matching', { query: enterpriseId ? { enterpriseId } : {} }),
      ),
    enabled,
  })
}

export function useKeepPolicy(id: string | undefined) {
  return useWrite({
    touches: TOUCHES,
    send: ({ revision, ...body }: PolicySaid & { revision: number }, key) =>
      id
        ? call<typeof c.changePolicy>('PUT', '/api/policies/:id', { params: { id }, body: { ...body, revision }, key })
        : call<typeof c.addPolicy>('POST', '/api/policies', { body, key }),
  })
}

export function useVoidPolicy(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof c.voidPolicy.body>, key) =>
      call<typeof c.voidPolicy>('POST', '/api/policies/:id/void', { params: { id }, body, key }),
  })
}

export function useDeliver() {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof c.deliverPolicies.body>, key) =>
      call<typeof c.deliverPolicies>('POST', '/api/policies/deliveries', { body, key }),
  })
}

export function useAcknowledge() {
  return useWrite({
    touches: TOUCHES,
    send: (id: string, key) =>
      call<typeof c.acknowledgePolicy>('POST', '/api/policies/:id/acknowledge', { params: { id }, key }),
  })
}

export function useAsk() {
  return useWrite({
    touches: TOUCHES,
    send: (id: string, key) =>
      call<typeof c.askPolicy>('POST', '/api/policies/:id/ask', { params: { id }, body: {}, key }),
  })
}

export function useSettle(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof c.settlePolicy.body>, key) =>
      call<typeof c.settlePolicy>('POST', '/api/policies/:id/settle', { params: { id }, body, key }),
  })
}
