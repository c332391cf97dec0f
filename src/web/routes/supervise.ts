import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { office } from './shells.ts'

/** Supervision, complaints, assessment. */
export const supervisePages = [
  createRoute({
    getParentRoute: () => office,
    path: '/inspections',
    component: lazyRouteComponent(() => import('../pages/supervise/inspections.tsx'), 'Inspections'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/inspections/$id',
    component: lazyRouteComponent(() => import('../pages/supervise/round.tsx'), 'RoundPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/findings',
    component: lazyRouteComponent(() => import('../pages/supervise/findings.tsx'), 'Findings'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/findings/$id',
    component: lazyRouteComponent(() => import('../pages/supervise/finding.tsx'), 'FindingPage'),
  }),
]
