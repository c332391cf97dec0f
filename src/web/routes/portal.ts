import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { portal } from './shells.ts'

/** Pages of an enterprise that has an account. */
export const inPortal = [
  createRoute({
    getParentRoute: () => portal,
    path: '/portal',
    component: lazyRouteComponent(() => import('../pages/portal/portal.tsx'), 'Portal'),
  }),
  createRoute({
    getParentRoute: () => portal,
    path: '/portal/raise',
    component: lazyRouteComponent(() => import('../pages/portal/raise.tsx'), 'Raise'),
  }),
  createRoute({
    getParentRoute: () => portal,
    path: '/portal/matters/$id',
    component: lazyRouteComponent(() => import('../pages/portal/portal-matter.tsx'), 'PortalMatter'),
  }),
  createRoute({
    getParentRoute: () => portal,
    path: '/portal/monitor',
    component: lazyRouteComponent(() => import('../pages/portal/monitor.tsx'), 'PortalMonitor'),
  }),
]
