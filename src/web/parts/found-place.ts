import type { Found } from '../api/search.ts'

type Place = { readonly to: string; readonly search: Record<string, string> }

const PAGES: Readonly<Partial<Record<Found['kind'], string>>> = {
  matter: '/matters/',
  enterprise: '/enterprises/',
  project: '/projects/',
  paper: '/papers/',
  meeting: '/meetings/',
  report: '/reports/',
}

/** The page of what was found; on the phone the phone's own, where there is one. */
export function placeOfFound(hit: Found, phone = false): Place {
  const page = PAGES[hit.kind]
  if (page)
    return {
      to: `${phone && (hit.kind === 'matter' || hit.kind === 'enterprise') ? '/m' : ''}${page}${hit.id}`,
      search: {},
    }
  if (hit.kind === 'form') return { to: `/registers/${hit.register}`, search: { entry: hit.id } }
  if (hit.kind === 'person') return { to: '/links', search: { personId: hit.id } }
  if (hit.kind === 'org') return { to: '/unit', search: { org: hit.id } }
  return { to: `/programs/${hit.program}`, search: {} }
}

export type Recent = Found & { readonly hint: string | null }
const MOST = 8
const keyOf = (accountId: string) => `lianqi.found.${accountId}`

/** What this person opened last from the search, on this machine. */
export function recentlyFound(accountId: string): Recent[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(accountId)) ?? '[]') as Recent[]
  } catch {
    return []
  }
}

export function rememberFound(accountId: string, hit: Found): void {
  const others = recentlyFound(accountId).filter((one) => one.id !== hit.id)
  localStorage.setItem(keyOf(accountId), JSON.stringify([hit, ...others].slice(0, MOST)))
}
