import type { listEnterprises, listProjects } from '#http/contract/enterprise.ts'
import type { listMatters } from '#http/contract/matter.ts'
import type { listOrgs, listPersons } from '#http/contract/people.ts'
import type { Picked } from '../ui/search-pick.tsx'
import { call } from './client.ts'

const LIMIT = 12
const page = (q: string) => ({ limit: LIMIT, ...(q.trim() ? { q: q.trim() } : {}) })

export async function findOrgs(q: string): Promise<Picked[]> {
  const { items } = await call<typeof listOrgs>('GET', '/api/orgs', { query: page(q) })
  return items.map(({ id, name, kind }) => ({ id, name, hint: kind }))
}

export async function findPersons(q: string): Promise<Picked[]> {
  const { items } = await call<typeof listPersons>('GET', '/api/persons', { query: page(q) })
  return items.map(({ id, name, org, title }) => ({ id, name, hint: [org?.name, title].filter(Boolean).join(' · ') }))
}

export async function findEnterprises(q: string): Promise<Picked[]> {
  const { items } = await call<typeof listEnterprises>('GET', '/api/enterprises', { query: page(q) })
  return items.map(({ id, name, creditCode }) => ({ id, name, hint: creditCode }))
}

export async function findProjects(q: string): Promise<Picked[]> {
  const { items } = await call<typeof listProjects>('GET', '/api/projects', { query: page(q) })
  return items.map(({ id, name, stage }) => ({ id, name, hint: stage }))
}

export async function findMatters(q: string): Promise<Picked[]> {
  const { items } = await call<typeof listMatters>('GET', '/api/matters', { query: { ...page(q), open: 'true' } })
  return items.map(({ id, title, number }) => ({ id, name: title, hint: number }))
}
