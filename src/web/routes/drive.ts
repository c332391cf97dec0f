import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { office } from './shells.ts'

/** Campaigns, targets, classes of enterprises, rhythms: what drives the work. */
export const drivePages = [
  createRoute({
    getParentRoute: () => office,
    path: '/campaign',
    component: lazyRouteComponent(() => import('../pages/drive/campaign.tsx'), 'CampaignPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/campaign/unit',
    component: lazyRouteComponent(() => import('../pages/drive/unit-list.tsx'), 'UnitListPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/targets',
    component: lazyRouteComponent(() => import('../pages/drive/targets.tsx'), 'TargetsPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/targets/entry',
    component: lazyRouteComponent(() => import('../pages/drive/reading-entry.tsx'), 'ReadingEntryPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/targets/$id',
    component: lazyRouteComponent(() => import('../pages/drive/target.tsx'), 'TargetPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/rhythm',
    component: lazyRouteComponent(() => import('../pages/drive/rhythm.tsx'), 'RhythmPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/classes',
    component: lazyRouteComponent(() => import('../pages/drive/classes.tsx'), 'ClassesPage'),
  }),
]
