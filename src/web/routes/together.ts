import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { office } from './shells.ts'

/** Where units come together: meetings, reports. */
export const togetherPages = [
  createRoute({
    getParentRoute: () => office,
    path: '/meetings',
    component: lazyRouteComponent(() => import('../pages/meetings/meetings.tsx'), 'Meetings'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/meetings/$id',
    component: lazyRouteComponent(() => import('../pages/meetings/meeting.tsx'), 'MeetingPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/reports',
    component: lazyRouteComponent(() => import('../pages/reports/reports.tsx'), 'Reports'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/reports/$id',
    component: lazyRouteComponent(() => import('../pages/reports/report.tsx'), 'ReportPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/briefings',
    component: lazyRouteComponent(() => import('../pages/cases/briefings.tsx'), 'Briefings'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/cases',
    component: lazyRouteComponent(() => import('../pages/cases/cases.tsx'), 'Cases'),
  }),
]
