import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { loadSession } from '../api/session.ts'
import { loadAllMessages } from '../i18n/t.ts'
import { PageFailed, PageMissing } from '../shell/fallbacks.tsx'
import { PhoneShell } from '../shell/phone-shell.tsx'

/** Filters and places of a page live in its address as plain text; each page reads what it knows and ignores the rest. */
export type Search = Readonly<Record<string, string | undefined>>
const validateSearch = (raw: Record<string, unknown>): Search =>
  Object.fromEntries(
    Object.entries(raw)
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([name, value]) => [name, String(value)]),
  )

export const root = createRootRoute({
  component: Outlet,
  notFoundComponent: PageMissing,
  errorComponent: PageFailed,
  validateSearch,
})

/** The page of whoever is signed in; everybody else is asked to sign in and comes back to where he wanted to go. */
export async function mustBeSignedIn({ location }: { location: { href: string } }) {
  const session = await loadSession()
  if (!session) throw redirect({ to: '/sign-in', search: { next: location.href } })
  if (session.account.mustChange) throw redirect({ to: '/password', search: { next: location.href } })
  if (session.account.mustEnrol) throw redirect({ to: '/second-factor', search: { next: location.href } })
}

/** Pages at a desk say more than the phone's, which bring only their own words. */
async function atDesk(context: { location: { href: string } }) {
  await Promise.all([mustBeSignedIn(context), loadAllMessages()])
}

/** The phone: cadres on the road. */
export const phone = createRoute({
  getParentRoute: () => root,
  id: 'phone',
  beforeLoad: mustBeSignedIn,
  component: PhoneShell,
})
/** The enterprise with an account. */
export const portal = createRoute({
  getParentRoute: () => root,
  id: 'portal',
  beforeLoad: atDesk,
  component: lazyRouteComponent(() => import('../shell/portal-shell.tsx'), 'PortalShell'),
})
/** The office: everyone who sits at a desk. */
export const office = createRoute({
  getParentRoute: () => root,
  id: 'office',
  beforeLoad: atDesk,
  component: lazyRouteComponent(() => import('../shell/office-shell.tsx'), 'OfficeShell'),
})

/** Whoever passes by, signed in or not: what is disclosed, under `/p/<authority code>`. */
export const outside = createRoute({
  getParentRoute: () => root,
  id: 'open',
  beforeLoad: loadAllMessages,
  component: lazyRouteComponent(() => import('../shell/public-shell.tsx'), 'PublicShell'),
})
