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
]
