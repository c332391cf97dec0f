import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { office } from './shells.ts'

/** One's own days and points, assessments, exemptions. */
export const assessPages = [
  createRoute({
    getParentRoute: () => office,
    path: '/days',
    component: lazyRouteComponent(() => import('../pages/days/days.tsx'), 'DaysPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/my-points',
    component: lazyRouteComponent(() => import('../pages/assess/my-points.tsx'), 'MyPoints'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/exemptions',
    component: lazyRouteComponent(() => import('../pages/assess/exemptions.tsx'), 'ExemptionsPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/assessments',
    component: lazyRouteComponent(() => import('../pages/assess/assessments.tsx'), 'Assessments'),
  }),
]
