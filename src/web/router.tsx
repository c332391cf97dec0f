import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { homeOf, loadSession } from './api/session.ts'
import { Skeleton } from './parts/states.tsx'
import { PageFailed, PageMissing } from './shell/fallbacks.tsx'

/** Filters and places of a page live in its address as plain text; each page reads what it knows and ignores the rest. */
export type Search = Readonly<Record<string, string | undefined>>
const validateSearch = (raw: Record<string, unknown>): Search =>
  Object.fromEntries(
    Object.entries(raw)
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([name, value]) => [name, String(value)]),
  )

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: PageMissing,
  errorComponent: PageFailed,
  validateSearch,
})

/** The page of whoever is signed in; everybody else is asked to sign in and comes back to where he wanted to go. */
async function mustBeSignedIn({ location }: { location: { href: string } }) {
  const session = await loadSession()
  if (!session) throw redirect({ to: '/sign-in', search: { next: location.href } })
  if (session.account.mustChange) throw redirect({ to: '/password', search: { next: location.href } })
}

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
  component: lazyRouteComponent(() => import('./pages/link/link-page.tsx'), 'LinkPage'),
})

// ── the phone ──
const phone = createRoute({
  getParentRoute: () => root,
  id: 'phone',
  beforeLoad: mustBeSignedIn,
  component: lazyRouteComponent(() => import('./shell/phone-shell.tsx'), 'PhoneShell'),
})
const onPhone = [
  createRoute({
    getParentRoute: () => phone,
    path: '/m/today',
    component: lazyRouteComponent(() => import('./pages/phone/today.tsx'), 'Today'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/enterprises',
    component: lazyRouteComponent(() => import('./pages/phone/my-enterprises.tsx'), 'MyEnterprises'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/enterprises/$id',
    component: lazyRouteComponent(() => import('./pages/phone/enterprise.tsx'), 'PhoneEnterprise'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/visit',
    component: lazyRouteComponent(() => import('./pages/phone/visit.tsx'), 'VisitEntry'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/matters',
    component: lazyRouteComponent(() => import('./pages/phone/my-matters.tsx'), 'MyMatters'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/matters/$id',
    component: lazyRouteComponent(() => import('./pages/phone/matter.tsx'), 'PhoneMatter'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/me',
    component: lazyRouteComponent(() => import('./pages/phone/me.tsx'), 'Me'),
  }),
]

// ── the enterprise with an account ──
const portal = createRoute({
  getParentRoute: () => root,
  id: 'portal',
  beforeLoad: mustBeSignedIn,
  component: lazyRouteComponent(() => import('./shell/portal-shell.tsx'), 'PortalShell'),
})
const inPortal = [
  createRoute({
    getParentRoute: () => portal,
    path: '/portal',
    component: lazyRouteComponent(() => import('./pages/portal/portal.tsx'), 'Portal'),
  }),
  createRoute({
    getParentRoute: () => portal,
    path: '/portal/raise',
    component: lazyRouteComponent(() => import('./pages/portal/raise.tsx'), 'Raise'),
  }),
  createRoute({
    getParentRoute: () => portal,
    path: '/portal/matters/$id',
    component: lazyRouteComponent(() => import('./pages/portal/portal-matter.tsx'), 'PortalMatter'),
  }),
]

// ── the office ──
const office = createRoute({
  getParentRoute: () => root,
  id: 'office',
  beforeLoad: mustBeSignedIn,
  component: lazyRouteComponent(() => import('./shell/office-shell.tsx'), 'OfficeShell'),
})
const inOffice = [
  createRoute({
    getParentRoute: () => office,
    path: '/workbench',
    component: lazyRouteComponent(() => import('./pages/workbench/workbench.tsx'), 'Workbench'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/unit',
    component: lazyRouteComponent(() => import('./pages/workbench/unit.tsx'), 'Unit'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/matters',
    component: lazyRouteComponent(() => import('./pages/matters/matters.tsx'), 'Matters'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/matters/new',
    component: lazyRouteComponent(() => import('./pages/matters/new-matter.tsx'), 'NewMatter'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/matters/$id',
    component: lazyRouteComponent(() => import('./pages/matters/matter.tsx'), 'MatterPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/links',
    component: lazyRouteComponent(() => import('./pages/links/links.tsx'), 'Links'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/handovers',
    component: lazyRouteComponent(() => import('./pages/links/handovers.tsx'), 'Handovers'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/enterprises',
    component: lazyRouteComponent(() => import('./pages/enterprises/enterprises.tsx'), 'Enterprises'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/enterprises/$id',
    component: lazyRouteComponent(() => import('./pages/enterprises/enterprise.tsx'), 'EnterprisePage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/projects',
    component: lazyRouteComponent(() => import('./pages/projects/projects.tsx'), 'Projects'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/projects/$id',
    component: lazyRouteComponent(() => import('./pages/projects/project.tsx'), 'ProjectPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/visits',
    component: lazyRouteComponent(() => import('./pages/visits/visits.tsx'), 'Visits'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/duties',
    component: lazyRouteComponent(() => import('./pages/duties/duties.tsx'), 'Duties'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/rankings',
    component: lazyRouteComponent(() => import('./pages/scores/rankings.tsx'), 'Rankings'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/scores',
    component: lazyRouteComponent(() => import('./pages/scores/score-sheet.tsx'), 'ScoreSheet'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/evidence',
    component: lazyRouteComponent(() => import('./pages/scores/evidence.tsx'), 'Evidence'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/marks',
    component: lazyRouteComponent(() => import('./pages/scores/marks.tsx'), 'Marks'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/seals',
    component: lazyRouteComponent(() => import('./pages/scores/seals.tsx'), 'Seals'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/programs',
    component: lazyRouteComponent(() => import('./pages/programs/programs.tsx'), 'Programs'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/programs/$key',
    component: lazyRouteComponent(() => import('./pages/programs/program.tsx'), 'ProgramPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/papers',
    component: lazyRouteComponent(() => import('./pages/papers/papers.tsx'), 'Papers'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/papers/$id',
    component: lazyRouteComponent(() => import('./pages/papers/paper.tsx'), 'PaperPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/import',
    component: lazyRouteComponent(() => import('./pages/import/import.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/calendar',
    component: lazyRouteComponent(() => import('./pages/calendar/calendar.tsx'), 'CalendarPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/accounts',
    component: lazyRouteComponent(() => import('./pages/admin/accounts.tsx'), 'Accounts'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/audit',
    component: lazyRouteComponent(() => import('./pages/admin/audit.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/notices',
    component: lazyRouteComponent(() => import('./pages/notices/notices.tsx'), 'Notices'),
  }),
]

const routeTree = root.addChildren([
  signIn,
  password,
  home,
  byLink,
  phone.addChildren(onPhone),
  portal.addChildren(inPortal),
  office.addChildren(inOffice),
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
