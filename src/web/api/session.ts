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
import { forgetReads } from '../offline/database.ts'
import { isUnreachable, keepFor, keptSession } from '../offline/kept.ts'
import { call, setCsrf } from './client.ts'
import { setLinkToken } from './link-token.ts'
import { Problem } from './problem.ts'
import { queryClient } from './query-client.ts'

/** Who is signed in, and what the pages may offer. */
export type Session = z.output<typeof Me>

const KEY = ['session'] as const
/** Somebody signed out where the server could not be reached: the session is ended when it can be. */
const OWED = 'lianqi.sign-out-owed'

function take(session: Session): Session {
  setCsrf(session.csrf)
  keepFor(session.account.id)
  setTimeZone(session.authority.timeZone)
  setNow(session.now)
  return session
}

async function fetchSession(): Promise<Session | null> {
  try {
    const session = await call<typeof getMe>('GET', '/api/me')
    if (localStorage.getItem(OWED) === null) return take(session)
    setCsrf(session.csrf)
    await endSession()
    return null
  } catch (error) {
    if (error instanceof Problem && error.status === 401) {
      // Ended, here or by somebody who may: what was read under it is shown no more.
      await forgetReads().catch(() => undefined)
      setLinkToken(null)
      return null
    }
    const kept = isUnreachable(error) ? await keptSession<Session>() : undefined
    if (kept) return takeKept(kept)
    if (localStorage.getItem(OWED) !== null) return null
    throw error
  }
}

/** Its `now` is of when it was read: this machine's clock tells the time until the server does again. */
function takeKept(session: Session): Session {
  keepFor(session.account.id)
  setTimeZone(session.authority.timeZone)
  return session
}

/** A page that was opened without network hears from the server who is signed in; whoever is not any more signs in again. */
export async function renewSession(): Promise<void> {
  const session = await fetchSession()
  if (session?.csrf === '') return
  if (session) queryClient.setQueryData(KEY, session)
  else location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
}

async function endSession(): Promise<void> {
  await call<typeof signOutRoute>('DELETE', '/api/session')
  localStorage.removeItem(OWED)
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

/** @param code of the authenticator, or a recovery code, where the account has a second factor */
export async function signIn(authority: string, login: string, password: string, code?: string): Promise<Session> {
  setLinkToken(null)
  const body = { authority, login, password, ...(code ? { code } : {}) }
  const { me } = await call<typeof signInRoute>('POST', '/api/session', { body })
  localStorage.removeItem(OWED)
  queryClient.clear()
  queryClient.setQueryData(KEY, take(me))
  return me
}

/** After one's own second factor was set up or taken away: what the pages may offer is read anew. */
export async function readSessionAgain(): Promise<Session | null> {
  const session = await fetchSession()
  queryClient.setQueryData(KEY, session)
  return session
}

export async function changeMyPassword(current: string, next: string): Promise<Session> {
  const me = take(await call<typeof changePassword>('POST', '/api/me/password', { body: { current, next } }))
  queryClient.setQueryData(KEY, me)
  return me
}

/**
 * Ends the session and takes what was kept in this browser with it: offices share machines. What could not be sent yet is
 * shown first; it goes only when the person says so.
 * @param discard what waits may be lost
 */
export async function signOut(discard = false): Promise<void> {
  const here = queryClient.getQueryData<Session | null>(KEY)
  if (here?.byLink) {
    setLinkToken(null)
    return location.assign(`/p/${here.authority.code}`)
  }
  const account = here?.account.id
  const { countWaiting, forgetHere } = await import('../offline/leave.ts')
  if (account && !discard && (await countWaiting(account)) > 0) return location.assign('/m/waiting?leaving=yes')
  localStorage.setItem(OWED, 'yes')
  await endSession().catch(() => undefined)
  await forgetHere(account)
  for (const name of Object.keys(localStorage)) if (name.startsWith('lianqi.draft.')) localStorage.removeItem(name)
  // The sign-in page itself is not there without network; the phone's frame is, and leads to it.
  location.assign(navigator.onLine ? '/sign-in' : '/m/today')
}

/** Roles held, without doubles. */
export function rolesOf(session: Session): string[] {
  return [...new Set(session.grants.map((grant) => grant.role))]
}

/** What a form is about when nobody says otherwise: one's own unit or oneself. Whoever works over all units says it each time. */
export function ownOf(session: Session, about: string): readonly { readonly id: string; readonly name: string }[] {
  if (session.grants.some((grant) => grant.scope === 'authority')) return []
  const own = about === 'org' ? session.orgs[0] : about === 'person' ? session.person : null
  return own ? [{ id: own.id, name: own.name }] : []
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
  // A leader with a phone in hand: what needs his word stands first there.
  if (roles.includes('leader') && matchMedia('(max-width: 700px)').matches) return '/m/today'
  return HOMES.find(([role]) => roles.includes(role))?.[1] ?? '/matters'
}

/** Takes an enterprise's standing link for this tab: from now on the portal is its own. Whoever was signed in here is left out. */
export function enterByLink(token: string): void {
  setLinkToken(token)
  queryClient.clear()
}
