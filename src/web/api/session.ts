import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  changePassword,
  getMe,
  listAuthorities,
  Me,
  signIn as signInRoute,
  signOut as signOutRoute,
} from '#http/contract/session.ts'
import { setNow } from '../format/clock.ts'
import { setTimeZone } from '../format/date.ts'
import { call, setCsrf } from './client.ts'
import { Problem } from './problem.ts'
import { queryClient } from './query-client.ts'

/** Who is signed in, and what the pages may offer. */
export type Session = z.output<typeof Me>

const KEY = ['session'] as const

function take(session: Session): Session {
  setCsrf(session.csrf)
  setTimeZone(session.authority.timeZone)
  setNow(session.now)
  return session
}

async function fetchSession(): Promise<Session | null> {
  try {
    return take(await call<typeof getMe>('GET', '/api/me'))
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null
    throw error
  }
}

/** The session, asked for once and then from the cache. Null: nobody is signed in. */
export function loadSession(): Promise<Session | null> {
  return queryClient.ensureQueryData({ queryKey: KEY, queryFn: fetchSession, staleTime: Number.POSITIVE_INFINITY })
}

export function useSession(): Session {
  const { data } = useQuery({ queryKey: KEY, queryFn: fetchSession, staleTime: Number.POSITIVE_INFINITY })
  if (!data) throw new Error('a page behind the sign-in was drawn without a session')
  return data
}

/** Whether the account may do the act to something; the server decides about the one thing. */
export function useMay(): (act: string) => boolean {
  const { acts } = useSession()
  return (act) => acts.includes(act)
}

export function useAuthorities() {
  return useQuery({ queryKey: ['authorities'], queryFn: () => call<typeof listAuthorities>('GET', '/api/authorities') })
}

export async function signIn(authority: string, login: string, password: string): Promise<Session> {
  const { me } = await call<typeof signInRoute>('POST', '/api/session', { body: { authority, login, password } })
  queryClient.clear()
  queryClient.setQueryData(KEY, take(me))
  return me
}

export async function changeMyPassword(current: string, next: string): Promise<Session> {
  const me = take(await call<typeof changePassword>('POST', '/api/me/password', { body: { current, next } }))
  queryClient.setQueryData(KEY, me)
  return me
}

/** Ends the session and takes what was kept in this browser with it: offices share machines. */
export async function signOut(): Promise<void> {
  await call<typeof signOutRoute>('DELETE', '/api/session')
  for (const name of Object.keys(localStorage)) if (name.startsWith('lianqi.draft.')) localStorage.removeItem(name)
  location.assign('/sign-in')
}

/** Roles held, without doubles. */
export function rolesOf(session: Session): string[] {
  return [...new Set(session.grants.map((grant) => grant.role))]
}

const HOMES = [
  ['office', '/workbench'],
  ['leader', '/workbench'],
  ['viewer', '/workbench'],
  ['head', '/unit'],
  ['handler', '/unit'],
  ['cadre', '/m/today'],
  ['enterprise', '/portal'],
  ['system_admin', '/accounts'],
  ['security_admin', '/accounts'],
  ['audit_admin', '/audit'],
  ['monitor', '/m/monitor'],
  ['discipline', '/matters'],
] as const

/** The first page of a role: the list of what must be done next. */
export function homeOf(session: Session): (typeof HOMES)[number][1] | '/matters' {
  const roles = rolesOf(session)
  return HOMES.find(([role]) => roles.includes(role))?.[1] ?? '/matters'
}
