import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { office } from './shells.ts'

/** Programs and what follows from them. */
export const rulesPages = [
  createRoute({
    getParentRoute: () => office,
    path: '/rankings',
    component: lazyRouteComponent(() => import('../pages/scores/rankings.tsx'), 'Rankings'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/scores',
    component: lazyRouteComponent(() => import('../pages/scores/score-sheet.tsx'), 'ScoreSheet'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/evidence',
    component: lazyRouteComponent(() => import('../pages/scores/evidence.tsx'), 'Evidence'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/marks',
    component: lazyRouteComponent(() => import('../pages/scores/marks.tsx'), 'Marks'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/seals',
    component: lazyRouteComponent(() => import('../pages/scores/seals.tsx'), 'Seals'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/programs',
    component: lazyRouteComponent(() => import('../pages/programs/programs.tsx'), 'Programs'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/programs/$key',
    component: lazyRouteComponent(() => import('../pages/programs/program.tsx'), 'ProgramPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/programs/$key/edit',
    component: lazyRouteComponent(() => import('../pages/programs/editor/editor.tsx'), 'ProgramEditor'),
  }),
]
