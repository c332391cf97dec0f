import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { homeOf, loadSession } from './api/session.ts'
import { loadAllMessages } from './i18n/t.ts'
import { Skeleton } from './parts/states.tsx'
import { adminPages } from './routes/admin.ts'
import { assessPages } from './routes/assess.ts'
import { drivePages } from './routes/drive.ts'
import { evaluationPages } from './routes/evaluation.ts'
import { openPaperPages, paperPages } from './routes/papers.ts'
import { onPhone } from './routes/phone.ts'
import { inPortal } from './routes/portal.ts'
import { publicPages } from './routes/public.ts'
import { registerPages } from './routes/registers.ts'
import { rulesPages } from './routes/rules.ts'
import { searchOnPhone, searchPages } from './routes/search.ts'
import { servicePages } from './routes/services.ts'
import { mustBeSignedIn, office, outside, phone, portal, root } from './routes/shells.ts'
import { complaintPages, supervisePages } from './routes/supervise.ts'
import { togetherPages } from './routes/together.ts'
import { whoPages } from './routes/who.ts'
import { workPages } from './routes/work.ts'
import { PageFailed, PageMissing } from './shell/fallbacks.tsx'

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignIn'),
})
const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  component: lazyRouteComponent(() => import('./pages/password.tsx'), 'PasswordPage'),
})
const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  beforeLoad: async ({ location }) => {
    const session = await loadSession()
    if (!session) throw redirect({ to: '/sign-in', search: { next: location.href } })
    if (session.account.mustChange) throw redirect({ to: '/password', search: { next: location.href } })
  },
  component: lazyRouteComponent(() => import('./pages/second-factor/second-factor.tsx'), 'SecondFactorPage'),
})
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async (context) => {
    await mustBeSignedIn(context)
    const session = await loadSession()
    throw redirect({ to: session ? homeOf(session) : '/sign-in' })
  },
})

// ── the enterprise's page behind a link: no account, no log-in ──
const byLink = createRoute({
  getParentRoute: () => root,
  path: '/c/$token',
  beforeLoad: loadAllMessages,
  component: lazyRouteComponent(() => import('./pages/link/link-page.tsx'), 'LinkPage'),
})

const routeTree = root.addChildren([
  signIn,
  password,
  secondFactor,
  home,
  byLink,
  phone.addChildren([...onPhone, ...searchOnPhone]),
  portal.addChildren([...inPortal]),
  outside.addChildren([
    // One room a line, so that rooms can be added side by side.
    ...publicPages,
    ...openPaperPages,
    ...complaintPages,
  ]),
  office.addChildren([
    // One room a line.
    ...workPages,
    ...togetherPages,
    ...whoPages,
    ...drivePages,
    ...rulesPages,
    ...assessPages,
    ...adminPages,
    ...evaluationPages,
    ...registerPages,
    ...paperPages,
    ...supervisePages,
    ...servicePages,
    ...searchPages,
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultPendingComponent: () => <Skeleton lines={8} />,
  defaultErrorComponent: PageFailed,
  defaultNotFoundComponent: PageMissing,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
