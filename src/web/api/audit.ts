import { useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import type { AuditRow as AuditSchema, listAudit, verifyAudit } from '#http/contract/audit.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'

export type AuditRow = z.output<typeof AuditSchema>

/** Days of the filter become moments of the authority's zone (China has one offset all year). */
export function useAudit({ from, to, act, thingKind, thingId, outcome }: Search) {
  const query = {
    ...(from ? { from: `${from}T00:00:00+08:00` } : {}),
    ...(to ? { to: `${to}T23:59:59+08:00` } : {}),
    ...(act ? { act } : {}),
    ...(thingKind ? { thingKind } : {}),
    ...(thingId ? { thingId } : {}),
    ...(outcome === 'done' || outcome === 'refused' ? { outcome: outcome as 'done' | 'refused' } : {}),
  }
  return usePages(
    ['audit', query],
    (cursor) => call<typeof listAudit>('GET', '/api/audit', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function useVerify() {
  return useMutation({ mutationFn: () => call<typeof verifyAudit>('POST', '/api/audit/verify') })
}
