import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  askTargetClosing,
  decideTarget,
  fileTargets,
  listTargets,
  publishTargets,
  readTarget,
  recordReadings,
  setTarget,
  voidReading,
} from '#http/contract/target.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type TargetList = z.output<typeof listTargets.response>
export type PromisedTarget = TargetList['rows'][number]
export type TargetPage = z.output<typeof readTarget.response>

const TOUCHES = ['target', 'score', 'duty'] as const

export function useTargets(program: string | undefined, filters: Search = {}) {
  const query = {
    program: program ?? '',
    ...(filters.indicator ? { indicator: filters.indicator } : {}),
    ...(filters.orgId ? { orgId: filters.orgId } : {}),
    ...(filters.on ? { on: filters.on } : {}),
    ...(filters.show ? { show: filters.show as 'behind' } : {}),
  }
  return useQuery({
    queryKey: ['target', 'list', query],
    queryFn: () => call<typeof listTargets>('GET', '/api/targets', { query }),
    enabled: program !== undefined,
    placeholderData: keepPreviousData,
  })
}

export function useTarget(id: string) {
  return useQuery({
    queryKey: ['target', id],
    queryFn: () => call<typeof readTarget>('GET', '/api/targets/:id', { params: { id } }),
  })
}

export function useSetTarget() {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof setTarget.body>, key) => call<typeof setTarget>('POST', '/api/targets', { body, key }),
  })
}

export function useStampTargets(what: 'file' | 'publish') {
  return useWrite({
    touches: TOUCHES,
    send: (ids: string[], key) =>
      what === 'file'
        ? call<typeof fileTargets>('POST', '/api/targets/file', { body: { ids }, key })
        : call<typeof publishTargets>('POST', '/api/targets/publish', { body: { ids }, key }),
  })
}

export function useRecordReadings() {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof recordReadings.body>, key) =>
      call<typeof recordReadings>('POST', '/api/readings', { body, key }),
  })
}

export function useVoidReading() {
  return useWrite({
    touches: TOUCHES,
    send: ({ id, reason }: { id: string; reason: string }, key) =>
      call<typeof voidReading>('POST', '/api/readings/:id/void', { params: { id }, body: { reason }, key }),
  })
}

export function useAskTargetClosing(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (note: string, key) =>
      call<typeof askTargetClosing>('POST', '/api/targets/:id/closings', { params: { id }, body: { note }, key }),
  })
}

export function useDecideTarget(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof decideTarget.body>, key) =>
      call<typeof decideTarget>('POST', '/api/targets/:id/decision', { params: { id }, body, key }),
  })
}
