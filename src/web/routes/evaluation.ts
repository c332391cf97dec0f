import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { office } from './shells.ts'

/** What people outside say of the units: questionnaires, monitors, contests. */
export const evaluationPages = [
  createRoute({
    getParentRoute: () => office,
    path: '/evaluations',
    component: lazyRouteComponent(() => import('../pages/evaluations/evaluations.tsx'), 'Evaluations'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/evaluations/$id',
    component: lazyRouteComponent(() => import('../pages/evaluations/evaluation.tsx'), 'EvaluationPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/monitoring',
    component: lazyRouteComponent(() => import('../pages/monitoring/monitoring.tsx'), 'Monitoring'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/commitments',
    component: lazyRouteComponent(() => import('../pages/commitments/commitments.tsx'), 'Commitments'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/commitments/$id',
    component: lazyRouteComponent(() => import('../pages/commitments/commitment.tsx'), 'CommitmentPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/contests',
    component: lazyRouteComponent(() => import('../pages/contests/contests.tsx'), 'Contests'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/contests/$id',
    component: lazyRouteComponent(() => import('../pages/contests/contest.tsx'), 'ContestPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/plans',
    component: lazyRouteComponent(() => import('../pages/plans/plans.tsx'), 'Plans'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/plans/$id',
    component: lazyRouteComponent(() => import('../pages/plans/plan.tsx'), 'PlanPage'),
  }),
]
