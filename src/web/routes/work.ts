import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { office } from './shells.ts'

/** Matters, visits, duties, papers: the day’s work. */
export const workPages = [
  createRoute({
    getParentRoute: () => office,
    path: '/workbench',
    component: lazyRouteComponent(() => import('../pages/workbench/workbench.tsx'), 'Workbench'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/word',
    component: lazyRouteComponent(() => import('../pages/word/word.tsx'), 'WordAtDesk'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/situation',
    component: lazyRouteComponent(() => import('../pages/situation/situation.tsx'), 'SituationPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/unit',
    component: lazyRouteComponent(() => import('../pages/workbench/unit.tsx'), 'Unit'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/matters',
    component: lazyRouteComponent(() => import('../pages/matters/matters.tsx'), 'Matters'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/matters/new',
    component: lazyRouteComponent(() => import('../pages/matters/new-matter.tsx'), 'NewMatter'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/matters/$id',
    component: lazyRouteComponent(() => import('../pages/matters/matter.tsx'), 'MatterPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/visits',
    component: lazyRouteComponent(() => import('../pages/visits/visits.tsx'), 'Visits'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/duties',
    component: lazyRouteComponent(() => import('../pages/duties/duties.tsx'), 'Duties'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/papers',
    component: lazyRouteComponent(() => import('../pages/papers/papers.tsx'), 'Papers'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/papers/$id',
    component: lazyRouteComponent(() => import('../pages/papers/paper.tsx'), 'PaperPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/notices',
    component: lazyRouteComponent(() => import('../pages/notices/notices.tsx'), 'Notices'),
  }),
]
