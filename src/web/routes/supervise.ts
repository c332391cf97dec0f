import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { office, outside } from './shells.ts'

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
    path: '/callbacks',
    component: lazyRouteComponent(() => import('../pages/supervise/callbacks.tsx'), 'Callbacks'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/complaints',
    component: lazyRouteComponent(() => import('../pages/supervise/complaints.tsx'), 'Complaints'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/lists',
    component: lazyRouteComponent(() => import('../pages/supervise/lists.tsx'), 'Lists'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/appeals',
    component: lazyRouteComponent(() => import('../pages/supervise/appeals.tsx'), 'Appeals'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/findings/$id',
    component: lazyRouteComponent(() => import('../pages/supervise/finding.tsx'), 'FindingPage'),
  }),
]

/** Complaints without an account. */
export const complaintPages = [
  createRoute({
    getParentRoute: () => outside,
    path: '/p/$authority/complain',
    component: lazyRouteComponent(() => import('../pages/public/complain.tsx'), 'ComplainPage'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/p/$authority/complaint',
    component: lazyRouteComponent(() => import('../pages/public/complaint.tsx'), 'ComplaintPage'),
  }),
]
