import { useMutation, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { revokeEnterpriseLink } from '#http/contract/confirm.ts'
import type {
  EnterpriseRow as EnterpriseSchema,
  getEnterprise,
  getProject,
  listEnterprises,
  listProjects,
  ProjectRow as ProjectSchema,
  revealEnterprise,
} from '#http/contract/enterprise.ts'
import { keptRead } from '../offline/kept.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type EnterpriseRow = z.output<typeof EnterpriseSchema>
export type Enterprise = z.output<typeof getEnterprise.response>
export type ProjectRow = z.output<typeof ProjectSchema>
export type Project = z.output<typeof getProject.response>

const ENTERPRISE_NAMES = ['q', 'class', 'areaId', 'status', 'uncovered', 'notVisitedSince', 'mine'] as const
const PROJECT_NAMES = ['q', 'stage', 'orgId', 'mine'] as const

/** The filter of the API from the filter in the address. */
export function enterpriseQuery(search: Search) {
  return Object.fromEntries(ENTERPRISE_NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
}
export function projectQuery(search: Search) {
  return Object.fromEntries(PROJECT_NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
}

export function useEnterprises(search: Search) {
  const query = enterpriseQuery(search)
  return usePages(
    ['enterprise', 'list', query],
    (cursor) =>
      call<typeof listEnterprises>('GET', '/api/enterprises', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function useEnterprise(id: string) {
  return useQuery({ queryKey: ['enterprise', id], queryFn: () => readEnterprise(id), structuralSharing: false })
}

/** An enterprise's page; kept on the phone. */
export function readEnterprise(id: string): Promise<Enterprise> {
  return keptRead(`/api/enterprises/${id}`, () =>
    call<typeof getEnterprise>('GET', '/api/enterprises/:id', { params: { id } }),
  )
}

export function useReveal(id: string) {
  return useMutation({
    mutationFn: () => call<typeof revealEnterprise>('POST', '/api/enterprises/:id/reveal', { params: { id } }),
  })
}

export function useProjects(search: Search) {
  const query = projectQuery(search)
  return usePages(
    ['project', 'list', query],
    (cursor) =>
      call<typeof listProjects>('GET', '/api/projects', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function useProject(id: string) {
  return useQuery({
    queryKey: ['project', id],
    queryFn: () => call<typeof getProject>('GET', '/api/projects/:id', { params: { id } }),
  })
}

/** Takes the enterprise's own link back. */
export function useRevokeLink(id: string) {
  return useWrite({
    touches: ['enterprise'],
    send: (body: z.input<typeof revokeEnterpriseLink.body>, key) =>
      call<typeof revokeEnterpriseLink>('POST', '/api/enterprises/:id/link/revoke', { params: { id }, body, key }),
  })
}
