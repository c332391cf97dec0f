import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { office } from './shells.ts'

/** What the office and the three administrators keep. */
export const adminPages = [
  createRoute({
    getParentRoute: () => office,
    path: '/import',
    component: lazyRouteComponent(() => import('../pages/import/import.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/bring-back',
    component: lazyRouteComponent(() => import('../pages/import/bring-back.tsx'), 'BringBackPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/calendar',
    component: lazyRouteComponent(() => import('../pages/calendar/calendar.tsx'), 'CalendarPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/accounts',
    component: lazyRouteComponent(() => import('../pages/admin/accounts.tsx'), 'Accounts'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/org',
    component: lazyRouteComponent(() => import('../pages/org/org-chart.tsx'), 'OrgChart'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/roles',
    component: lazyRouteComponent(() => import('../pages/admin/roles.tsx'), 'Roles'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/compliance',
    component: lazyRouteComponent(() => import('../pages/admin/compliance.tsx'), 'Compliance'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/audit',
    component: lazyRouteComponent(() => import('../pages/admin/audit.tsx'), 'AuditPage'),
  }),
]
